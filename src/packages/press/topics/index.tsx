import type { Topic } from '../../../../types/topics.contract'
import type { Direction } from '../../../../types/topics.terms'
import { topicsApi } from '../../../api/topics.api'
import { Box, Card, Empty, Loaded, Page, Row, Rows, SignedIn, Tag, type Tone, Txt } from '../../../components'
import { instantWords } from '../../../copy/days'
import { DIRECTION_WORDS, TOPICS_COPY } from '../../../copy/topics'
import { openPage } from '../../../platform/navigate'
import { seesOverview } from '../../../state/roles'
import { useRequest } from '../../../state/use-request'

/** 热点话题: what many write about, what rises first. */
export default function TopicsPage() {
  return (
    <Page title={TOPICS_COPY.title} wide>
      <SignedIn>
        {(me) =>
          seesOverview(me) ? (
            <Topics />
          ) : (
            <Empty icon='lock' title={TOPICS_COPY.notYours} text={TOPICS_COPY.notYoursText} />
          )
        }
      </SignedIn>
    </Page>
  )
}

function Topics() {
  const request = useRequest('topics', () => topicsApi.list({}))
  return (
    <Loaded request={request} rows={4}>
      {({ items, asOf, windowDays }) => (
        <>
          <Box className='stack-small'>
            <Txt className='text-2'>{TOPICS_COPY.intro(windowDays)}</Txt>
            {asOf !== null && <Txt className='small number'>{TOPICS_COPY.asOf(instantWords(asOf))}</Txt>}
          </Box>
          {items.length === 0 ? (
            <Empty
              icon='chart'
              title={asOf === null ? TOPICS_COPY.notYet : TOPICS_COPY.none}
              text={TOPICS_COPY.noneText}
            />
          ) : (
            <Card flush>
              <Rows label={TOPICS_COPY.title}>
                {items.map((topic) => (
                  <TopicRow key={topic.id} topic={topic} days={windowDays} />
                ))}
              </Rows>
            </Card>
          )}
        </>
      )}
    </Loaded>
  )
}

const TONES: Record<Direction, Tone> = { new: 'warn', rising: 'warn', steady: 'neutral', falling: 'ok' }

const TopicRow = ({ topic, days }: { topic: Topic; days: number }) => (
  <Row title={topic.label} note={TOPICS_COPY.counts(topic, days)} onPress={() => openPage('topic', { id: topic.id })}>
    <TrendTag topic={topic} />
    {topic.places.length > 0 && <Txt className='small'>{TOPICS_COPY.places(topic.places.slice(0, 3))}</Txt>}
  </Row>
)

/** The arrow with its word; percent only where the server says it. */
const TrendTag = ({ topic: { direction, percent } }: { topic: Topic }) => (
  <Box className='line'>
    <Tag tone={TONES[direction]}>{DIRECTION_WORDS[direction]}</Tag>
    {percent !== null && <Txt className='small number'>{TOPICS_COPY.percent(percent)}</Txt>}
  </Box>
)
