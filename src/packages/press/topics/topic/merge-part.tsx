import { useState } from 'react'
import type { TopicDetail } from '../../../../../types/topics.contract'
import { topicsApi } from '../../../../api/topics.api'
import { Button, Card, Confirm, Refusal, Row, Rows, Section, Txt } from '../../../../components'
import { instantWords } from '../../../../copy/days'
import { TOPICS_COPY } from '../../../../copy/topics'
import { openPage } from '../../../../platform/navigate'
import { notify } from '../../../../state/notice.store'
import { MergeSheet } from './merge-sheet'
import { useDecision } from './use-decision'

interface MergePartProps {
  topic: TopicDetail
  onChanged: (topic: TopicDetail) => void
}

/** Topics that count with this one, and the ways to merge another and to part them again. */
export function MergePart({ topic, onChanged }: MergePartProps) {
  const { id, revision, merged, may, state } = topic
  const [merging, setMerging] = useState(false)
  const [parting, setParting] = useState<TopicDetail['merged'][number]>()
  const sending = useDecision(topicsApi.unmerge, onChanged)
  const part = async (): Promise<void> => {
    if (parting === undefined) return
    const changed = await sending.run({ id, other: parting.id, revision })
    setParting(undefined)
    if (changed === undefined) return
    notify(TOPICS_COPY.parted)
    onChanged(changed)
  }
  const mayMerge = may.sort && (state === 'current' || state === 'past')
  if (merged.length === 0 && !mayMerge) return null
  return (
    <Section title={TOPICS_COPY.merged}>
      {merged.length === 0 ? (
        <Txt className='text-2'>{TOPICS_COPY.mergeNote}</Txt>
      ) : (
        <Card flush>
          <Rows label={TOPICS_COPY.merged}>
            {merged.map((one) => (
              <Row
                key={one.id}
                title={one.label}
                note={TOPICS_COPY.mergedBy(one.messages, one.byName, instantWords(one.mergedAt))}
                onPress={() => openPage('topic', { id: one.id })}
                beside={
                  mayMerge && (
                    <Button kind='plain' label={TOPICS_COPY.partOf(one.label)} onPress={() => setParting(one)}>
                      {TOPICS_COPY.part}
                    </Button>
                  )
                }
              />
            ))}
          </Rows>
        </Card>
      )}
      <Refusal failure={sending.failure} />
      {mayMerge && (
        <Button block onPress={() => setMerging(true)}>
          {TOPICS_COPY.merge}
        </Button>
      )}
      {merging && (
        <MergeSheet
          topic={topic}
          onNow={onChanged}
          onClose={() => setMerging(false)}
          onMerged={(changed) => {
            setMerging(false)
            onChanged(changed)
          }}
        />
      )}
      <Confirm
        open={parting !== undefined}
        title={TOPICS_COPY.partTitle}
        text={TOPICS_COPY.partAsk(parting?.label ?? '')}
        confirm={TOPICS_COPY.partTitle}
        busy={sending.busy}
        onConfirm={() => void part()}
        onClose={() => setParting(undefined)}
      />
    </Section>
  )
}
