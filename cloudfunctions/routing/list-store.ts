import type { DocumentReader, DocumentStore, Transaction } from '../shared/documents'
import { sha256 } from '../shared/kernel/ids'
import type { Instant } from '../shared/kernel/local-date'
import { SHIPPED_TREE } from './domain/category-tree'
import type { Lists } from './domain/classifier'
import type { Category, DutyClause } from './domain/duty'
import {
  categoryTrees,
  dutyLists,
  routingRuleBooks,
  type RoutingState,
  routingStates,
  RULE_BOOK_ID,
  STATE_ID,
} from './routing.store'

/** The content names a list: the same list again changes nothing. */
const versionOf = (content: unknown): string => sha256(JSON.stringify(content)).slice(0, 16)

interface Imported {
  readonly importedBy: string
  readonly importedAt: Instant
}

/** Puts a whole duty list in force. */
export const storeDuties = (store: DocumentStore, clauses: readonly DutyClause[], by: Imported): Promise<void> =>
  store.transact(async (transaction) => {
    await changeDuties(transaction, () => clauses, by)
  })

/** Puts another list in force, made of the present one; of two who do so at once the second sees the first's. @returns its version */
export async function changeDuties(
  transaction: Transaction,
  change: (present: readonly DutyClause[]) => readonly DutyClause[],
  by: Imported,
): Promise<string> {
  const state = await transaction.get(routingStates, STATE_ID)
  const present = state?.duties === undefined ? null : await transaction.get(dutyLists, state.duties)
  const clauses = change(present?.clauses ?? [])
  const version = versionOf(clauses)
  if ((await transaction.get(dutyLists, version)) === null)
    transaction.insert(dutyLists, { id: version, clauses, ...by })
  putState(transaction, state, { duties: version })
  return version
}

/** Puts a category tree in force. */
export async function storeTree(store: DocumentStore, tree: readonly Category[]): Promise<void> {
  const version = versionOf(tree)
  await store.transact(async (transaction) => {
    if ((await transaction.get(categoryTrees, version)) === null)
      transaction.insert(categoryTrees, { id: version, tree })
    putState(transaction, await transaction.get(routingStates, STATE_ID), { tree: version })
  })
}

/** Says what is in force from now on. @param state as the transaction read it */
export function putState(transaction: Transaction, state: RoutingState | null, what: Partial<RoutingState>): void {
  if (state === null) transaction.insert(routingStates, { id: STATE_ID, ...what })
  else transaction.put(routingStates, { ...state, ...what })
}

/** Lists and tree in force; without any, no clauses and the shipped tree. */
export async function readLists(reader: DocumentReader): Promise<Lists> {
  const state = await reader.get(routingStates, STATE_ID)
  const [duties, tree] = await Promise.all([
    state?.duties === undefined ? null : reader.get(dutyLists, state.duties),
    state?.tree === undefined ? null : reader.get(categoryTrees, state.tree),
  ])
  return { duties: duties?.clauses ?? [], tree: tree?.tree ?? SHIPPED_TREE }
}

/** A rule book without rules and with a threshold of its own, for a city that has none yet. */
export async function startRuleBook(store: DocumentStore, threshold: number): Promise<void> {
  await store.transact(async (transaction) => {
    if ((await transaction.get(routingRuleBooks, RULE_BOOK_ID)) !== null) return
    transaction.insert(routingRuleBooks, { id: RULE_BOOK_ID, rules: [], threshold })
    putState(transaction, await transaction.get(routingStates, STATE_ID), { rules: 1 })
  })
}
