import { useState } from 'react'
import type { TopicDetail } from '../../../../../types/topics.contract'
import { topicsApi } from '../../../../api/topics.api'
import { Box, Button, Card, Confirm, Refusal, Row, Rows, Section, Tag, Txt } from '../../../../components'
import { LINK_KIND_WORDS, TOPICS_COPY } from '../../../../copy/topics'
import { useAction } from '../../../../state/use-action'
import { LinkSheet } from './link-sheet'

interface LinksPartProps {
  topic: TopicDetail
  onChanged: (topic: TopicDetail) => void
}

/** What was published to the topic, and how many were told. */
export function LinksPart({ topic, onChanged }: LinksPartProps) {
  const [linking, setLinking] = useState(false)
  const [ending, setEnding] = useState<string>()
  const unlinking = useAction(topicsApi.unlink)
  const unlink = async (): Promise<void> => {
    if (ending === undefined) return
    const changed = await unlinking.run({ id: topic.id, linkId: ending })
    setEnding(undefined)
    if (changed !== undefined) onChanged(changed)
  }
  return (
    <Section title={TOPICS_COPY.links}>
      <Txt className='text-2'>{TOPICS_COPY.linksNote}</Txt>
      {topic.links.length === 0 ? (
        <Txt className='text-2'>{TOPICS_COPY.noLinks}</Txt>
      ) : (
        <Card flush>
          <Rows label={TOPICS_COPY.links}>
            {topic.links.map((link) => (
              <Row key={link.id} title={link.title} note={link.url ?? ''}>
                <Box className='line'>
                  <Tag>{LINK_KIND_WORDS[link.kind]}</Tag>
                  <Txt className='small'>{TOPICS_COPY.linkState(link)}</Txt>
                </Box>
                {link.of && <Txt className='small'>{TOPICS_COPY.linkOf(link.of.label)}</Txt>}
                {topic.may.link && link.ended === undefined && (
                  <Button
                    kind='plain'
                    edge
                    label={`${TOPICS_COPY.unlink}：${link.title}`}
                    onPress={() => setEnding(link.id)}
                  >
                    {TOPICS_COPY.unlink}
                  </Button>
                )}
              </Row>
            ))}
          </Rows>
        </Card>
      )}
      <Refusal failure={unlinking.failure} />
      {topic.may.link && (topic.state === 'current' || topic.state === 'past') && (
        <Button block onPress={() => setLinking(true)}>
          {TOPICS_COPY.link}
        </Button>
      )}
      {linking && (
        <LinkSheet
          topic={topic}
          onNow={onChanged}
          onClose={() => setLinking(false)}
          onLinked={(changed) => {
            setLinking(false)
            onChanged(changed)
          }}
        />
      )}
      <Confirm
        open={ending !== undefined}
        title={TOPICS_COPY.unlink}
        text={TOPICS_COPY.unlinkAsk}
        confirm={TOPICS_COPY.unlink}
        cancel={TOPICS_COPY.keep}
        danger
        busy={unlinking.busy}
        onConfirm={() => void unlink()}
        onClose={() => setEnding(undefined)}
      />
    </Section>
  )
}
