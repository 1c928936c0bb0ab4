import { Client, type ClientBase, type Pool } from 'pg'
import type { Collection, DocumentReader, DocumentStore, Query, StoredDocument } from '../../shared/documents'
import { keptCopies } from '../../shared/documents/kept-copies'
import { pageOf, planQuery, type QueryPlan } from '../../shared/documents/query-plan'
import { transactOptimistically } from '../../shared/documents/transact'
import type { CommitBackend, Write } from '../../shared/documents/write'
import { type DocumentKey, keptBodies } from './postgres.bodies'
import { planCommit } from './postgres.commit'
import { translate } from './postgres.errors'
import { gatherCommits } from './postgres.gather-commits'
import { gatherPages } from './postgres.gather-pages'
import { gatherReads } from './postgres.gather-reads'
import { table } from './postgres.keys'
import { hearChanges } from './postgres.listen'
import { isEmpty, migrate, type TableWait } from './postgres.migrate'
import { openPool, type PostgresOptions } from './postgres.pool'
import { type PageQuery, planPage, planPages, WRITTEN_BY } from './postgres.query'
import { type Statement, statementCache } from './postgres.statement'

/** The document port on PostgreSQL 15 or later, and what its owner (the server, a command) asks beyond the port. */
export interface PostgresStore extends DocumentStore {
  /**
   * Creates or changes tables and indexes; safe to run twice and under two starting processes.
   * @param busy told each time that another program (a backup) keeps a table: it is waited for
   */
  migrate(collections: readonly Collection<StoredDocument>[], busy?: () => void): Promise<void>
  /** Whether nothing is stored yet; may be asked before the first `migrate`. */
  isEmpty(): Promise<boolean>
  /** Whether the database answers. @throws DomainError `unavailable`. */
  ping(): Promise<void>
  /**
   * A reader that answers from memory where a collection is `keptInMemory`. What this process changed is gone from it
   * before the change is answered; what another changed as soon as the database tells (docs/adr/0011). Of `keptBodies` the
   * database says which documents in which version, and only bodies come from memory (docs/adr/0029).
   */
  readonly kept: Pick<DocumentStore, 'get' | 'query'>
  /** For reports beside the port (benchmark, tests). */
  readonly pool: Pool
  /** Ends the connections after what is under way. */
  close(): Promise<void>
}

interface Row {
  readonly id: string
  readonly version: number
  readonly doc: Record<string, unknown>
}

/** A page of keys that somebody asks for, and its statement where nobody else does. */
interface KeysAsked {
  readonly shape: string
  readonly collection: string
  readonly plan: QueryPlan
  readonly asked: PageQuery
}
interface PageRow {
  readonly page: readonly (readonly [id: string, version: number, writtenBy: string])[] | null
}

