import { postgresStore } from '../../cloudfunctions/adapters/postgres'
import { openTestDatabase } from '../support/postgres'
import { documentStoreSuite } from './document-store.suite'
import { SUITE_COLLECTIONS } from './thing'

documentStoreSuite('postgres', async () => {
  const database = await openTestDatabase()
  const store = postgresStore({ connectionString: database.connectionString })
  await store.migrate(SUITE_COLLECTIONS)
  return {
    store,
    async close() {
      await store.close()
      await database.close()
    },
  }
})
