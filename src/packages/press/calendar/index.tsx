import { calendarApi } from '../../../api/calendar.api'
import { Beside, Card, Empty, Loaded, Page, Row, Rows, Section, SignedIn, Txt } from '../../../components'
import { CALENDAR_COPY } from '../../../copy/calendar'
import { hasRole } from '../../../state/roles'
import { useRequest } from '../../../state/use-request'
import { TableImport } from '../table-import'

/** 校历: which years are known and by which notice; an administrator reads in the next one. */
export default function CalendarPage() {
  return (
    <Page title={CALENDAR_COPY.title} wide>
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
    <Beside
      side={
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
      }
    >
      <TableImport
        copy={CALENDAR_COPY}
        action='import_calendar'
        rows={10}
        maxLength={20_000}
        send={calendarApi.import}
        done={(year) => CALENDAR_COPY.done(year.year, year.workingDays)}
        onImported={request.reload}
      />
    </Beside>
  )
}
