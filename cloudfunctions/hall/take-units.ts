import { appendAudit } from '../audit'
import type { Clock } from '../shared/kernel/clock'
import type { Actor } from '../shared/kernel/actor'
import { DomainError } from '../shared/kernel/domain-error'
import type { IdSource } from '../shared/kernel/ids'
import type { DocumentStore } from '../shared/documents'
import type { TableRows } from '../shared/kernel/table-lines'
import { HALL_COPY } from './copy'
import { readUnits } from './read-units'
import { directories, DIRECTORY_ID, type DirectoryDocument } from './unit'

export interface TakeUnitsDeps {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly ids: IdSource
}

/**
 * Takes in the whole directory of units and posts, in place of the one before.
 * @param mayDrop whether a unit or post that the table no longer has may go: messages, accounts and figures name it
 * @returns how many units and posts there are now
 * @throws DomainError `invalid_input` with a sentence for each line that is wrong; nothing is taken then
 */
export async function takeUnits(
  { store, clock, ids }: TakeUnitsDeps,
  actor: Actor,
  rows: TableRows,
  mayDrop: boolean,
): Promise<{ readonly units: number; readonly posts: number }> {
  const read = readUnits(rows)
  if ('faults' in read) throw new DomainError('invalid_input', {}, { fields: { ...read.faults } })
  const { directory } = read
  const counts = { units: directory.units.length, posts: directory.posts.length }
  await store.transact(async (transaction) => {
    const stored = await transaction.get(directories, DIRECTORY_ID)
    const gone = mayDrop || stored === null ? [] : missingIn(directory, stored)
    if (gone.length > 0)
      throw new DomainError('invalid_input', {}, { fields: { 'table.0': HALL_COPY.table.gone(gone) } })
    if (stored === null) transaction.insert(directories, directory)
    else transaction.put(directories, { ...directory, ...formerOf(directory, stored), version: stored.version })
    appendAudit(transaction, ids, {
      actor,
      at: clock.now(),
      action: 'hall.import_units',
      subject: { kind: 'directory', id: DIRECTORY_ID },
      what: counts,
    })
  })
  return counts
}

/** Units that went with this table or before it, by the name that they had last. */
function formerOf({ units }: Pick<DirectoryDocument, 'units'>, stored: DirectoryDocument): { former?: Named[] } {
  const present = new Set(units.map(({ id }) => id))
  const names = new Map([...(stored.former ?? []), ...stored.units].map(({ id, name }) => [id, name]))
  const former = [...names].flatMap(([id, name]) => (present.has(id) ? [] : [{ id, name }]))
  return former.length === 0 ? {} : { former }
}
type Named = NonNullable<DirectoryDocument['former']>[number]

function missingIn(fresh: Pick<DirectoryDocument, 'units' | 'posts'>, stored: DirectoryDocument): string[] {
  const kept = new Set([...fresh.units, ...fresh.posts].map(({ id }) => id))
  return [...stored.units, ...stored.posts].filter(({ id }) => !kept.has(id)).map(({ id, name }) => `${name}（${id}）`)
}
