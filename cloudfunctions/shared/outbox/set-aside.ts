import { type DocumentStore, scan } from '../documents'
import { describeDefect } from '../kernel/describe-defect'
import { outbox, type OutboxEntry, setAside } from './outbox'

/** So often an entry may fail alone before it is set aside. */
const MOST_FAILURES = 5

/** Ids only: what was set aside, of whom, and class and code of what its consumer threw last. */
export type ToldSetAside = (told: {
  readonly consumer: string
  readonly entry: string
  readonly defect: string
}) => void

/**
 * Remembers that a consumer failed at an entry; the fifth time it is set aside, so that one event nobody can read does
 * not keep its consumer busy for ever. Nothing is lost: the journal has the event, and `replay-events` brings it back.
 * @returns whether it was set aside (or somebody else took it meanwhile).
 */
export async function failOnce(
  { store, onSetAside }: { readonly store: DocumentStore; readonly onSetAside?: ToldSetAside },
  { id }: OutboxEntry,
  thrown: unknown,
): Promise<boolean> {
  const consumer = await store.transact(async (transaction) => {
    const entry = await transaction.get(outbox, id)
    if (entry === null) return ''
    const failures = (entry.failures ?? 0) + 1
    if (failures < MOST_FAILURES) {
      transaction.put(outbox, { ...entry, failures })
      return null
    }
    const { version: _, ...kept } = { ...entry, failures }
    transaction.remove(outbox, entry)
    transaction.insert(setAside, kept)
    return entry.consumer
  })
  if (consumer !== null && consumer !== '') onSetAside?.({ consumer, entry: id, defect: describeDefect(thrown) })
  return consumer !== null
}

/**
 * Puts everything that was set aside back into the outbox, as if it had never failed: after the program that failed
 * at it was mended. @returns how many entries.
 */
export async function replaySetAside(store: DocumentStore, consumers: readonly string[]): Promise<number> {
  let replayed = 0
  for (const consumer of consumers)
    for await (const page of scan(store, setAside, { index: 'by_consumer', equals: { consumer } }))
      for (const { id } of page)
        replayed += await store.transact(async (transaction) => {
          const entry = await transaction.get(setAside, id)
          if (entry === null) return 0
          const { version: _, failures: __, ...kept } = entry
          transaction.remove(setAside, entry)
          transaction.insert(outbox, kept)
          return 1
        })
  return replayed
}
