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
const TOPICS = Object.keys(TOPIC_WORDS) as Topic[]

/** What people come for, one tap each; a topic without items is not shown. */
export const Topics = ({ items, onChoose }: { items: readonly ServiceRow[]; onChoose: (topic: Topic) => void }) => (
  <Box className='topics' role='group' label={SERVICES_COPY.topics}>
    {TOPICS.map((topic) => {
      const count = items.filter((item) => item.topic === topic).length
      return count === 0 ? null : (
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
      )
    })}
  </Box>
)
