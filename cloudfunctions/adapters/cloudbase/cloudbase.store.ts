import type { DocumentStore, StoredDocument } from '../../shared/documents'
import { pageOf, planQuery } from '../../shared/documents/query-plan'
import { type Backoff, transactOptimistically } from '../../shared/documents/transact'
import { type CommitBackend, LostRaceError, type Write } from '../../shared/documents/write'
import type { CloudbaseDatabase, CloudbaseTransaction, StoredFields } from './cloudbase.database'
import { translate } from './cloudbase.errors'
import { readPage } from './cloudbase.query'

/** Pass the initialised `wx-server-sdk` itself: `cloudbaseStore(cloud)`. */
export interface CloudbaseOptions {
  database(config: { env?: string; throwOnNotFound: false }): unknown
  readonly backoff?: Backoff
}

/** The document port on the CloudBase database. Collections and indexes come from the deployed manifest. */
export function cloudbaseStore(options: CloudbaseOptions): DocumentStore {
  const database = options.database({ throwOnNotFound: false }) as CloudbaseDatabase
  const backend: CommitBackend = {
    async read(collection, id) {
      const { data } = await reading(() => database.collection(collection).doc(id).get())
      return data === null ? null : documentOf(data)
    },
    commit: (writes) => commit(database, writes),
  }
  return {
    get: async (collection, id) => (await backend.read(collection.name, id)) as never,
    async query(collection, query) {
      const plan = planQuery(collection, query)
      const rows = await reading(() => readPage(database, collection.name, plan))
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
async function commit(database: CloudbaseDatabase, writes: readonly Write[]): Promise<void> {
  const [only] = writes
  if (only?.kind === 'insert' && writes.length === 1) {
    await adding(database, only, false)
    return
  }
  const transaction = await during(() => database.startTransaction())
  try {
    for (const write of writes) await apply(transaction, write)
    await during(() => transaction.commit())
  } catch (error) {
    await transaction.rollback().catch(() => undefined) // the platform has ended it already, or will
    throw error
  }
}

async function apply(transaction: CloudbaseTransaction, write: Write): Promise<void> {
  if (write.kind === 'insert') return adding(transaction, write, true)
  const document = transaction.collection(write.collection).doc(write.id)
  const { data } = await during(() => document.get(), write)
  if (data?.version !== write.expected) throw new LostRaceError()
  if (write.kind === 'remove') await during(() => document.remove(), write)
  else await during(() => document.set({ data: fieldsOf(write.document) }), write)
}

async function adding(
  target: Pick<CloudbaseDatabase | CloudbaseTransaction, 'collection'>,
  write: Write & { kind: 'insert' },
  inTransaction: boolean,
): Promise<void> {
  const { version } = write.document
  const data: StoredFields = { ...fieldsOf(write.document), version, _id: write.id }
  try {
    await target.collection(write.collection).add({ data })
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

/** Plain JSON values: a date would come back as one, and `undefined` inside an array as null, on this store only. */
function fieldsOf(document: StoredDocument): Record<string, unknown> {
  return JSON.parse(JSON.stringify({ ...document, id: undefined })) as Record<string, unknown>
}

function documentOf({ _id, ...fields }: StoredFields): StoredDocument {
  return { ...fields, id: _id }
}
