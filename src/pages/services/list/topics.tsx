import type { ServiceRow } from '../../../../types/services.contract'
import { Box, Icon, type IconName, Press, Txt } from '../../../components'
import { SERVICES_COPY, TOPIC_WORDS } from '../../../copy/services'

export type Topic = ServiceRow['topic']

const ICONS: Record<Topic, IconName> = {
  documents: 'card',
  social_security: 'shield',
  housing: 'house',
  education: 'school',
  health: 'health',
  transport: 'bus',
  utilities: 'drop',
  family: 'heart',
  business: 'briefcase',
  culture: 'book',
}
interface Counted {
  readonly topic: Topic
  readonly count: number
}
const TOPICS = Object.keys(TOPIC_WORDS) as Topic[]

/** Side by side on a desk: so many that the last line has the fewest gaps, and as many as may be. */
const columnsOf = (count: number): number => {
  const gaps = (columns: number): number => (columns - (count % columns)) % columns
  return [5, 4, 3].reduce((best, columns) => (gaps(columns) < gaps(best) ? columns : best))
}

/** What people come for, one tap each; a topic without items is not shown. */
export const Topics = ({ counts, onChoose }: { counts: readonly Counted[]; onChoose: (topic: Topic) => void }) => {
  const shown = TOPICS.flatMap((topic) => counts.find((counted) => counted.topic === topic) ?? [])
  return (
    <Box
      className='topics'
      role='group'
      label={SERVICES_COPY.topics}
      style={{ '--columns': columnsOf(shown.length) } as object}
    >
      {shown.map(({ topic, count }) => (
        <Press
          key={topic}
          className='topic'
          label={`${TOPIC_WORDS[topic]}，${SERVICES_COPY.count(count)}`}
          onPress={() => onChoose(topic)}
        >
          <Box className='row__icon' decorative>
            <Icon name={ICONS[topic]} />
          </Box>
          <Box className='row__text'>
            <Txt className='topic__name'>{TOPIC_WORDS[topic]}</Txt>
            <Txt className='small number'>{SERVICES_COPY.count(count)}</Txt>
          </Box>
        </Press>
      ))}
    </Box>
  )
}
