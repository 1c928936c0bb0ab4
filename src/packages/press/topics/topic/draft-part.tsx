import { useState } from 'react'
import type { TopicDetail } from '../../../../../types/topics.contract'
import { TOPIC_LIMITS } from '../../../../../types/topics.terms'
import { topicsApi } from '../../../../api/topics.api'
import { Button, Card, Form, Refusal, Section, TextAreaField, Txt } from '../../../../components'
import { instantWords } from '../../../../copy/days'
import { TOPICS_COPY } from '../../../../copy/topics'
import { readStored, writeStored } from '../../../../platform/storage'
import { notify } from '../../../../state/notice.store'
import { useSession } from '../../../../state/session.store'
import { useAction } from '../../../../state/use-action'
import { useCall } from '../../../../state/use-call'

const { min, max } = TOPIC_LIMITS.draft

interface Written {
  readonly body: string
  /** The version that it goes on from; absent once one was told of a newer one. */
  readonly on?: number
}

/** What one writes and has not saved: kept on the device, so that leaving the page loses nothing. */
function useWritten(topicId: string) {
  const me = useSession((session) => session.me)
  const key = `minsheng.text.topic.${me?.id ?? ''}.${topicId}`
  const [written, setWritten] = useState(() => readStored<Written>(key))
  const write = (next: Written | undefined): void => {
    setWritten(next)
    writeStored(key, next)
  }
  return { written, write }
}

/** 研判专报: a first draft from figures, rewritten and saved in versions. What one wrote stays when somebody else saved first. */
export function DraftPart({ topic, onSaved }: { topic: TopicDetail; onSaved: () => void }) {
  const { id, draft, may } = topic
  const { written, write } = useWritten(id)
  const [tried, setTried] = useState(false)
  /** Somebody else's is read beside one's own. */
  const [overtaken, setOvertaken] = useState(false)
  const proposing = useCall(topicsApi.proposeDraft)
  const saving = useAction(topicsApi.saveDraft, ({ code }) => {
    // Somebody saved before: one is told, reads theirs, and may put one's own in its place the next time.
    if (code !== 'conflict' || body === undefined) return
    write({ body })
    setOvertaken(true)
  })
  const body = written?.body ?? draft?.body
  /** The version that was read when one began to write, however long ago: a colleague's is never replaced unseen. */
  const number = written?.on ?? draft?.number ?? 0
  const propose = async (): Promise<void> => {
    const proposed = await proposing.run({ id })
    if (proposed !== undefined) write({ body: proposed.body, on: number })
  }
  const save = async (): Promise<void> => {
    setTried(true)
    if (body === undefined || body.trim().length < min) return
    const saved = await saving.run({ id, number, body })
    // Also after a refusal: somebody else's version is read, and what is written here stays in the field.
    onSaved()
    if (saved === undefined) return
    setOvertaken(false)
    write(undefined)
    notify(TOPICS_COPY.saved)
  }
  const failure = saving.failure ?? proposing.failure
  return (
    <Section title={TOPICS_COPY.draft}>
      <Card>
        <Form sending={proposing.busy || saving.busy}>
          {draft !== null && (
            <Txt className='small'>{TOPICS_COPY.draftBy(draft.number, draft.byName, instantWords(draft.at))}</Txt>
          )}
          {overtaken && draft !== null && (
            <Txt className='text pre' selectable>
              {draft.body}
            </Txt>
          )}
          {body === undefined && <Txt className='text-2'>{TOPICS_COPY.draftNone}</Txt>}
          {body !== undefined && !may.draft && (
            <Txt className='text pre' selectable>
              {body}
            </Txt>
          )}
          {body !== undefined && may.draft && (
            <TextAreaField
              label={TOPICS_COPY.draftLabel}
              value={body}
              onChange={(text) => write({ body: text, on: number })}
              maxLength={max}
              error={tried && body.trim().length < min ? TOPICS_COPY.draftShort : undefined}
            />
          )}
          <Refusal failure={failure} tapped={body === undefined} />
          {may.draft &&
            (body === undefined ? (
              <Button block busy={proposing.busy} onPress={() => void propose()}>
                {TOPICS_COPY.propose}
              </Button>
            ) : (
              <Button block kind='primary' busy={saving.busy} onPress={() => void save()}>
                {TOPICS_COPY.save}
              </Button>
            ))}
        </Form>
      </Card>
    </Section>
  )
}
