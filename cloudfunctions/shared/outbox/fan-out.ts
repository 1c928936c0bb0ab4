import type { DocumentStore, Transaction } from '../documents'
import { type CommitMark, commits, CONSUMERS, journal, type More, outbox, takenBy } from './outbox'

/** Commits that one transaction fans out: each is up to six writes, and CloudBase takes about a hundred. */
const BATCH = 14

/**
 * Gives every commit that is marked to each of its consumers by itself: where they are served apart (a deployed function
 * carries one module), and where one of them failed, so that it keeps none of the others waiting.
 */
export async function fanOut(store: DocumentStore, more: More): Promise<void> {
  while (more.goOn()) {
    const page = await store.query(commits, { index: 'all', equals: {}, limit: BATCH })
    if (page.items.length > 0) await fanOutMarks(store, page.items)
    if (page.nextCursor === null) return
  }
}

/** The same for these marks; what somebody else took meanwhile is left out. */
export async function fanOutMarks(store: DocumentStore, found: readonly CommitMark[]): Promise<void> {
  for (let from = 0; from < found.length; from += BATCH) {
    const some = found.slice(from, from + BATCH)
    let raced = false
    await store.transact(async (transaction) => {
      const marks = raced ? await stillMarked(transaction, some) : some
      raced = true
      const entries = await Promise.all(marks.map(({ journalId }) => transaction.get(journal, journalId)))
      for (const mark of marks) transaction.remove(commits, mark)
      for (const entry of entries.filter((one) => one !== null))
        for (const consumer of CONSUMERS) {
          const events = takenBy(consumer, entry)
          const [first] = events
          if (first === undefined) continue
          transaction.insert(outbox, { id: `${consumer}:${first.id}`, consumer, at: first.at, events })
        }
    })
  }
}

export async function stillMarked(transaction: Transaction, marks: readonly CommitMark[]): Promise<CommitMark[]> {
  const present = await Promise.all(marks.map(({ id }) => transaction.get(commits, id)))
  return present.filter((mark) => mark !== null)
}
