import { DomainError } from '../kernel/domain-error'
import { checkDocument } from './check-document'
import type { Collection, NewDocument, StoredDocument } from './collection'
import { DuplicateIdError, type Transaction } from './document-store'
import { type CommitBackend, LostRaceError, type Write } from './write'

/** Retries after the first attempt (design, "Rules of the port"). */
const RETRIES = 8
/** The wait before retry n lies between 0 and `2^n` times this, in milliseconds. */
const BACKOFF_MS = 4

/** How a retry waits; a test passes its own. `random` is 0–1. */
export interface Backoff {
  wait(milliseconds: number): Promise<void>
  random(): number
}
export const realBackoff: Backoff = {
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: Math.random,
}

/**
 * Optimistic transactions over any backend: reads pass through, writes are buffered and committed at once,
 * each under its compare-and-swap. So one transaction is one round trip to the database beyond its reads, the
 * traps of operations inside a CloudBase transaction cannot be reached, and every adapter behaves alike.
 */
export async function transactOptimistically<Result>(
  backend: CommitBackend,
  work: (transaction: Transaction) => Promise<Result>,
  backoff: Backoff = realBackoff,
): Promise<Result> {
  for (let attempt = 0; ; attempt += 1) {
    const buffer = new WriteBuffer(backend)
    try {
      const result = await work(buffer)
      const writes = buffer.sorted()
      if (writes.length > 0) await backend.commit(writes)
      return result
    } catch (error) {
      if (!(await wasLostRace(error, buffer, backend))) throw error
      if (attempt === RETRIES) throw new DomainError('conflict', { attempts: attempt + 1 })
      await backoff.wait(backoff.random() * BACKOFF_MS * 2 ** attempt)
    }
  }
}

/**
 * Whether another write came first. A taken id counts as such when the transaction had read it as absent, or when a
 * document that it meant to change has moved on meanwhile: ids that follow from what was read (the next event's
 * number) then clash before the compare-and-swap is looked at.
 */
async function wasLostRace(error: unknown, buffer: WriteBuffer, backend: CommitBackend): Promise<boolean> {
  if (error instanceof LostRaceError) return true
  if (!(error instanceof DuplicateIdError)) return false
  if (buffer.readAbsent(error)) return true
  for (const write of buffer.sorted()) {
    if (write.kind === 'insert') continue
    const present = await backend.read(write.collection, write.id)
    if (present?.version !== write.expected) return true
  }
  return false
}

/** Collects a transaction's writes and answers its reads from them first. */
class WriteBuffer implements Transaction {
  private readonly writes = new Map<string, Write>()
  private readonly absent = new Set<string>()

  constructor(private readonly backend: CommitBackend) {}

  async get<D extends StoredDocument>(collection: Collection<D>, id: string): Promise<D | null> {
    const key = keyOf(collection.name, id)
    const own = this.writes.get(key)
    if (own !== undefined) return own.kind === 'remove' ? null : (structuredClone(own.document) as D)
    const found = await this.backend.read(collection.name, id)
    if (found === null) this.absent.add(key)
    return found as D | null
  }

  insert<D extends StoredDocument>(collection: Collection<D>, document: NewDocument<D>): void {
    const stored = { ...document, version: 1 } as unknown as D
    checkDocument(collection, stored)
    this.add({ kind: 'insert', collection: collection.name, id: stored.id, document: stored })
  }

  put<D extends StoredDocument>(collection: Collection<D>, document: D): void {
    const { id, version } = document
    checkDocument(collection, document)
    this.add({
      kind: 'put',
      collection: collection.name,
      id,
      expected: version,
      document: { ...document, version: version + 1 },
    })
  }

  remove<D extends StoredDocument>(collection: Collection<D>, document: D): void {
    this.add({ kind: 'remove', collection: collection.name, id: document.id, expected: document.version })
  }

  /** Documents are written in (collection, id) order, so that two transactions never wait for each other crosswise. */
  sorted(): Write[] {
    return [...this.writes.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, write]) => write)
  }

  readAbsent(error: DuplicateIdError): boolean {
    return this.absent.has(keyOf(error.collection, error.id))
  }

  /** Writing one document twice in a transaction is a defect: its second version could not be checked. */
  private add(write: Write): void {
    const key = keyOf(write.collection, write.id)
    if (this.writes.has(key)) throw new Error(`${write.collection}: one transaction wrote a document twice`)
    this.writes.set(key, write)
  }
}

const keyOf = (collection: string, id: string): string => `${collection}\u0000${id}`