/** Opens no connection until it is used; survives the database going away and coming back. */
export function postgresStore(options: PostgresOptions): PostgresStore {
  const pool = openPool({
    ...options,
    onConnectionLost(error) {
      bodies.clear()
      options.onConnectionLost?.(error)
    },
  })
  const statements = statementCache()
  const run = async <Found = Row>(
    statement: Statement,
    values: readonly unknown[],
    writes?: readonly Write[],
  ): Promise<Found[]> => {
    const { text } = statement
    const name = statement.name === '' ? undefined : statement.name
    try {
      return (await pool.query({ name, text, values: values as unknown[] })).rows as Found[]
    } catch (error) {
      throw translate(error, writes)
    }
  }
  const readOne = async (collection: string, id: string): Promise<StoredDocument | null> => {
    const statement = statements(
      `get ${collection}`,
      () => `select version, doc from ${table(collection)} where id = $1`,
    )
    const [row] = await run(statement, [id])
    return row === undefined ? null : documentOf({ ...row, id })
  }
  const readMany = async (collection: string, ids: readonly string[]): Promise<StoredDocument[]> => {
    const text = (): string => `select id, version, doc from ${table(collection)} where id = any($1::text[])`
    return (await run(statements(`get several ${collection}`, text), [ids])).map(documentOf)
  }
  const backend: CommitBackend = {
    read: gatherReads(readOne, readMany),
    commit: gatherCommits(async (writes) => {
      const { shape, text, values } = planCommit(writes)
      await run(statements(shape, text), values, writes).finally(() => {
        for (const { collection, id } of writes) copies.forget(collection, id)
      })
    }),
  }
  const get: DocumentReader['get'] = async (collection, id) => (await backend.read(collection.name, id)) as never
  const readPlanned = <Found>({ shape, text, values }: PageQuery, plan: QueryPlan): Promise<Found[]> =>
    // how common a token is decides its plan: never one plan for all tokens
    run(plan.tokens === undefined ? statements(shape, () => text) : { name: '', text }, values)
  const query: DocumentStore['query'] = async (collection, asked) => {
    const plan = planQuery(collection, asked)
    const rows = await readPlanned<Row>(planPage(collection.name, plan), plan)
    return pageOf(
      rows.map((row) => documentOf(row) as never),
      plan,
    )
  }
  const gathered = gatherPages(
    ({ asked, plan }: KeysAsked): Promise<DocumentKey[]> => readPlanned(asked, plan),
    async (pages) => {
      const [first] = pages
      if (first === undefined) return []
      const { shape, collection, plan, asked } = first
      const statement = statements(`several ${shape}`, () => planPages(collection, plan))
      const bounds = asked.values.map((_, at) => pages.map((page) => page.asked.values[at]))
      const rows = await run<PageRow>(statement, bounds)
      return rows.map(({ page }) => (page ?? []).map(([id, version, writtenBy]) => ({ id, version, writtenBy })))
    },
  )
  const readKeys = (collection: string, plan: QueryPlan): Promise<DocumentKey[]> => {
    const asked = planPage(collection, plan, 'keys')
    // Nothing differs between two who ask without a bound; how common a token is decides its plan.
    if (plan.tokens !== undefined || asked.values.length === 0) return readPlanned(asked, plan)
    return gathered({ shape: asked.shape, collection, plan, asked })
  }
  const bodies = keptBodies(async (collection, ids) => {
    const text = (): string =>
      `select id, version, ${WRITTEN_BY}, doc from ${table(collection)} where id = any($1::text[])`
    const rows = await run<Row & DocumentKey>(statements(`get several bodies ${collection}`, text), [ids])
    return rows.map((row) => ({ id: row.id, version: row.version, writtenBy: row.writtenBy, body: documentOf(row) }))
  })
  const queryBodies = async <D extends StoredDocument>(collection: Collection<D>, asked: Query) => {
    const plan = planQuery(collection, asked)
    const keys = await readKeys(collection.name, plan)
    const found = await bodies.of(collection.name, keys)
    return found === null ? query(collection, asked) : pageOf(found as unknown as D[], plan)
  }
  const copies = keptCopies({ get, query }, () => performance.now())
  const listener = hearChanges(options, {
    ...copies,
    distrust() {
      copies.distrust()
      bodies.clear()
    },
  })
  return {
    get,
    query,
    transact: (work) => transactOptimistically(backend, work),
    migrate: (collections, busy) =>
      withClient(options, (client) => migrate(client, collections, tableWaitOf(options, busy))),
    isEmpty: () => withClient(options, isEmpty),
    ping: async () => void (await run({ name: '', text: 'select 1' }, [])),
    kept: {
      get(collection, id) {
        listener.start()
        return copies.get(collection, id)
      },
      query(collection, asked) {
        listener.start()
        if (collection.keptBodies === true) return queryBodies(collection, asked)
        return copies.query(collection, asked)
      },
    },
    pool,
    async close() {
      await listener.close()
      await pool.end()
    },
  }
}

/** Id and version come from their columns: what the document's body says of them does not count. */
function documentOf(row: Row): StoredDocument {
  return Object.assign(row.doc, { id: row.id, version: row.version })
}

/** A third of what calls bear, so that none is refused: they wait with the migration, and then have fifteen times as long. */
const TABLE_WAIT_MS = 2_000
const LET_THROUGH = 15

function tableWaitOf({ tableWait = TABLE_WAIT_MS }: PostgresOptions, busy?: () => void): TableWait {
  return {
    lockMs: tableWait,
    letThrough() {
      busy?.()
      return new Promise((resolve) => setTimeout(resolve, tableWait * LET_THROUGH))
    },
  }
}

/** A connection of its own, without the time limits of requests: an index over a large table takes its time. */
async function withClient<Result>(
  options: PostgresOptions,
  work: (client: ClientBase) => Promise<Result>,
): Promise<Result> {
  const client = new Client({
    connectionString: options.connectionString,
    connectionTimeoutMillis: options.connectTimeout ?? 10_000,
    application_name: 'minsheng-migrate',
  })
  client.on('error', () => undefined) // the query under way reports it
  try {
    await client.connect()
    return await work(client)
  } catch (error) {
    throw translate(error)
  } finally {
    await client.end().catch(() => undefined) // it may be gone already
  }
}
