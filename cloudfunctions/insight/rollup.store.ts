import { defineCollection, type DocumentStore, scan } from '../shared/documents'
import type { LocalDate } from '../shared/kernel/local-date'
import type { DayRange, RangePlan } from './domain/range-plan'
import type { Book } from './domain/activity'
import { dayRollupId, monthRollupId, paceRollupId, type Rollup } from './domain/rollup'

/**
 * Statistics: one document for each day, month and the whole time of a book, id `book.day.YYYY-MM-DD`,
 * `book.month.YYYY-MM` and `book.ever`. Beside them a unit's pace by month: `book.pace.<unit>.YYYY-MM`. Days that are past
 * hardly ever change, so a server keeps what it read of them.
 */
export const rollups = defineCollection<Rollup>('insight_rollups', [{ name: 'by_id', equals: [] }], {
  keptBodies: true,
})

/** Where rollups are read in ranges. */
export type RollupReader = Pick<DocumentStore, 'query'>
/** A store, and the same answering from memory where that is as good (`keptBodies`); absent: nothing is kept. */
export interface RollupSources {
  readonly store: DocumentStore
  readonly kept?: RollupReader
}
export const rollupsOf = ({ store, kept }: RollupSources): RollupReader => kept ?? store

/** Days of a book, oldest first; days without a document are days without anything. */
const readDays = (store: RollupReader, book: Book, { from, to }: DayRange): Promise<Rollup[]> =>
  readRange(store, dayRollupId(book, from), dayRollupId(book, to))

/** Months of a book (`YYYY-MM`, both included), oldest first. */
export const readMonths = (store: RollupReader, book: Book, from: string, to: string): Promise<Rollup[]> =>
  readRange(store, monthRollupId(book, from), monthRollupId(book, to))

/** How a unit answered in some months (`YYYY-MM`, both included), oldest first. */
export const readPace = (store: RollupReader, unitId: string, from: string, to: string): Promise<Rollup[]> =>
  readRange(store, paceRollupId('own', unitId, from), paceRollupId('own', unitId, to))

/** The rollups of a plan: whole months and the days beside them, each range one query. */
export async function readPlan(
  store: RollupReader,
  book: Book,
  plan: RangePlan,
): Promise<{ readonly months: readonly Rollup[]; readonly days: readonly Rollup[] }> {
  const [months, days] = await Promise.all([
    plan.months === null ? [] : readMonths(store, book, plan.months.from, plan.months.to),
    readPlanDays(store, book, plan),
  ])
  return { months, days }
}

/** Only the days of a plan, for who has the months already. */
export const readPlanDays = async (store: RollupReader, book: Book, plan: RangePlan): Promise<Rollup[]> =>
  (await Promise.all(plan.days.map((range) => readDays(store, book, range)))).flat()

/** Whether a month's rollup is one of the plan's whole months. */
export const isInPlan = (month: Rollup, { months }: RangePlan): boolean =>
  months !== null && monthOfRollup(month) >= months.from && monthOfRollup(month) <= months.to

/** Every rollup there is, by id. */
export const readAllRollups = (store: RollupReader): Promise<Rollup[]> => readRange(store)

/** The day of a day rollup, out of its id. */
export const dayOf = (rollup: Rollup): LocalDate => rollup.id.slice(-10)
/** `YYYY-MM` of a month rollup, out of its id. */
export const monthOfRollup = (rollup: Rollup): string => rollup.id.slice(-7)

async function readRange(store: RollupReader, from?: string, to?: string): Promise<Rollup[]> {
  const range = { ...(from !== undefined ? { from } : {}), ...(to !== undefined ? { to } : {}) }
  const found: Rollup[] = []
  for await (const page of scan(store, rollups, { index: 'by_id', equals: {}, range })) found.push(...page)
  return found
}
