import { Client } from 'pg'
import { postgresStore, type PostgresStore } from '../../cloudfunctions/adapters/postgres'
import { COLLECTIONS } from '../../cloudfunctions/runtime/collections'
import { openTestDatabase, type TestDatabase } from '../support/postgres'
import { answerSearchSuite } from '../unit/answer-search.suite'
import { decisionRacesSuite } from '../unit/topics/decisions-races.suite'
import { decisionsSuite } from '../unit/topics/decisions.suite'
import { topicsSuite } from '../unit/topics/topics.suite'

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
    await client.query(`truncate ${COLLECTIONS.map(({ name }) => name).join(', ')}`)
  } finally {
    await client.end()
  }
  return store
}

describe('热点话题 on PostgreSQL', () => {
  topicsSuite(emptied)
  decisionsSuite(emptied)
  decisionRacesSuite(emptied)
})

describe('searching public answers on PostgreSQL', () => {
  answerSearchSuite(emptied)
})
