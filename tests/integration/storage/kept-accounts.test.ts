import type { PostgresStore } from '../../../cloudfunctions/adapters/postgres'
import { hearChanges } from '../../../cloudfunctions/adapters/postgres/postgres.listen'
import { accounts, identifyBearer, newAccount } from '../../../cloudfunctions/identity'
import type { Tokens } from '../../../cloudfunctions/identity/tokens'
import type { DocumentReader } from '../../../cloudfunctions/shared/documents'
import { keptCopies } from '../../../cloudfunctions/shared/documents/kept-copies'
import { openTestStore, type TestStore } from '../../support/postgres-store'
import { until } from '../../support/until'

/** A right that is withdrawn is gone at once, in whichever process it was withdrawn (docs/adr/0011). */
let database: TestStore
let here: PostgresStore
let elsewhere: PostgresStore

beforeEach(async () => {
  database = await openTestStore()
  here = database.store
  elsewhere = database.another()
  await here.transact(async (transaction) =>
    transaction.insert(
      accounts,
      newAccount({ id: 'a', kind: 'staff', name: '王', grants: [{ role: 'handler', unitId: 'gas' }] }),
    ),
  )
})
afterEach(() => database.close())

const tokens = { verify: async () => ({ sub: 'a', sid: 's', epoch: 1 }) } as unknown as Tokens
const rolesAs = async (reader: DocumentReader): Promise<string> =>
  identifyBearer(
    tokens,
    reader,
  )('Bearer x').then(
    (actor) => actor?.grants.map(({ role }) => role).join() ?? '',
    (error: { code: string }) => error.code,
  )
const change = (store: PostgresStore, what: { grants?: readonly []; disabled?: boolean }): Promise<void> =>
  store.transact(async (transaction) => {
    const account = await transaction.get(accounts, 'a')
    if (account !== null) transaction.put(accounts, { ...account, ...what })
  })

it('withdrawn by this process: gone from the next request on', async () => {
  expect(await rolesAs(here.kept)).toBe('handler')
  await until('a kept copy', async () => (await here.kept.get(accounts, 'a')) === (await here.kept.get(accounts, 'a')))
  await change(here, { grants: [] })
  expect(await rolesAs(here.kept)).toBe('')
  await change(here, { disabled: true })
  expect(await rolesAs(here.kept)).toBe('unauthenticated')
})

describe('where time alone never lets a copy go', () => {
  it('is told by the database when another process withdraws, or a person in SQL', async () => {
    const copies = keptCopies(here, () => 0)
    const listener = hearChanges({ connectionString: database.connectionString }, copies)
    listener.start()
    try {
      await until('a kept copy', async () => (await copies.get(accounts, 'a')) === (await copies.get(accounts, 'a')))
      expect(await rolesAs(copies)).toBe('handler')
      await change(elsewhere, { grants: [] })
      await until('no roles', async () => (await rolesAs(copies)) === '')
      await elsewhere.pool.query(`update accounts set doc = doc || '{"disabled": true}', version = version + 1`)
      await until('nobody', async () => (await rolesAs(copies)) === 'unauthenticated')
    } finally {
      await listener.close()
    }
  })

  it('keeps no copy while its ear is cut off, and none from before', async () => {
    const copies = keptCopies(here, () => 0)
    const listener = hearChanges({ connectionString: database.connectionString }, copies)
    listener.start()
    try {
      await until('a kept copy', async () => (await copies.get(accounts, 'a')) === (await copies.get(accounts, 'a')))
      await elsewhere.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'minsheng-changes' and datname = current_database()`,
      )
      await until('copies let go', async () => (await copies.get(accounts, 'a')) !== (await copies.get(accounts, 'a')))
      await change(elsewhere, { grants: [] })
      expect(await rolesAs(copies)).toBe('')
      // and listens again by itself
      await until('a kept copy', async () => (await copies.get(accounts, 'a')) === (await copies.get(accounts, 'a')))
      expect(await rolesAs(copies)).toBe('')
    } finally {
      await listener.close()
    }
  })
})
