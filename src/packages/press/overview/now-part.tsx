import type { InsightContract } from '../../../../types/insight.contract'
import type { PressQueue } from '../../../../types/messages.work.terms'
import type { OutputOf } from '../../../../types/wire.contract'
import { Box, Card, Heading, Loaded, Row, Rows, Section, Txt } from '../../../components'
import { ageWords } from '../../../copy/days'
import { PRESS_COPY } from '../../../copy/press'
import { QUEUE_WORDS } from '../../../copy/work'
import type { Request } from '../../../state/use-request'

interface NowProps {
  request: Request<OutputOf<InsightContract['now']>>
}
interface QueuesProps extends NowProps {
  /** Opens the list of a line; absent for who has no workbench. */
  onOpen: ((queue: PressQueue) => void) | undefined
}

/** What waits now, in one sentence. */
export const NowSentence = ({ request }: NowProps) => (
  <Loaded request={request} rows={1}>
    {(waiting) => (
      <Card>
        <Heading level={2} className='heading-1 overview__sentence'>
          {PRESS_COPY.sentence(waiting).map((clause) => (
            <Txt key={clause} className='overview__clause'>
              {clause}
            </Txt>
          ))}
        </Heading>
        <Txt className='text-2'>{waiting.overdue > 0 ? PRESS_COPY.someLate : PRESS_COPY.allInTime}</Txt>
      </Card>
    )}
  </Loaded>
)

/** The press office's own queues with the age of their oldest; a failed read is told by the sentence above. */
export function Queues({ request, onOpen }: QueuesProps) {
  if (!request.data) return null
  const now = new Date().toISOString()
  const { queues } = request.data
  return (
    <Section title={PRESS_COPY.queues}>
      {queues.some(({ atLeast }) => atLeast) && <Txt className='text-2'>{PRESS_COPY.cut}</Txt>}
      <Card flush>
        <Box className='overview__queues'>
          <Rows label={PRESS_COPY.queues}>
            {queues.map(({ queue, waiting: count, oldestAt, atLeast = false }) => (
              <Row
                key={queue}
                title={QUEUE_WORDS[queue]}
                note={
                  oldestAt !== null
                    ? PRESS_COPY.oldest(ageWords(oldestAt, now), atLeast)
                    : atLeast
                      ? PRESS_COPY.unseen
                      : PRESS_COPY.empty
                }
                value={PRESS_COPY.waiting(count, atLeast)}
                {...(onOpen && count > 0 ? { onPress: () => onOpen(queue) } : {})}
              />
            ))}
          </Rows>
        </Box>
      </Card>
    </Section>
  )
}
