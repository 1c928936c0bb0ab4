import { useState } from 'react'
import type { Topic, TopicDetail } from '../../../../../types/topics.contract'
import { topicsApi } from '../../../../api/topics.api'
import { Box, Button, Callout, Card, Form, Loaded, Refusal, Row, Rows, Sheet, Txt } from '../../../../components'
import { TOPICS_COPY } from '../../../../copy/topics'
import { notify } from '../../../../state/notice.store'
import { useRequest } from '../../../../state/use-request'
import { useDecision } from './use-decision'

interface MergeSheetProps {
  topic: TopicDetail
  onMerged: (topic: TopicDetail) => void
  /** Somebody else has changed the topic: as it is now. */
  onNow: (topic: TopicDetail) => void
  onClose: () => void
}

/** 合并: first which topic, then what it does, then the merging. */
export function MergeSheet({ topic, onMerged, onNow, onClose }: MergeSheetProps) {
  const [other, setOther] = useState<Topic>()
  return (
    <Sheet open title={TOPICS_COPY.merge} onClose={onClose}>
      <Box className='stack'>
        {other === undefined ? (
          <ChooseTopic topic={topic} onChoose={setOther} />
        ) : (
          <Ask topic={topic} other={other} onMerged={onMerged} onNow={onNow} onBack={() => setOther(undefined)} />
        )}
      </Box>
    </Sheet>
  )
}

function ChooseTopic({ topic, onChoose }: { topic: TopicDetail; onChoose: (other: Topic) => void }) {
  const request = useRequest('topics', () => topicsApi.list({}))
  return (
    <Loaded request={request} rows={3}>
      {({ items, windowDays }) => {
        const others = items.filter(({ id }) => id !== topic.id)
        if (others.length === 0) return <Txt className='text-2'>{TOPICS_COPY.noOther}</Txt>
        return (
          <>
            <Txt className='text-2'>{TOPICS_COPY.mergeWhich(topic.label)}</Txt>
            <Card flush>
              <Rows label={TOPICS_COPY.merge}>
                {others.map((one) => (
                  <Row
                    key={one.id}
                    title={one.label}
                    note={TOPICS_COPY.counts(one, windowDays)}
                    onPress={() => onChoose(one)}
                  />
                ))}
              </Rows>
            </Card>
          </>
        )
      }}
    </Loaded>
  )
}

interface AskProps extends Omit<MergeSheetProps, 'onClose'> {
  other: Topic
  onBack: () => void
}

function Ask({ topic, other, onMerged, onNow, onBack }: AskProps) {
  const input = { id: topic.id, other: other.id }
  const request = useRequest(`topics/${topic.id}/merge/${other.id}`, () => topicsApi.previewMerge(input))
  const sending = useDecision(topicsApi.merge, onNow)
  const send = async (read: { revision: number; otherRevision: number }): Promise<void> => {
    const changed = await sending.run({ ...input, ...read })
    if (changed === undefined) return request.reload()
    notify(TOPICS_COPY.mergeDone)
    onMerged(changed)
  }
  return (
    <Form sending={sending.busy}>
      <Txt className='text'>{TOPICS_COPY.mergeAsk(other.label, topic.label)}</Txt>
      <Loaded request={request} rows={1}>
        {(preview) => (
          <>
            <Callout tone={preview.tells > 0 ? 'warn' : 'info'}>
              {[TOPICS_COPY.mergeCounts(preview.messages), TOPICS_COPY.mergeTells(preview)].join('')}
            </Callout>
            <Refusal failure={sending.failure} tapped />
            <Button
              block
              kind='primary'
              busy={sending.busy}
              onPress={() => void send({ revision: preview.revision, otherRevision: preview.otherRevision })}
            >
              {TOPICS_COPY.mergeConfirm}
            </Button>
          </>
        )}
      </Loaded>
      <Button block kind='plain' onPress={onBack}>
        {TOPICS_COPY.chooseOther}
      </Button>
    </Form>
  )
}
