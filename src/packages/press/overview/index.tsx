import { useState } from 'react'
import type { ActorView } from '../../../../types/identity.contract'
import { exportsApi } from '../../../api/exports.api'
import { insightApi } from '../../../api/insight.api'
import { Box, Button, Card, Chips, Empty, Failed, Loaded, Page, Row, Rows, SignedIn, Txt } from '../../../components'
import { ExportSheet } from '../../../components/staff'
import { dayWords } from '../../../copy/days'
import { EXPORTS_COPY } from '../../../copy/exports'
import { PRESS_COPY } from '../../../copy/press'
import { SUPERVISION_COPY } from '../../../copy/supervision'
import { openPage } from '../../../platform/navigate'
import { seesOverview, seesSupervision, worksAtDesk } from '../../../state/roles'
import { useRequest } from '../../../state/use-request'
import { ChartsPart } from './charts-part'
import { HistoryPart } from './history-part'
import './index.scss'
import { NowSentence, Queues } from './now-part'
import { type RangeDays, rangeOf, RANGES } from './range'
import { Rates } from './rates'
import { TopicsEntry } from './topics-entry'
import { UnitsPart } from './units-part'

/** 全市办理情况 for those who see the whole city. */
export default function OverviewPage() {
  return (
    <Page title={PRESS_COPY.title} wide>
      <SignedIn>
        {(me) =>
          seesOverview(me) ? (
            <Overview me={me} />
          ) : (
            <Empty icon='lock' title={PRESS_COPY.notYours} text={PRESS_COPY.notYoursText} />
          )
        }
      </SignedIn>
    </Page>
  )
}

/** What waits now in one sentence, how it goes, who needs help, the queues with their age, then the charts. */
function Overview({ me }: { me: ActorView }) {
  const [days, setDays] = useState<RangeDays>('7')
  const [exporting, setExporting] = useState(false)
  const range = rangeOf(days, new Date().toISOString())
  const now = useRequest('insight/now', () => insightApi.now({}))
  const request = useRequest(`insight/${range.from}/${range.to}`, () => insightApi.overview(range))
  const overview = request.data
  const isEmpty = overview !== undefined && overview.totals.received === 0 && overview.byUnit.length === 0
  // Offline all of them fail for the same reason: it is said once, and one press tries everything again.
  if (now.state === 'failed' && request.state === 'failed')
    return (
      <Failed
        failure={now.failure}
        onRetry={() => {
          now.reload()
          request.reload()
        }}
      />
    )
  const toldAbove = now.failure !== undefined
  return (
    <>
      <NowSentence request={now} />
      <Box className='line line--between'>
        <Chips
          label={PRESS_COPY.range}
          value={days}
          options={RANGES.map((value) => ({ value, label: PRESS_COPY.rangeOption(Number(value)) }))}
          onChange={setDays}
        />
        <Txt className='small overview__days'>{PRESS_COPY.rangeDays(dayWords(range.from), dayWords(range.to))}</Txt>
        <Button kind='plain' onPress={() => setExporting(true)}>
          {EXPORTS_COPY.export}
        </Button>
      </Box>
      {exporting && (
        <ExportSheet
          title={EXPORTS_COPY.overviewTitle}
          text={EXPORTS_COPY.overviewText}
          make={() => exportsApi.overview(range)}
          onClose={() => setExporting(false)}
        />
      )}
      <Loaded request={request} rows={4} toldAbove={toldAbove}>
        {({ totals, before, byUnit }) => (
          <>
            <Rates totals={totals} before={before} days={Number(days)} />
            {isEmpty ? (
              <Empty icon='chart' title={PRESS_COPY.noData} text={PRESS_COPY.noDataText} />
            ) : (
              <UnitsPart byUnit={byUnit} />
            )}
          </>
        )}
      </Loaded>
      <Queues request={now} onOpen={worksAtDesk(me) ? (queue) => openPage('desk', { queue }) : undefined} />
      <TopicsEntry />
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
      {overview && !isEmpty && <ChartsPart {...overview} />}
      <HistoryPart toldAbove={toldAbove || request.failure !== undefined} />
    </>
  )
}
