import { messages } from '../../messages'
import type { DocumentReader, DocumentStore, NewDocument, Transaction } from '../../shared/documents'
import { scan } from '../../shared/documents'
import type { Instant } from '../../shared/kernel/local-date'
import { traitsOf } from '../domain/precedent'
import { putState } from '../list-store'
import type { Router } from '../router'
import { type PrecedentDocument, routingPrecedents, routingStates, STATE_ID } from '../routing.store'

/** A ruling on who handles a message. */
export interface Ruling {
  readonly messageId: string
  readonly unitId: string
  /** The clause that was cited; absent: the unit's clause that fits the text best. */
  readonly clauseId?: string | undefined
  readonly at: Instant
}

/**
 * Keeps rulings as precedents: what looks alike goes to the same unit from now on. The latest ruling on a message counts; a
 * message that is gone leaves none.
 */
export async function writePrecedents(
  transaction: Transaction,
  router: Router,
  rulings: readonly Ruling[],
): Promise<void> {
  let written = 0
  for (const ruling of rulings) if (await writePrecedent(transaction, router, ruling)) written += 1
  if (written === 0) return
  const state = await transaction.get(routingStates, STATE_ID)
  putState(transaction, state, { precedents: (state?.precedents ?? 0) + written })
}

/**
 * Rulings on reports are no precedents; those kept before that was so are taken out. None is added any more, so that all are
 * looked at once; a night that breaks off leaves the next to begin again. @returns how many
 */
export async function forgetReports(store: DocumentStore): Promise<number> {
  if ((await store.get(routingStates, STATE_ID))?.reportsForgotten === true) return 0
  let forgotten = 0
  for await (const page of scan(store, routingPrecedents, { index: 'by_time', equals: {} })) {
    const found = await Promise.all(page.map(({ id }) => store.get(messages, id)))
    for (const message of found)
      if (message?.kind === 'report')
        forgotten += await store.transact((transaction) => forget(transaction, message.id))
  }
  await store.transact(async (transaction) =>
    putState(transaction, await transaction.get(routingStates, STATE_ID), { reportsForgotten: true }),
  )
  return forgotten
}

async function forget(transaction: Transaction, id: string): Promise<number> {
  const precedent = await transaction.get(routingPrecedents, id)
  if (precedent === null) return 0
  transaction.remove(routingPrecedents, precedent)
  const state = await transaction.get(routingStates, STATE_ID)
  putState(transaction, state, { precedents: (state?.precedents ?? 0) + 1 })
  return 1
}

/** @returns whether it is new */
async function writePrecedent(transaction: Transaction, router: Router, ruling: Ruling): Promise<boolean> {
  const precedent = await precedentOf(transaction, router, ruling)
  if (precedent === null) return false
  const present = await transaction.get(routingPrecedents, precedent.id)
  if (present !== null && present.at >= precedent.at) return false
  if (present === null) transaction.insert(routingPrecedents, precedent)
  else transaction.put(routingPrecedents, { ...precedent, version: present.version })
  return true
}

async function precedentOf(
  reader: DocumentReader,
  { classifier, explain, lists }: Router,
  { messageId, unitId, clauseId, at }: Ruling,
): Promise<NewDocument<PrecedentDocument> | null> {
  const message = await reader.get(messages, messageId)
  if (message === null) return null
  const { kind, title, body } = message
  const fitting = explain({ kind, title, body, at }).candidates.find((candidate) => candidate.unitId === unitId)
  const cited = lists.duties.find(({ id }) => id === (clauseId ?? fitting?.clauseId))
  // Read last: the classifier's arrays hold one text at a time.
  const traits = traitsOf(classifier, classifier.reader.read(title, body))
  return {
    id: messageId,
    messageId,
    unitId,
    at,
    ...traits,
    ...(cited === undefined ? {} : { clauseId: cited.id, clauseText: cited.text }),
  }
}
