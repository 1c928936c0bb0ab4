import { insightApi } from '../../../api/insight.api'
import { Box, Figure, Loaded, Section, Txt } from '../../../components'
import { PRESS_COPY } from '../../../copy/press'
import { hoursWords } from '../../../copy/rates'
import { useRequest } from '../../../state/use-request'

/** Imported history, apart from the city's own figures and their range: it ends where they begin. */
export function HistoryPart({ toldAbove }: { toldAbove: boolean }) {
  const request = useRequest('insight/history', () => insightApi.history({}))
  return (
    <Section title={PRESS_COPY.history}>
      <Loaded request={request} rows={1} toldAbove={toldAbove}>
        {({ months, received, replied, averageHours, medianDays }) =>
          months === null ? (
            <Txt className='small'>{PRESS_COPY.noHistory}</Txt>
          ) : (
            <>
              <Txt className='small'>{PRESS_COPY.historyNote(months)}</Txt>
              <Box className='columns-4'>
                <Figure label={PRESS_COPY.historyReceived} value={PRESS_COPY.count(received)} />
                <Figure label={PRESS_COPY.historyReplied} value={PRESS_COPY.count(replied)} />
                <Figure
                  label={PRESS_COPY.historyHours}
                  value={averageHours === null ? PRESS_COPY.none : hoursWords(averageHours)}
                />
                <Figure
                  label={PRESS_COPY.historyMedian}
                  value={medianDays === null ? PRESS_COPY.none : PRESS_COPY.withinDays(medianDays)}
                />
              </Box>
            </>
          )
        }
      </Loaded>
    </Section>
  )
}
