import { type DocumentStore, scan, type Transaction } from '../../shared/documents'
import type { DomainEvent } from '../../shared/outbox/outbox'
import type { Projector } from '../../shared/outbox/relay'
import type { MessageEvent } from '../events'
import { messages } from '../messages.store'
import { indexMatter } from './matter-index'
import { messageSearch, toSearch } from './search-index'

/** Keeps the search of messages, and by what alike ones are found. An event only says which message to look at; its entry follows from it as it is now. */
export const searchProjector: Projector = {
  consumer: 'search',
  async project(transaction: Transaction, events: readonly DomainEvent[]) {
    const ids = [...new Set(events.map((event) => (event as MessageEvent).messageId))]
    await Promise.all(ids.map((id) => indexMessage(transaction, id)))
  },
}

/** @returns whether the entry had to be written. */
async function indexMessage(transaction: Transaction, id: string): Promise<boolean> {
  const [message, held] = await Promise.all([transaction.get(messages, id), transaction.get(messageSearch, id)])
  if (message === null) return false
  const matter = await indexMatter(transaction, message)
  const next = toSearch(message)
  if (held === null) transaction.insert(messageSearch, next)
  else if (sameTokens(held.tokens, next.tokens)) return matter
  else transaction.put(messageSearch, { ...held, ...next })
  return true
}

const sameTokens = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((token, at) => token === b[at])

/** Messages in one transaction. */
const BATCH = 50

/**
 * Brings the search in line with every message: for an installation older than it, and after a restore. Safe beside the
 * relay and as often as one likes. Imported history is not part of it.
 */
export async function rebuildSearch(store: DocumentStore): Promise<{ looked: number; written: number }> {
  let looked = 0
  let written = 0
  for await (const page of scan(store, messages, { index: 'by_id', equals: {} }))
    for (let at = 0; at < page.length; at += BATCH) {
      const batch = page.slice(at, at + BATCH)
      const wrote = await store.transact((transaction) =>
        Promise.all(batch.map(({ id }) => indexMessage(transaction, id))),
      )
      looked += batch.length
      written += wrote.filter(Boolean).length
    }
  return { looked, written }
}
