import { appendAudit } from '../audit'
import type { DirectorySource } from '../hall'
import type { DocumentStore } from '../shared/documents'
import type { Actor } from '../shared/kernel/actor'
import type { Clock } from '../shared/kernel/clock'
import { DomainError } from '../shared/kernel/domain-error'
import type { IdSource } from '../shared/kernel/ids'
import type { TableRows } from '../shared/kernel/table-lines'
import { readServiceItems } from './read-items'
import { dropServiceItems, readItems, storeServiceItems } from './store-items'

export interface TakeServiceItemsDeps {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly ids: IdSource
  readonly directory: DirectorySource
}

/**
 * Takes in 办事事项 from a table: those of the same 编号 are replaced.
 * @param mayDrop whether items that the table does not have go; otherwise they stay
 * @returns how many the table held, and how many went
 * @throws DomainError `invalid_input` with a sentence for each line that is wrong; nothing is taken then
 */
export async function takeServiceItems(
  { store, clock, ids, directory }: TakeServiceItemsDeps,
  actor: Actor,
  rows: TableRows,
  mayDrop: boolean,
): Promise<{ readonly taken: number; readonly dropped: number }> {
  const read = readServiceItems(rows, await directory.current())
  if ('faults' in read) throw new DomainError('invalid_input', {}, { fields: { ...read.faults } })
  const kept = new Set(read.items.map(({ id }) => id))
  const gone = mayDrop ? (await readItems(store)).filter(({ id }) => !kept.has(id)) : []
  await dropServiceItems(store, gone)
  await storeServiceItems(store, read.items)
  const counts = { taken: read.items.length, dropped: gone.length }
  await store.transact(async (transaction) =>
    appendAudit(transaction, ids, {
      actor,
      at: clock.now(),
      action: 'services.import',
      subject: { kind: 'service_item', id: 'catalogue' },
      what: counts,
    }),
  )
  return counts
}
