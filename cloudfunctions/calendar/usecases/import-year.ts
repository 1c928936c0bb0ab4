import type { CalendarYear } from '../../../types/calendar.contract'
import { appendAudit } from '../../audit'
import { tableCalendar } from '../../shared/calendar'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { sha256 } from '../../shared/kernel/ids'
import { shanghaiDay } from '../../shared/kernel/local-date'
import { calendarYears, type CalendarYearDocument } from '../calendar.store'
import { checkTable } from '../check-table'
import type { CalendarDeps } from '../deps'
import { type Faults, readTable } from '../read-table'
import { readYears, tablesOf } from '../stored-calendars'
import { toYear } from './list-years'

/**
 * Takes in a year's notice, or a correction of this year's or a later one. The same table again changes nothing.
 * @throws DomainError `invalid_input` with a sentence for each line that is wrong
 */
export const importYear =
  (deps: CalendarDeps) =>
  async (actor: Actor, input: { table: string }): Promise<CalendarYear> => {
    const read = readTable(input.table)
    if ('faults' in read) throw refusal(read.faults)
    const importedAt = deps.clock.now()
    const tables = tablesOf(await readYears(deps.store))
    const { coveredThrough } = tableCalendar(tables)
    const thisYear = Number(shanghaiDay(importedAt).slice(0, 4))
    const checked = checkTable(read.table, { coveredThrough, thisYear })
    if ('faults' in checked) throw refusal(checked.faults)
    const { table } = checked
    const imported = { id: String(table.year), table, importedBy: actor.id, importedAt, settling: true }
    await deps.store.transact(async (transaction) => {
      const present: CalendarYearDocument | null = await transaction.get(calendarYears, imported.id)
      const content = JSON.stringify(table)
      if (present === null) transaction.insert(calendarYears, imported)
      else if (JSON.stringify(present.table) !== content)
        transaction.put(calendarYears, { ...imported, version: present.version })
      else return
      appendAudit(transaction, deps.ids, {
        actor,
        at: importedAt,
        action: 'calendar.import',
        subject: { kind: 'calendar', id: imported.id },
        what: { hash: sha256(content), corrects: present !== null },
      })
    })
    return toYear(table, 'imported', tableCalendar([...tables.filter(({ year }) => year < table.year), table]))
  }

const refusal = (faults: Faults): DomainError =>
  new DomainError(
    'invalid_input',
    {},
    { fields: Object.fromEntries([...faults].map(([line, sentence]) => [`table.${line}`, sentence])) },
  )
