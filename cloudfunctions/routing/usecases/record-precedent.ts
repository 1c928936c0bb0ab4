import { messages } from '../../messages'
import type { DocumentReader, NewDocument, Transaction } from '../../shared/documents'
import type { Instant } from '../../shared/kernel/local-date'
import type { RoutingDeps } from '../deps'
import { traitsOf } from '../domain/precedent'
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

/** Keeps a ruling as a precedent: what looks alike goes to the same unit from now on. The latest ruling on a message counts. */
export const recordPrecedent =
  (deps: Pick<RoutingDeps, 'store' | 'router'>) =>
  async (ruling: Ruling): Promise<void> => {
    const router = await deps.router.current()
    await deps.store.transact((transaction) => writePrecedent(transaction, router, ruling))
  }

/** The same within a transaction that is under way. A message that is gone leaves no precedent. */
export async function writePrecedent(transaction: Transaction, router: Router, ruling: Ruling): Promise<void> {
  const precedent = await precedentOf(transaction, router, ruling)
  if (precedent === null) return
  const [present, state] = await Promise.all([
    transaction.get(routingPrecedents, precedent.id),
    transaction.get(routingStates, STATE_ID),
  ])
  if (present !== null && present.at >= precedent.at) return
  if (present === null) transaction.insert(routingPrecedents, precedent)
  else transaction.put(routingPrecedents, { ...precedent, version: present.version })
  if (state === null) transaction.insert(routingStates, { id: STATE_ID, precedents: 1 })
  else transaction.put(routingStates, { ...state, precedents: (state.precedents ?? 0) + 1 })
}

async function precedentOf(
  reader: DocumentReader,
  { classifier, explain }: Router,
  { messageId, unitId, clauseId, at }: Ruling,
): Promise<NewDocument<PrecedentDocument> | null> {
  const message = await reader.get(messages, messageId)
  if (message === null) return null
  const { kind, title, body } = message
  const fitting = explain({ kind, title, body, at }).candidates.find((candidate) => candidate.unitId === unitId)
  const cited = clauseId ?? fitting?.clauseId
  // Read last: the classifier's arrays hold one text at a time.
  const traits = traitsOf(classifier, classifier.reader.read(title, body))
  return { id: messageId, messageId, unitId, at, ...traits, ...(cited === undefined ? {} : { clauseId: cited }) }
}
