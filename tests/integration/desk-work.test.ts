import { openEmptiedPostgres } from '../support/empty-postgres'
import { deskWorkSuite } from './desk-work.suite'

let postgres: Awaited<ReturnType<typeof openEmptiedPostgres>>
beforeAll(async () => {
  postgres = await openEmptiedPostgres()
})
afterAll(() => postgres.close())

describe('working through many messages on PostgreSQL', () => deskWorkSuite(() => postgres.emptied()))
