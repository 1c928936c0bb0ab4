import { postgresStore, type PostgresStore } from '../../../cloudfunctions/adapters/postgres'
import { COLLECTIONS } from '../../../cloudfunctions/runtime/collections'
import { openTestDatabase, type TestDatabase } from '../../support/postgres'

let database: TestDatabase
let store: PostgresStore

beforeAll(async () => {
  database = await openTestDatabase()
  store = postgresStore({ connectionString: database.connectionString })
}, 60_000)
afterAll(async () => {
  await store.close()
  await database.close()
})

it('migrates under two starting processes, and again without a change', async () => {
  expect(await store.isEmpty()).toBe(true)
  const second = postgresStore({ connectionString: database.connectionString })
  await Promise.all([store.migrate(COLLECTIONS), second.migrate(COLLECTIONS)])
  await second.close()
  const steps: string[] = []
  await store.migrate(COLLECTIONS, (step) => steps.push(step))
  expect(steps).toEqual([])
  expect(await store.isEmpty()).toBe(true)
})
