import type { PostgresStore } from '../../../cloudfunctions/adapters/postgres'
import { declarations, guardians, isMinor } from '../../../cloudfunctions/privacy'
import { COLLECTIONS } from '../../../cloudfunctions/runtime/collections'
import { pseudonymOf } from '../../../cloudfunctions/shared/kernel/pseudonym'
import { openTestStore, type TestStore } from '../../support/postgres-store'
import { until } from '../../support/until'

/** Who is below 14 is kept in memory: what is declared, in whichever process, holds at once (docs/adr/0011). */
let database: TestStore
let here: PostgresStore
let elsewhere: PostgresStore

beforeEach(async () => {
  database = await openTestStore()
  here = database.store
  elsewhere = database.another()
})
afterEach(() => database.close())

const ageId = (citizenId: string): string => `age.${pseudonymOf(citizenId)}`
const declare = (store: PostgresStore, citizenId: string): Promise<void> =>
  store.transact(async (transaction) => {
    const said = { under14: true, minor: 'yes' as const, at: '2026-07-06T01:00:00.000Z', noticeVersion: '1' }
    transaction.insert(declarations, { id: ageId(citizenId), ...said })
    transaction.insert(guardians, { id: `guardian.${pseudonymOf(citizenId)}`, sealed: {} } as never)
  })
const isKnown = (citizenId: string): Promise<boolean> => isMinor(here, citizenId, here.kept)

it('declared by this process holds from the next request on, by another as soon as the database tells', async () => {
  expect(await isKnown('a')).toBe(false)
  await declare(here, 'a')
  expect([await isKnown('a'), await isKnown('b')]).toEqual([true, false])
  await declare(elsewhere, 'b')
  await until('what the other declared', () => isKnown('b'))
})

it('declared before this version holds as well: the start writes what the index reads', async () => {
  await here.pool.query(
    `insert into age_declarations (id, version, doc) values
       ($1, 1, '{"under14": true, "at": "2026-07-01T00:00:00.000Z"}'), ($2, 1, '{"under14": false}')`,
    [ageId('a'), ageId('b')],
  )
  await here.pool.query('delete from minsheng_migrations where number >= 5')
  await Promise.all([here.migrate(COLLECTIONS), elsewhere.migrate(COLLECTIONS)])
  // without a guardian's consent nothing is sent
  await expect(isKnown('a')).rejects.toMatchObject({ code: 'invalid_state' })
  expect(await isKnown('b')).toBe(false)
  expect(await here.get(declarations, ageId('b'))).toMatchObject({ minor: 'no', version: 1 })
})

it('a city with more children than are kept in mind asks for each', async () => {
  await here.pool.query(
    `insert into age_declarations (id, version, doc)
     select 'a' || n, 1, '{"under14": true, "minor": "yes"}' from generate_series(1, 501) n`,
  )
  await declare(elsewhere, 'z')
  expect([await isKnown('z'), await isKnown('nobody')]).toEqual([true, false])
})
