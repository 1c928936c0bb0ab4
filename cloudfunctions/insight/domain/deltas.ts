import type { LocalDate } from '../../shared/kernel/local-date'
import type { Activity, Promised } from './activity'
import type { Metric } from './metrics'

/** The key of what the press office itself holds; never a unit's id. */
export const NO_UNIT = '-'

/** One number that changes: by day, unit and kind. */
export interface Delta {
  readonly on: LocalDate
  readonly unit: string
  readonly kind: string
  readonly metric: Metric
  readonly amount: number
}

/** What one event adds to the figures. `replyDays`: whole days (24 hours) to the reply, for exact percentiles. */
export interface EventDeltas {
  readonly deltas: readonly Delta[]
  readonly replyDays?: { readonly on: LocalDate; readonly days: number }
  /** −1: the reply was taken back, and leaves `replyDays` and `pace` again; absent: 1. */
  readonly times?: 1 | -1
  /** An answer of a unit, for its forecast; none of what was late already when the unit was given it (接手时已超期). */
  readonly pace?: { readonly on: LocalDate; readonly unit: string; readonly kind: string; readonly workingDays: number }
}

/**
 * Reads an event as changes of numbers. Each event stands for itself: deltas commute, so neither the order of
 * arrival nor how events are batched ever changes a figure.
 */
export function deltasOf(event: Activity): EventDeltas {
  const deltas: Delta[] = []
  const add = (metric: Metric, amount: number, on = event.on, unitId = event.unitId): void => {
    if (amount !== 0) deltas.push({ on, unit: unitId ?? NO_UNIT, kind: event.kind, metric, amount })
  }
  const promise = (owed: Promised | undefined, amount: number): void => {
    if (owed !== undefined) add('due', amount, owed.dueOn, owed.unitId)
  }
  /** Of a promise that nobody can keep any more nothing waits; it is overdue for good, not being met. */
  const settled = (broken: Promised | undefined, amount: number): void => {
    if (broken !== undefined) add('dueAnswered', amount, broken.dueOn, broken.unitId)
  }
  promise(event.owes, 1)
  promise(event.noLongerOwes, -1)
  settled(event.broke, 1)
  settled(event.unbroke, -1)
  switch (event.type) {
    case 'submitted':
    case 'recorded':
      add('received', 1)
      break
    case 'dispatched':
      add('dispatched', 1)
      break
    case 'merged':
      add('merged', 1)
      break
    case 'unmerged':
      // Undone, it leaves the figures of the day on which it was counted.
      add('merged', -1, event.mergedOn)
      break
    case 'not_accepted':
      add('declined', 1)
      break
    case 'rated': {
      if (event.rated === undefined) break
      const { satisfaction, unitId: answeredBy = event.unitId } = event.rated
      add('ratings', 1, event.on, answeredBy)
      add('satisfaction', satisfaction, event.on, answeredBy)
      break
    }
    case 'replied':
    case 'reply_revoked': {
      if (event.replied === undefined) break
      // Taken back, it leaves the figures of the day on which it was counted.
      const times = event.type === 'replied' ? 1 : -1
      const { repliedOn: on = event.on, unitId: unit, kind } = event
      const { hours, unitHours = hours, onTime, dueOn, owedBy = unit, workingDays } = event.replied
      add('replied', times, on)
      if (event.replied.onPaper === true) add('signedOnPaper', times, on)
      add('minutes', times * Math.round(hours * 60), on)
      if (dueOn !== undefined) {
        add('dueAnswered', times, dueOn, owedBy)
        if (onTime === true) {
          add('onTime', times, on)
          add('dueMet', times, dueOn)
        } else if (owedBy !== unit) {
          add('inherited', times, on)
          add('minutesBefore', times * (Math.round(hours * 60) - Math.round(unitHours * 60)), on)
        }
      }
      const replyDays = { on, days: Math.floor(hours / 24) }
      // Where another let its day pass, most of the days were the other's: they say nothing of how fast this unit answers.
      return unit === null || owedBy !== unit || workingDays === undefined
        ? { deltas, replyDays, times }
        : { deltas, replyDays, times, pace: { on, unit, kind, workingDays } }
    }
    default: // says nothing to the figures beyond its promises
  }
  return { deltas }
}
