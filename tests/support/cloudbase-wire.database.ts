import { compare, type EjsonDocument, meets, plain, type Plain } from './cloudbase-wire.ejson'

/** An error as the platform answers it: HTTP 200 with a code in words. */
export class WireError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}
const conflict = (): WireError =>
  new WireError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others.',
  )
const duplicate = (collection: string, id: string): WireError =>
  new WireError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation] multiple write errors: [{write errors: [{E11000 duplicate key error collection: tnt-dev.${collection} index: _id_ dup key: { _id: "${id}" }}]}]`,
  )
const gone = (): WireError =>
  new WireError('DATABASE_TRANSACTION_FAIL', '[FailedOperation] Transaction does not exist or was aborted.')

/** Every state that a document had: a transaction reads the newest one of its own time. Null: not there. */
interface Version {
  readonly at: number
  readonly document: EjsonDocument | null
}
interface OpenTransaction {
  readonly began: number
  readonly writes: Map<string, EjsonDocument | null>
}

/**
 * The database behind the wire, with the transactions of the platform's kind (snapshot isolation, first writer wins):
 * a write to what another open transaction wrote, or to what changed after the snapshot, is a conflict in
 * mid-operation and ends the transaction; a write outside waits until the document is free.
 */
export class WireDatabase {
  private readonly collections = new Map<string, Map<string, Version[]>>()
  private readonly transactions = new Map<string, OpenTransaction>()
  private readonly writers = new Map<string, string>()
  private clock = 0
  private started = 0

  constructor(collections: readonly string[]) {
    for (const name of collections) this.collections.set(name, new Map())
  }

  clear(): void {
    for (const documents of this.collections.values()) documents.clear()
    this.transactions.clear()
    this.writers.clear()
  }

  start(): string {
    const id = `transaction-${(this.started += 1)}`
    this.transactions.set(id, { began: this.clock, writes: new Map() })
    return id
  }

  commit(id: string): void {
    const { writes } = this.open(id)
    this.clock += 1
    for (const [key, document] of writes) this.history(key).push({ at: this.clock, document })
    this.end(id)
  }

  abort(id: string): void {
    this.open(id)
    this.end(id)
  }

  find(collection: string, condition: { readonly [key: string]: Plain }, transactionId?: string): EjsonDocument[] {
    const transaction = transactionId === undefined ? undefined : this.open(transactionId)
    const { _id: only } = condition
    const ids = typeof only === 'string' ? [only] : [...this.documents(collection).keys()]
    return ids.flatMap((id) => {
      const document = this.seen(collection, id, transaction)
      return document !== null && meets(plainOf(document), condition) ? [document] : []
    })
  }

  /** Many documents at once, as if they had always been there. */
  load(collection: string, documents: readonly EjsonDocument[]): void {
    const held = this.documents(collection)
    for (const document of documents) held.set(document._id, [{ at: 0, document }])
  }

  async insert(collection: string, document: EjsonDocument, transactionId?: string): Promise<void> {
    const { _id: id } = document
    this.documents(collection)
    await this.lock(collection, id, transactionId)
    const transaction = transactionId === undefined ? undefined : this.open(transactionId)
    if (this.seen(collection, id, transaction) !== null) {
      if (transactionId !== undefined) this.end(transactionId)
      throw duplicate(collection, id)
    }
    this.write(collection, id, document, transactionId)
  }

  /** Sets whole documents or, for null, removes them. */
  async replace(collection: string, id: string, document: EjsonDocument | null, transactionId?: string): Promise<void> {
    this.documents(collection)
    await this.lock(collection, id, transactionId)
    this.write(collection, id, document, transactionId)
  }

  private write(collection: string, id: string, document: EjsonDocument | null, transactionId?: string): void {
    const key = keyOf(collection, id)
    if (transactionId !== undefined) {
      this.open(transactionId).writes.set(key, document)
      return
    }
    this.clock += 1
    this.history(key).push({ at: this.clock, document })
  }

  private async lock(collection: string, id: string, transactionId?: string): Promise<void> {
    const key = keyOf(collection, id)
    if (transactionId === undefined) {
      while (this.writers.has(key)) await new Promise((resolve) => setImmediate(resolve))
      return
    }
    const { began } = this.open(transactionId)
    const writer = this.writers.get(key)
    const newest = this.history(key).at(-1)?.at ?? 0
    if ((writer !== undefined && writer !== transactionId) || newest > began) {
      this.end(transactionId)
      throw conflict()
    }
    this.writers.set(key, transactionId)
  }

  private seen(collection: string, id: string, transaction?: OpenTransaction): EjsonDocument | null {
    const key = keyOf(collection, id)
    const own = transaction?.writes.get(key)
    if (own !== undefined) return own
    const until = transaction?.began ?? this.clock
    return this.history(key).findLast((version) => version.at <= until)?.document ?? null
  }

  private open(id: string): OpenTransaction {
    const transaction = this.transactions.get(id)
    if (transaction === undefined) throw gone()
    return transaction
  }

  private end(id: string): void {
    this.transactions.delete(id)
    for (const [key, writer] of this.writers) if (writer === id) this.writers.delete(key)
  }

  private documents(collection: string): Map<string, Version[]> {
    const found = this.collections.get(collection)
    if (found === undefined)
      throw new WireError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${collection}.`)
    return found
  }

  private history(key: string): Version[] {
    const [collection = '', id = ''] = key.split('\u0000')
    const documents = this.documents(collection)
    const found = documents.get(id) ?? []
    documents.set(id, found)
    return found
  }
}

const keyOf = (collection: string, id: string): string => `${collection}\u0000${id}`

/** A stored document never changes: it is read over once, however many queries look at it. */
const read = new WeakMap<EjsonDocument, Plain>()
function plainOf(document: EjsonDocument): Plain {
  const known = read.get(document)
  if (known !== undefined) return known
  const made = plain(document)
  read.set(document, made)
  return made
}

/** Sorted by the fields of `order` (1 or -1 each), in their order. */
export function sorted(documents: readonly EjsonDocument[], order: Readonly<Record<string, number>>): EjsonDocument[] {
  const field = (document: EjsonDocument, name: string): Plain | undefined => {
    return (plainOf(document) as Readonly<Record<string, Plain>>)[name]
  }
  return [...documents].sort((a, b) => {
    for (const [name, direction] of Object.entries(order)) {
      const step = compare(field(a, name), field(b, name)) * direction
      if (step !== 0) return step
    }
    return 0
  })
}
