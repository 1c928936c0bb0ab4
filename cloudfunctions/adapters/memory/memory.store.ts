import { DuplicateIdError, type DocumentStore, type StoredDocument } from '../../shared/documents'
import type { FieldValue } from '../../shared/documents/document-store'
import { pageOf, planQuery, type QueryPlan } from '../../shared/documents/query-plan'
import { type Backoff, transactOptimistically } from '../../shared/documents/transact'
import { type CommitBackend, LostRaceError, type Write } from '../../shared/documents/write'

/** The JSON text is what a reader gets a fresh copy of; parsed, the document answers queries, and many are never asked. */
class Held {
  private parsed: StoredDocument | undefined
  constructor(
    readonly json: string,
    readonly version: number,
  ) {}
  get document(): StoredDocument {
    return (this.parsed ??= JSON.parse(this.json) as StoredDocument)
  }
}
type Fields = Readonly<Record<string, unknown>>

/** A document store in this process's memory, for unit tests only: nothing survives it. */
export function memoryStore(backoff: Backoff = NO_WAIT): DocumentStore {
  const collections = new Map<string, Map<string, Held>>()
  const held = (name: string): Map<string, Held> => {
    const found = collections.get(name) ?? new Map<string, Held>()
    collections.set(name, found)
    return found
  }
  const backend: CommitBackend = {
    read: async (collection, id) => copyOf(held(collection).get(id)),
    commit: async (writes) => {
      const checked = writes.map((write) => [write, check(held(write.collection), write)] as const)
      for (const [{ collection, id }, next] of checked)
        if (next === null) held(collection).delete(id)
        else held(collection).set(id, next)
    },
  }
  return {
    get: async (collection, id) => (await backend.read(collection.name, id)) as never,
    query: async (collection, query) => {
      const plan = planQuery(collection, query)
      const found = [...held(collection.name).values()].filter(({ document }) => matches(plan, document))
      found.sort((a, b) => (plan.descending ? -1 : 1) * compareBy(plan, a.document, b.document))
      const rows = found.slice(0, plan.limit + 1).map((row) => copyOf(row) as never)
      return pageOf(rows, plan)
    },
    transact: (work) => transactOptimistically(backend, work, backoff),
  }
}

/** Nothing else runs meanwhile but other promises: a turn of the event loop is wait enough. */
const NO_WAIT: Backoff = { wait: () => new Promise((resolve) => setImmediate(resolve)), random: Math.random }

const copyOf = (held: Held | undefined): StoredDocument | null =>
  held === undefined ? null : (JSON.parse(held.json) as StoredDocument)

/** NUL, or a surrogate without its other half, as JSON escapes them. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/

/** What the write leaves in its place; null: nothing. */
function check(documents: ReadonlyMap<string, Held>, write: Write): Held | null {
  const present = documents.get(write.id)
  if (write.kind === 'insert') {
    if (present !== undefined) throw new DuplicateIdError(write.collection, write.id)
  } else if (present?.version !== write.expected) throw new LostRaceError()
  if (write.kind === 'remove') return null
  const json = JSON.stringify(write.document)
  // PostgreSQL's word on it, so that a unit test meets what a city would.
  if (UNSTORABLE.test(json)) throw new Error(`${write.collection}: NUL or half a character, which no database keeps`)
  return new Held(json, write.document.version)
}

function matches(plan: QueryPlan, document: StoredDocument): boolean {
  const fields = document as unknown as Fields
  if (!plan.equals.every(([field, value]) => fields[field] === value)) return false
  if (plan.tokens !== undefined) {
    const held = fields[plan.tokens.field]
    if (!Array.isArray(held) || !plan.tokens.values.every((token) => held.includes(token))) return false
  }
  const value = orderValue(plan, document)
  const { from, after, to, before } = plan.range
  if (from !== undefined && compare(value, from) < 0) return false
  if (after !== undefined && compare(value, after) <= 0) return false
  if (to !== undefined && compare(value, to) > 0) return false
  if (before !== undefined && compare(value, before) >= 0) return false
  if (plan.after === undefined) return true
  const beyond = compare(value, plan.after.value) || compare(document.id, plan.after.id)
  return plan.descending ? beyond < 0 : beyond > 0
}

const orderValue = (plan: QueryPlan, document: StoredDocument): FieldValue =>
  (document as unknown as Readonly<Record<string, FieldValue>>)[plan.orderField] ?? ''

const compareBy = (plan: QueryPlan, a: StoredDocument, b: StoredDocument): number =>
  compare(orderValue(plan, a), orderValue(plan, b)) || compare(a.id, b.id)

/** Numbers before texts, as every store sorts them. */
function compare(a: FieldValue, b: FieldValue): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}
