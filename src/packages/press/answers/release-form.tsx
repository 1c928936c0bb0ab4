import { useState } from 'react'
import type { FoundInAnswer } from '../../../../types/answers.contract'
import { MESSAGE_LIMITS } from '../../../../types/messages.terms'
import { answersApi } from '../../../api/answers.api'
import { Box, Button, Callout, Card, Loaded, Section, TextAreaField, TextField, Txt } from '../../../components'
import { PERSONAL_WORDS } from '../../../copy/airlock'
import { RELEASE_COPY } from '../../../copy/answers'
import { notify } from '../../../state/notice.store'
import { useAction } from '../../../state/use-action'
import { useRequest } from '../../../state/use-request'

interface Proposal {
  version: number
  title: string
  question: string
  answer: string
  findings: readonly FoundInAnswer[]
}

/** One answer on its way to the public: the masked first version, rewritten, checked, released. */
export function ReleaseForm({ messageId, onClose }: { messageId: string; onClose: () => void }) {
  const request = useRequest(`answers/propose/${messageId}`, () => answersApi.propose({ messageId }))
  return (
    <>
      <Loaded request={request} rows={4}>
        {(proposal) => <Texts key={messageId} messageId={messageId} proposal={proposal} onDone={onClose} />}
      </Loaded>
      <Button kind='plain' block onPress={onClose}>
        {RELEASE_COPY.back}
      </Button>
    </>
  )
}

const LEAST = 4

function Texts({ messageId, proposal, onDone }: { messageId: string; proposal: Proposal; onDone: () => void }) {
  const [texts, setTexts] = useState({
    title: proposal.title,
    question: proposal.question,
    answer: proposal.answer,
  })
  const [found, setFound] = useState<readonly FoundInAnswer[]>()
  const [tried, setTried] = useState(false)
  const checking = useAction(() => answersApi.check({ messageId, ...texts }))
  const releasing = useAction(() => answersApi.release({ messageId, version: proposal.version, ...texts }))
  const complete = Object.values(texts).every((text) => text.trim().length >= LEAST)
  const edit = (more: Partial<typeof texts>): void => {
    setTexts({ ...texts, ...more })
    setFound(undefined)
  }
  const release = async (): Promise<void> => {
    setTried(true)
    if (!complete) return
    const checked = await checking.run()
    if (!checked) return
    setFound(checked.findings)
    if (checked.findings.length > 0 || !(await releasing.run())) return
    notify(RELEASE_COPY.done)
    onDone()
  }
  const failure = releasing.failure ?? checking.failure
  return (
    <Section title={RELEASE_COPY.rewrite}>
      <Card>
        <Box className='stack'>
          <Txt className='text-2'>{RELEASE_COPY.rewriteNote}</Txt>
          <TextField
            label={RELEASE_COPY.heading}
            value={texts.title}
            maxLength={MESSAGE_LIMITS.title.max}
            onChange={(title) => edit({ title })}
          />
          <TextAreaField
            label={RELEASE_COPY.question}
            value={texts.question}
            rows={5}
            maxLength={MESSAGE_LIMITS.body.max}
            onChange={(question) => edit({ question })}
          />
          <TextAreaField
            label={RELEASE_COPY.answer}
            value={texts.answer}
            rows={8}
            maxLength={MESSAGE_LIMITS.reply.max}
            onChange={(answer) => edit({ answer })}
          />
          {tried && !complete && <Callout tone='warn'>{RELEASE_COPY.tooShort}</Callout>}
          {found !== undefined && found.length > 0 && <Findings found={found} texts={texts} />}
          {failure && (
            <Callout tone='danger' live>
              {failure.message}
            </Callout>
          )}
          <Button block kind='primary' busy={checking.busy || releasing.busy} onPress={() => void release()}>
            {RELEASE_COPY.release}
          </Button>
        </Box>
      </Card>
    </Section>
  )
}

const Findings = ({
  found,
  texts,
}: {
  found: readonly FoundInAnswer[]
  texts: Readonly<Record<FoundInAnswer['field'], string>>
}) => (
  <Callout tone='warn' live>
    <Txt className='heading-3'>{RELEASE_COPY.found}</Txt>
    {found.map(({ field, kind, start, end }) => (
      <Txt key={`${field}${start}`} className='text'>
        {`${RELEASE_COPY.field[field]}：${PERSONAL_WORDS[kind]}“${texts[field].slice(start, end)}”`}
      </Txt>
    ))}
  </Callout>
)
