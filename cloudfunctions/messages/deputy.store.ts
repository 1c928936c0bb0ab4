import { defineCollection, type DocumentStore, type StoredDocument } from '../shared/documents'
import type { Instant, LocalDate } from '../shared/kernel/local-date'

/** 代理审核: while an approver is away another of the unit may sign. One an approver and unit; id `<unit>:<approver>`. */
export interface Deputyship extends StoredDocument {
  readonly unitId: string
  readonly approverId: string
  readonly approverName: string
  readonly deputyId: string
  readonly deputyName: string
  /** First and last day, Asia/Shanghai. */
  readonly from: LocalDate
  readonly until: LocalDate
  readonly setBy: string
  readonly setAt: Instant
}
export const deputies = defineCollection<Deputyship>(
  'deputies',
  [
    { name: 'by_deputy', equals: ['deputyId'], order: 'until' },
    { name: 'by_unit', equals: ['unitId'], order: 'until' },
    { name: 'by_until', equals: [], order: 'until' },
  ],
  { keptInMemory: true },
)

export const deputyshipId = (unitId: string, approverId: string): string => `${unitId}:${approverId}`

/** A unit has a handful of leaders, a person stands in for a handful. */
const MOST = 50

/** Those that run today or later, of one deputy or of one unit. */
export async function runningDeputyships(
  store: Pick<DocumentStore, 'query'>,
  of: { readonly deputyId: string } | { readonly unitId: string },
  today: LocalDate,
): Promise<readonly Deputyship[]> {
  const index = 'deputyId' in of ? 'by_deputy' : 'by_unit'
  return (await store.query(deputies, { index, equals: { ...of }, range: { from: today }, limit: MOST })).items
}

/** A whole city has dozens that run. */
const MOST_OF_CITY = 500

/**
 * Those of one deputy, asked with every call of staff: out of the whole city's, which are one query for everybody where a
 * server keeps them (docs/adr/0011).
 */
export async function deputyshipsOf(
  kept: Pick<DocumentStore, 'query'>,
  deputyId: string,
  today: LocalDate,
): Promise<readonly Deputyship[]> {
  const query = { index: 'by_until', equals: {}, range: { from: today }, limit: MOST_OF_CITY }
  const { items, nextCursor } = await kept.query(deputies, query)
  return nextCursor === null
    ? items.filter((one) => one.deputyId === deputyId)
    : runningDeputyships(kept, { deputyId }, today)
}

export const holdsOn = ({ from, until }: Pick<Deputyship, 'from' | 'until'>, day: LocalDate): boolean =>
  from <= day && day <= until
