import { calendarYears, type CalendarYearDocument } from '../calendar.store'
import type { CalendarDeps } from '../deps'
import { readYears } from '../stored-calendars'
import { type Reckoning, settleShipped } from './settle-shipped'

/** Longer than any process may reckon with an older calendar, milliseconds: what it wrote meanwhile is found too. */
const SETTLE_AFTER_MS = 30_000

/**
 * Has the work that a new year's table touches reckoned again, in steps that remember how far they came: it may be
 * stopped anywhere, and run twice at once. Answers whether nothing is left.
 */
export const settleYears = async (
  deps: CalendarDeps,
  reckon: Reckoning,
  more: { readonly goOn: () => boolean },
): Promise<boolean> => (await settleImported(deps, reckon, more)) && settleShipped(deps, reckon, more)

async function settleImported(
  deps: CalendarDeps,
  reckon: Reckoning,
  more: { readonly goOn: () => boolean },
): Promise<boolean> {
  for (const year of await readYears(deps.store)) {
    let at: CalendarYearDocument | null = year
    while (at?.settling === true) {
      if (Date.parse(deps.clock.now()) - Date.parse(at.importedAt) < SETTLE_AFTER_MS || !more.goOn()) return false
      const cursor = await reckon(`${at.table.year}-01-01`, at.cursor)
      at = await remember(deps, at, cursor)
    }
  }
  return true
}

/** Notes the way made; a table that was corrected meanwhile starts anew. */
const remember = (deps: CalendarDeps, at: CalendarYearDocument, cursor: string | null) =>
  deps.store.transact(async (transaction) => {
    const present = await transaction.get(calendarYears, at.id)
    if (present === null || present.importedAt !== at.importedAt) return present
    const { cursor: _cursor, ...rest } = present
    const next = { ...rest, settling: cursor !== null, ...(cursor === null ? {} : { cursor }) }
    transaction.put(calendarYears, next)
    return { ...next, version: present.version + 1 }
  })
