import type { Instant } from '../../shared/kernel/local-date'

/** What a machine said of a message, and what a person made of it. Absent: it said nothing. */
export interface Screening {
  readonly suggestion: 'review' | 'risky'
  /** 广告, 赌博 …; staff only. */
  readonly labels: readonly string[]
  /** While it waits as `screening`: the instant by which somebody looks, and where it goes then (null: the press office). */
  readonly dueAt?: Instant
  /** Since when its working hours run; absent: none do, or from before it was kept. */
  readonly since?: Instant
  readonly unitId?: string | null
  /** Somebody looked: it may be shown, or stays out of public sight. */
  readonly cleared?: { readonly at: Instant; readonly keepPrivate: boolean }
}
