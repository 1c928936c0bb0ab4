import { isDeepStrictEqual } from 'node:util'
import type { DocumentStore, StoredDocument } from '../../shared/documents'
import { pageOf, planQuery } from '../../shared/documents/query-plan'
import { type Backoff, realBackoff, transactOptimistically } from '../../shared/documents/transact'
import { type CommitBackend, LostRaceError, type Write } from '../../shared/documents/write'
import type { CloudbaseDatabase, CloudbaseTransaction, StoredFields } from './cloudbase.database'
import { isRace, translate } from './cloudbase.errors'
import { readPage } from './cloudbase.query'
import { fewRequests, type Send } from './cloudbase.requests'

/** Pass the initialised `wx-server-sdk` itself: `cloudbaseStore(cloud)`. */
export interface CloudbaseOptions {
  database(config: { env?: string; throwOnNotFound: false }): unknown
  readonly backoff?: Backoff
}

/** The document port on the CloudBase database. Collections and indexes come from the deployed manifest. */
export function cloudbaseStore(options: CloudbaseOptions): DocumentStore {
  const database = options.database({ throwOnNotFound: false }) as CloudbaseDatabase
  const send = fewRequests(options.backoff ?? realBackoff)
  const backend: CommitBackend = {
    async read(collection, id) {
      const { data } = await reading(() => send(() => database.collection(collection).doc(id).get()))
      return data === null ? null : documentOf(data)
    },
    commit: (writes) => commit(database, send, writes),
  }
  return {
    get: async (collection, id) => (await backend.read(collection.name, id)) as never,
    async query(collection, query) {
      const plan = planQuery(collection, query)
      const rows = await reading(() => readPage(database, send, collection.name, plan))
      return pageOf(
        rows.map((row) => documentOf(row) as never),
        plan,
      )
    },
    transact: (work) => transactOptimistically(backend, work, options.backoff),
  }
}

/**
 * All or nothing, by the platform's transaction: each document is read in it by its id, its version compared, and the
 * whole document set. A conflict is raised in mid-operation or at the commit; retrying is the caller's.
 */
async function commit(database: CloudbaseDatabase, send: Send, writes: readonly Write[]): Promise<void> {
  const [only] = writes
  if (only?.kind === 'insert' && writes.length === 1) {
    await adding(database, send, only, false)
    return
  }
  const transaction = await during(() => send(() => database.startTransaction()))
  try {
    for (const write of writes) await apply(transaction, send, write)
    await end(transaction, send, () => isWritten(database, send, writes))
  } catch (error) {
    await send(() => transaction.rollback()).catch(() => undefined) // the platform has ended it already, or will
    throw error
  }
}

/** Commits. Run again, work that was done already would be done twice: a reply, a notice, a figure. */
async function end(transaction: CloudbaseTransaction, send: Send, isDone: () => Promise<boolean>): Promise<void> {
  try {
    await send(() => transaction.commit())
  } catch (error) {
    if (isRace(error) || !(await isDone())) throw translate(error, true)
  }
}

/** Whether all of it stands as it was to be written: then the commit was done, and only its answer was lost. */
async function isWritten(database: CloudbaseDatabase, send: Send, writes: readonly Write[]): Promise<boolean> {
  for (const write of writes) {
    const document = database.collection(write.collection).doc(write.id)
    const found = await send(() => document.get()).catch(() => null)
    if (found === null) return false
    if (write.kind === 'remove' ? found.data !== null : !isDeepStrictEqual(found.data, storedAs(write))) return false
  }
  return true
}

async function apply(transaction: CloudbaseTransaction, send: Send, write: Write): Promise<void> {
  if (write.kind === 'insert') return adding(transaction, send, write, true)
  const document = transaction.collection(write.collection).doc(write.id)
  const { data } = await during(() => send(() => document.get()), write)
  if (data?.version !== write.expected) throw new LostRaceError()
  if (write.kind === 'remove') await during(() => send(() => document.remove()), write)
  else await during(() => send(() => document.set({ data: fieldsOf(write.document) })), write)
}

async function adding(
  target: Pick<CloudbaseDatabase | CloudbaseTransaction, 'collection'>,
  send: Send,
  write: Write & { kind: 'insert' },
  inTransaction: boolean,
): Promise<void> {
  try {
    await send(() => target.collection(write.collection).add({ data: storedAs(write) }))
  } catch (error) {
    throw translate(error, inTransaction, write)
  }
}

async function during<Answer>(work: () => Promise<Answer>, write?: Write): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    throw translate(error, true, write)
  }
}

async function reading<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    throw translate(error, false)
  }
}

function storedAs({ id, document }: Exclude<Write, { kind: 'remove' }>): StoredFields {
  const { version } = document
  return { ...fieldsOf(document), version, _id: id }
}

/** Plain JSON values: a date would come back as one, and `undefined` inside an array as null, on this store only. */
function fieldsOf(document: StoredDocument): Record<string, unknown> {
  return JSON.parse(JSON.stringify({ ...document, id: undefined })) as Record<string, unknown>
}

function documentOf({ _id, ...fields }: StoredFields): StoredDocument {
  return { ...fields, id: _id }
}
