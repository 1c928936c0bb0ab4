import * as z from 'zod/mini'
import { LocalDay, personText, procedure } from './wire.contract'

/** The longest table that is read, in characters; a year's has under 2,000. */
const MAX_TABLE = 20_000

/** The State Council's yearly notice that a year's days come from. */
export const CalendarNotice = z.object({ title: z.string(), number: z.optional(z.string()), urls: z.array(z.string()) })

export const CalendarYear = z.object({
  year: z.int(),
  notice: CalendarNotice,
  /** Shipped with the product, or read in by an administrator (also in place of a shipped one). */
  from: z.enum(['shipped', 'imported']),
  workingDays: z.int(),
})

export const calendarContract = {
  /** Newest first. After `coveredThrough` only weekends are known, and due days are shown as 待校历. */
  years: procedure({
    input: z.object({}),
    output: z.object({ years: z.array(CalendarYear), coveredThrough: LocalDay }),
    by: 'anyone',
    errors: [],
  }),
  /**
   * Reads a year's notice: the JSON of a year table, or lines `放假,元旦,2027-01-01,2027-01-03` and `上班,2027-02-06`
   * under `年份,2027`, `通知,…`, `文号,…`, `网址,…`. All that is wrong is said at once, a sentence a line, under
   * `fields['table.<line>']`. Open messages that it touches are reckoned again within minutes; verdicts stay.
   */
  import: procedure({
    input: z.object({ table: personText(1, MAX_TABLE) }),
    output: CalendarYear,
    by: ['admin'],
    errors: ['invalid_input'],
  }),
}
export type CalendarContract = typeof calendarContract
export type CalendarYear = z.output<typeof CalendarYear>
