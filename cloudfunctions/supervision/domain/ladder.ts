import type { SupervisionRung } from '../../../types/supervision.terms'
import { addDays, type LocalDate } from '../../shared/kernel/local-date'
import type { WorkCalendar } from '../../shared/kernel/working-days'

/** One rung: when it is reached, what it leaves, and who lets it out. */
export interface Rung {
  readonly rung: SupervisionRung
  /** The day it is reached, from the last day on time. Working days do not count while the clock stood still. */
  readonly reached: { readonly workingDays: number } | { readonly days: number }
  /** The timer sends it by itself; otherwise it is drafted and a supervisor signs. */
  readonly sentBy: 'timer' | 'supervisor'
  /** Serves no purpose any more once the due day has passed. */
  readonly onlyBeforeDue?: true
  /** Never shown to the unit: supervisor and chief only. */
  readonly internal?: true
}

/**
 * The ladder of supervision, beside the status. Sources:
 * - 督办 belongs to the loop 受理→派单→办理→答复→督办→办结→回访→评价 (rules B5, 国办发〔2020〕53号).
 * - the day after the due day and again five working days later: B5, 某市局12345 “逾期次日催办, +5日通报”.
 * - who is not answered in time is supervised by the supervision office, and may have to answer for it: R46 (河源 督办、问责).
 * - a reminder one working day before, the order of supervision at +5 and the lead for accountability at +10, drafted and
 *   signed by a person: the city's defaults (design, "A message").
 */
export const LADDER: readonly Rung[] = [
  { rung: 'reminder', reached: { workingDays: -1 }, sentBy: 'timer', onlyBeforeDue: true }, // 催办
  { rung: 'overdue_notice', reached: { days: 1 }, sentBy: 'supervisor' }, // 超期催办通知书
  { rung: 'supervision_order', reached: { workingDays: 5 }, sentBy: 'supervisor' }, // 督办单
  { rung: 'accountability_lead', reached: { workingDays: 10 }, sentBy: 'supervisor', internal: true }, // 问责线索
]

/** The promise that is climbed. */
export interface Climbed {
  readonly dueOn: LocalDate
  /** Working days on which the clock stood still after the due day: they do not make the unit later. */
  readonly stoodStill: number
  /** How many rungs lie behind. */
  readonly rungsClimbed: number
}

/** The day on which a rung is reached. */
export function dayOfRung({ reached }: Rung, { dueOn, stoodStill }: Climbed, calendar: WorkCalendar): LocalDate {
  if ('days' in reached) return addDays(dueOn, reached.days)
  const pause = reached.workingDays > 0 ? stoodStill : 0
  return calendar.dayOf(calendar.ordinalOf(dueOn) + reached.workingDays + pause)
}

/** No rung is left, or nothing is owed: later than any day. */
export const NEVER: LocalDate = '9999-12-31'

/** The day on which to look again: that of the next rung. */
export function nextCheckOn(climbed: Climbed, calendar: WorkCalendar): LocalDate {
  const next = LADDER[climbed.rungsClimbed]
  return next === undefined ? NEVER : dayOfRung(next, climbed, calendar)
}

/** What a day asks for: the documents to leave, and how many rungs lie behind afterwards. */
export interface Climb {
  readonly rungs: readonly Rung[]
  readonly rungsClimbed: number
}

/** Every rung reached by `today` and not climbed yet, a reminder that comes too late left out. */
export function climb(climbed: Climbed, today: LocalDate, calendar: WorkCalendar): Climb {
  const ahead = LADDER.slice(climbed.rungsClimbed)
  const first = ahead.findIndex((rung) => dayOfRung(rung, climbed, calendar) > today)
  const reached = first === -1 ? ahead : ahead.slice(0, first)
  return {
    rungs: reached.filter(({ onlyBeforeDue }) => onlyBeforeDue !== true || today <= climbed.dueOn),
    rungsClimbed: climbed.rungsClimbed + reached.length,
  }
}

/** Whether a rung's document is for the supervision office alone; instructions are for the unit. */
export const isInternal = (form: string): boolean => LADDER.some(({ rung, internal }) => rung === form && internal)
