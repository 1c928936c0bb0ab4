import type { ReceiptReason } from '../../../types/messages.terms'
import { dayNumber, dayWithNumber } from '../../shared/kernel/local-date'
import type { WorkCalendar } from '../../shared/kernel/working-days'
import { type Clock, type LedgerDay, ledgerOf, type Verdict } from './clock'

const LETTERS: Readonly<Record<ReceiptReason, string>> = {
  counted: 'c',
  weekend: 'w',
  holiday: 'h',
  makeup_workday: 'm',
  paused: 'p',
  extended: 'e',
}
const REASONS = new Map(Object.entries(LETTERS).map(([why, letter]) => [letter, why as ReceiptReason]))
const COUNTS: ReadonlySet<ReceiptReason> = new Set<ReceiptReason>(['counted', 'makeup_workday', 'extended'])

/**
 * The ledger that a verdict rests on, a letter a day from the day after the start to the reply or the due day, whichever
 * is later. Kept with the reply: a notice that arrives later changes neither verdict nor ledger.
 */
export const freezeLedger = (clock: Clock, verdict: Verdict, repliedOn: string, calendar: WorkCalendar): string =>
  ledgerOf(clock, repliedOn > verdict.dueOn ? repliedOn : verdict.dueOn, calendar)
    .map(({ why }) => LETTERS[why])
    .join('')

/** The days of a frozen ledger. Names of holidays are those of today. */
export const thawLedger = (clock: Clock, frozen: string, calendar: WorkCalendar): LedgerDay[] =>
  [...frozen].map((letter, at) => {
    const on = dayWithNumber(dayNumber(clock.startedOn) + at + 1)
    const why = REASONS.get(letter) ?? 'counted'
    const name = why === 'holiday' ? calendar.kindOf(on).name : undefined
    return { on, counts: COUNTS.has(why), why, ...(name === undefined ? {} : { name }) }
  })
