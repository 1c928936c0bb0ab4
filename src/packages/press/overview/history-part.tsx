import type { Overview } from '../../../../types/insight.contract'
import { Box, Figure, Section, Txt } from '../../../components'
import { hoursWords, PRESS_COPY } from '../../../copy/press'

/** Imported history, apart from the city's own figures and in words of its own. */
export const HistoryPart = ({ history }: Pick<Overview, 'history'>) => (
  <Section title={PRESS_COPY.history}>
    <Txt className='small'>{history.received === 0 ? PRESS_COPY.noHistory : PRESS_COPY.historyNote}</Txt>
    {history.received > 0 && (
      <Box className='columns-4'>
        <Figure label={PRESS_COPY.historyReceived} value={PRESS_COPY.count(history.received)} />
        <Figure label={PRESS_COPY.historyReplied} value={PRESS_COPY.count(history.replied)} />
        <Figure
          label={PRESS_COPY.historyHours}
          value={history.averageHours === null ? PRESS_COPY.none : hoursWords(history.averageHours)}
        />
        <Figure
          label={PRESS_COPY.historyMedian}
          value={history.medianDays === null ? PRESS_COPY.none : PRESS_COPY.days(history.medianDays)}
        />
      </Box>
    )}
  </Section>
)
