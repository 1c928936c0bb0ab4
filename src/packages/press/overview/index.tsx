import { useState } from 'react'
import { insightApi } from '../../../api/insight.api'
import { Box, Card, Chips, Empty, Loaded, Page, Row, Rows, SignedIn, Txt } from '../../../components'
import { dayWords } from '../../../copy/days'
import { PRESS_COPY } from '../../../copy/press'
import { SUPERVISION_COPY } from '../../../copy/supervision'
import { openPage } from '../../../platform/navigate'
import { seesOverview, seesSupervision } from '../../../state/roles'
import { useRequest } from '../../../state/use-request'
import { ChartsPart } from './charts-part'
import { HistoryPart } from './history-part'
import './index.scss'
import { NowPart } from './now-part'
import { type RangeDays, rangeOf, RANGES } from './range'
import { Rates } from './rates'
import { UnitsPart } from './units-part'

/** 全市办理情况: first what waits now in one sentence, then how it goes and who needs help, then the charts. */
export default function OverviewPage() {
  return (
    <Page title={PRESS_COPY.title} wide>
      <SignedIn>
        {(me) =>
          seesOverview(me) ? (
            <>
              <NowPart />
              {seesSupervision(me) && (
                <Card flush>
                  <Rows>
                    <Row
                      icon='alert'
                      title={SUPERVISION_COPY.entry}
                      note={SUPERVISION_COPY.entryNote}
                      onPress={() => openPage('supervision')}
                    />
                  </Rows>
                </Card>
              )}
              <RangePart />
              <HistoryPart />
            </>
          ) : (
            <Empty icon='lock' title={PRESS_COPY.notYours} text={PRESS_COPY.notYoursText} />
          )
        }
      </SignedIn>
    </Page>
  )
}

function RangePart() {
  const [days, setDays] = useState<RangeDays>('7')
  const range = rangeOf(days, new Date().toISOString())
  const request = useRequest(`insight/${range.from}/${range.to}`, () => insightApi.overview(range))
  return (
    <>
      <Box className='line line--between'>
        <Chips
          label={PRESS_COPY.range}
          value={days}
          options={RANGES.map((value) => ({ value, label: PRESS_COPY.rangeOption(Number(value)) }))}
          onChange={setDays}
        />
        <Txt className='small'>{PRESS_COPY.rangeDays(dayWords(range.from), dayWords(range.to))}</Txt>
      </Box>
      <Loaded request={request} rows={4}>
        {(overview) => (
          <>
            <Rates totals={overview.totals} before={overview.before} days={Number(days)} />
            {overview.totals.received === 0 && overview.byUnit.length === 0 ? (
              <Empty icon='chart' title={PRESS_COPY.noData} text={PRESS_COPY.noDataText} />
            ) : (
              <>
                <UnitsPart byUnit={overview.byUnit} />
                <ChartsPart {...overview} />
              </>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}
