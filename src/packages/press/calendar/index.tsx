import { useState } from 'react'
import { calendarApi } from '../../../api/calendar.api'
import {
  Box,
  Button,
  Callout,
  Card,
  Empty,
  Loaded,
  Page,
  Row,
  Rows,
  Section,
  SignedIn,
  TextAreaField,
  Txt,
} from '../../../components'
import { CALENDAR_COPY } from '../../../copy/calendar'
import { hasRole } from '../../../state/roles'
import { useAction } from '../../../state/use-action'
import { useRequest } from '../../../state/use-request'

/** 校历: which years are known and by which notice; an administrator reads in the next one. */
export default function CalendarPage() {
  return (
    <Page title={CALENDAR_COPY.title}>
      <SignedIn>
        {(me) =>
          hasRole(me, 'admin') ? (
            <Calendar />
          ) : (
            <Empty icon='lock' title={CALENDAR_COPY.notYours} text={CALENDAR_COPY.notYoursText} />
          )
        }
      </SignedIn>
    </Page>
  )
}

function Calendar() {
  const request = useRequest('calendar/years', () => calendarApi.years({}))
  return (
    <>
      <ImportYear onImported={request.reload} />
      <Loaded request={request} rows={3}>
        {({ years, coveredThrough }) => (
          <Section title={CALENDAR_COPY.years}>
            <Txt className='text-2'>{CALENDAR_COPY.covered(coveredThrough)}</Txt>
            <Card flush>
              <Rows label={CALENDAR_COPY.years}>
                {years.map(({ year, workingDays, notice, from }) => (
                  <Row
                    key={year}
                    title={CALENDAR_COPY.year(year, workingDays)}
                    note={[notice.title, notice.number].filter(Boolean).join('，')}
                    value={CALENDAR_COPY.from[from]}
                  />
                ))}
              </Rows>
            </Card>
          </Section>
        )}
      </Loaded>
    </>
  )
}

/** The table as text. What is wrong with it is said line by line; nothing of it is taken until all is right. */
function ImportYear({ onImported }: { onImported: () => void }) {
  const [table, setTable] = useState('')
  const [done, setDone] = useState('')
  const { busy, failure, run } = useAction(calendarApi.import)
  const submit = async () => {
    setDone('')
    const year = await run({ table })
    if (year === undefined) return
    setDone(CALENDAR_COPY.done(year.year, year.workingDays))
    setTable('')
    onImported()
  }
  const faults = Object.entries(failure?.fields ?? {})
  return (
    <Section title={CALENDAR_COPY.importTitle}>
      <Card>
        <Box className='stack'>
          {failure && (
            <Callout tone='danger' live>
              {faults.length === 0 ? failure.message : faults.map(([line, said]) => <Txt key={line}>{said}</Txt>)}
            </Callout>
          )}
          {done !== '' && (
            <Callout tone='ok' live>
              {done}
            </Callout>
          )}
          <TextAreaField
            label={CALENDAR_COPY.table}
            hint={CALENDAR_COPY.importHint}
            placeholder={CALENDAR_COPY.placeholder}
            rows={10}
            maxLength={20_000}
            value={table}
            onChange={setTable}
          />
          <Button block kind='primary' busy={busy} onPress={() => void submit()}>
            {CALENDAR_COPY.submit}
          </Button>
        </Box>
      </Card>
    </Section>
  )
}
