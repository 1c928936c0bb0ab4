import { Client } from 'pg'
import { postgresStore, type PostgresStore } from '../../cloudfunctions/adapters/postgres'
import { COLLECTIONS } from '../../cloudfunctions/runtime/collections'
import { openTestDatabase } from './postgres'

/** A PostgreSQL store that is emptied before each story. */
export async function openEmptiedPostgres(): Promise<{
  emptied(): Promise<PostgresStore>
  close(): Promise<void>
}> {
  const database = await openTestDatabase()
  const store = postgresStore({ connectionString: database.connectionString })
  await store.migrate(COLLECTIONS)
  const client = new Client({ connectionString: database.connectionString })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables
     where table_schema = current_schema() and table_name = any($1)`,
    [COLLECTIONS.map(({ name }) => name)],
  )
  if (rows.length !== COLLECTIONS.length) throw new Error('a collection has no table')
  return {
    async emptied() {
      await client.query(`truncate ${rows.map(({ name }) => name).join(', ')}`)
      return store
    },
    async close() {
      await client.end()
      await store.close()
      await database.close()
    },
  }
}
