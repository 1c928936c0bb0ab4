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
  /** An answer of a unit, for its forecast. */
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
  promise(event.owes, 1)
  promise(event.noLongerOwes, -1)
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
      add('merged', -1)
      break
    case 'not_accepted':
      add('declined', 1)
      break
    case 'rated':
      if (event.rated === undefined) break
      add('ratings', 1)
      add('satisfaction', event.rated.satisfaction)
      break
    case 'replied': {
      if (event.replied === undefined) break
      const { hours, onTime, dueOn, workingDays } = event.replied
      add('replied', 1)
      if (event.replied.onPaper === true) add('signedOnPaper', 1)
      add('minutes', Math.round(hours * 60))
      if (dueOn !== undefined) {
        add('dueAnswered', 1, dueOn)
        if (onTime === true) {
          add('onTime', 1)
          add('dueMet', 1, dueOn)
        }
      }
      const { on, unitId: unit, kind } = event
      const replyDays = { on, days: Math.floor(hours / 24) }
      return unit === null || workingDays === undefined
        ? { deltas, replyDays }
        : { deltas, replyDays, pace: { on, unit, kind, workingDays } }
    }
    default: // says nothing to the figures beyond its promises
  }
  return { deltas }
}
