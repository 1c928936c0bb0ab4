import { openTestStore, type TestStore } from '../support/postgres-store'
import { deskWorkSuite } from './desk-work.suite'

let postgres: TestStore
beforeAll(async () => {
  postgres = await openTestStore()
})
afterAll(() => postgres.close())

describe('working through many messages on PostgreSQL', () => deskWorkSuite(() => postgres.emptied()))
