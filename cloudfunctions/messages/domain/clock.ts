import type { ReceiptReason } from '../../../types/messages.terms'
import { dayNumber, dayWithNumber, type LocalDate } from '../../shared/kernel/local-date'
import type { DayKind, DueDay, WorkCalendar } from '../../shared/kernel/working-days'

/** The clock stood still while the citizen was asked: the days after `askedOn` up to and including `endsOn`. */
export interface Pause {
  readonly askedOn: LocalDate
  /** The day of the answer, or the day on which the question runs out unanswered (the latest day, while it is open). */
  readonly endsOn: LocalDate
}

/** The press office gave more working days, once, with grounds that the citizen reads. */
export interface Extension {
  readonly grantedOn: LocalDate
  readonly workingDays: number
  readonly grounds: string
  /** By whom: the office, never the person. Absent on those from before it was kept. */
  readonly by?: 'chief' | 'supervisor'
  /** Nobody gave them: a notice came late, and the day that was promised stays (`kept-day.ts`). */
  readonly lateNotice?: true
}

/** What a due day is reckoned from. Replayed from the beginning each time, so that ledger and verdict cannot differ. */
export interface Clock {
  /** The day of receipt (the city's clock) or of dispatch (a unit's). It is not counted (民法典 201). */
  readonly startedOn: LocalDate
  /** The promise of the policy, in working days. */
  readonly workingDays: number
  readonly pauses: readonly Pause[]
  readonly extensions: readonly Extension[]
}

export const newClock = (startedOn: LocalDate, workingDays: number): Clock => ({
  startedOn,
  workingDays,
  pauses: [],
  extensions: [],
})

/** Working days promised in all. */
export const allowanceOf = (clock: Clock): number =>
  clock.extensions.reduce((sum, extension) => sum + extension.workingDays, clock.workingDays)

/**
 * The last day on time: the day on which the allowance is used up. A pause moves it by the working days that stood
 * still; one that began when the allowance was already used up moves nothing.
 */
export function dueOf(clock: Clock, calendar: WorkCalendar): DueDay {
  let ordinal = calendar.ordinalOf(clock.startedOn) + allowanceOf(clock)
  for (const { askedOn, endsOn } of clock.pauses) {
    const asked = calendar.ordinalOf(askedOn)
    if (asked < ordinal) ordinal += Math.max(0, calendar.ordinalOf(endsOn) - asked)
  }
  const on = calendar.dayOf(ordinal)
  return { on, calendarSettled: clock.startedOn >= calendar.coveredFrom && on <= calendar.coveredThrough }
}

/** Working days before the due day from which on a matter may not become complex any more (design: never near it). */
const COMPLEX_BEFORE_WORKING_DAYS = 2

/** The last day on which the matter may still become complex. */
export const complexUntil = (dueOn: LocalDate, calendar: WorkCalendar): LocalDate =>
  calendar.dayOf(calendar.ordinalOf(dueOn) - COMPLEX_BEFORE_WORKING_DAYS)

/** On time or not, and by how many counted working days it was late. On a day off after the due day: late by 0. */
export interface Verdict {
  readonly dueOn: LocalDate
  readonly onTime: boolean
  readonly lateByWorkingDays: number
}

export function verdictOf(clock: Clock, repliedOn: LocalDate, calendar: WorkCalendar): Verdict {
  const dueOn = dueOf(clock, calendar).on
  const counted = countedUpTo(clock, repliedOn, calendar)
  return { dueOn, onTime: repliedOn <= dueOn, lateByWorkingDays: Math.max(0, counted - allowanceOf(clock)) }
}

/** Working days that counted, from the day after the start up to and including `day`. */
export function countedUpTo(clock: Clock, day: LocalDate, calendar: WorkCalendar): number {
  const paused = clock.pauses
    .filter(({ askedOn }) => askedOn < day)
    .reduce((sum, { askedOn, endsOn }) => {
      const until = endsOn < day ? endsOn : day
      return sum + Math.max(0, calendar.ordinalOf(until) - calendar.ordinalOf(askedOn))
    }, 0)
  return Math.max(0, calendar.ordinalOf(day) - calendar.ordinalOf(clock.startedOn) - paused)
}

/** One day of the receipt. `name` of the holiday. */
export interface LedgerDay {
  readonly on: LocalDate
  readonly counts: boolean
  readonly why: ReceiptReason
  readonly name?: string
}

/** 时限清单: every day after the start up to `through`, and why it counts or not. */
export function ledgerOf(clock: Clock, through: LocalDate, calendar: WorkCalendar): LedgerDay[] {
  const days: LedgerDay[] = []
  let counted = 0
  for (let number = dayNumber(clock.startedOn) + 1; number <= dayNumber(through); number += 1) {
    const on = dayWithNumber(number)
    const kind = calendar.kindOf(on)
    if (!isWorked(kind)) {
      days.push({ on, counts: false, why: kind.why === 'holiday' ? 'holiday' : 'weekend', ...named(kind) })
    } else if (clock.pauses.some(({ askedOn, endsOn }) => askedOn < on && on <= endsOn)) {
      days.push({ on, counts: false, why: 'paused' })
    } else {
      counted += 1
      const extended = counted > clock.workingDays && counted <= allowanceOf(clock)
      days.push({
        on,
        counts: true,
        why: extended ? 'extended' : kind.why === 'workday' ? 'counted' : 'makeup_workday',
      })
    }
  }
  return days
}

const isWorked = (kind: DayKind): boolean => kind.why === 'workday' || kind.why === 'makeup_workday'
const named = (kind: DayKind) => (kind.name === undefined ? {} : { name: kind.name })
