import { postgresStore, type PostgresStore } from '../../cloudfunctions/adapters/postgres'
import { COLLECTIONS } from '../../cloudfunctions/runtime/collections'
import { openTestDatabase } from './postgres'

/**
 * What is in no table is deleted in no time; to truncate them all is to make and remove some thousand files. In the order in
 * which commits take them.
 */
const EMPTY = COLLECTIONS.map(({ name }) => `delete from ${name}`)
  .sort()
  .join(';')
/** Makes every collection, for the database that others begin as copies of. */
const withCollections = async (connectionString: string): Promise<void> => {
  const store = postgresStore({ connectionString })
  await store.migrate(COLLECTIONS)
  await store.close()
}

/** A store with every collection of the city, on a database of its own. */
export interface TestStore {
  readonly store: PostgresStore
  readonly connectionString: string
  /** Another instance on the same database: nothing is shared but what is stored. */
  another(): PostgresStore
  /** The store with nothing in it. */
  emptied(): Promise<PostgresStore>
  /** Closes every instance and drops the database. */
  close(): Promise<void>
}

/** @param settings of the store: how many connections, for instance */
export async function openTestStore(
  settings: Omit<Parameters<typeof postgresStore>[0], 'connectionString'> = {},
): Promise<TestStore> {
  const database = await openTestDatabase(withCollections)
  const stores: PostgresStore[] = []
  const another = (): PostgresStore => {
    const store = postgresStore({ connectionString: database.connectionString, ...settings })
    stores.push(store)
    return store
  }
  const store = another()
  await store.migrate(COLLECTIONS)
  return {
    store,
    connectionString: database.connectionString,
    another,
    async emptied() {
      await store.pool.query(EMPTY)
      return store
    },
    async close() {
      for (const each of stores) await each.close()
      await database.close()
    },
  }
}
