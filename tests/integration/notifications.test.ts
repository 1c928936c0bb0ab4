import { Client } from 'pg'
import { postgresStore, type PostgresStore } from '../../cloudfunctions/adapters/postgres'
import { COLLECTIONS } from '../../cloudfunctions/runtime/collections'
import { openTestDatabase, type TestDatabase } from '../support/postgres'
import { sendingSuite } from '../unit/notifications-sending.suite'
import { notificationsSuite } from '../unit/notifications.suite'

let database: TestDatabase
let store: PostgresStore
beforeAll(async () => {
  database = await openTestDatabase()
  store = postgresStore({ connectionString: database.connectionString })
  await store.migrate(COLLECTIONS)
})
afterAll(async () => {
  await store.close()
  await database.close()
})

/** The tables of all collections, emptied: each story has the city to itself. */
const emptied = async (): Promise<PostgresStore> => {
  const client = new Client({ connectionString: database.connectionString })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables
       where table_schema = current_schema() and table_name = any($1)`,
      [COLLECTIONS.map(({ name }) => name)],
    )
    expect(rows).toHaveLength(COLLECTIONS.length)
    await client.query(`truncate ${rows.map(({ name }) => name).join(', ')}`)
  } finally {
    await client.end()
  }
  return store
}

describe('notices on PostgreSQL', () => notificationsSuite(emptied))
describe('订阅消息 on PostgreSQL', () => sendingSuite(emptied))
