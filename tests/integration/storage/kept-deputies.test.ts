import type { PostgresStore } from '../../../cloudfunctions/adapters/postgres'
import { withDeputyships } from '../../../cloudfunctions/messages'
import { deputies } from '../../../cloudfunctions/messages/deputy.store'
import type { Actor } from '../../../cloudfunctions/shared/kernel/actor'
import { openTestStore, type TestStore } from '../../support/postgres-store'
import { until } from '../../support/until'

/** Who stands in for whom is kept in memory: one that ends, in whichever process, is gone at once (docs/adr/0011). */
let database: TestStore
let here: PostgresStore
let elsewhere: PostgresStore

beforeEach(async () => {
  database = await openTestStore()
  here = database.store
  elsewhere = database.another()
})
afterEach(() => database.close())

const TODAY = '2026-07-06'
const deputy: Actor = { id: 'd', kind: 'staff', name: '李', grants: [{ role: 'handler', unitId: 'gas' }] }
const people = { grantsOf: async () => [{ role: 'approver', unitId: 'gas' }] } as never
const rolesNow = async (): Promise<string> => {
  const clock = { now: () => `${TODAY}T02:00:00.000Z` }
  const actor = await withDeputyships({ store: here, kept: here.kept, clock, people }, deputy)
  return actor.grants.map(({ role }) => role).join()
}
const begin = (store: PostgresStore, until = '2026-07-07'): Promise<void> =>
  store.transact(async (transaction) =>
    transaction.insert(deputies, {
      id: 'gas:a',
      unitId: 'gas',
      approverId: 'a',
      approverName: '王',
      deputyId: 'd',
      deputyName: '李',
      from: TODAY,
      until,
      setBy: 'a',
      setAt: `${TODAY}T01:00:00.000Z`,
    }),
  )
const end = (store: PostgresStore): Promise<void> =>
  store.transact(async (transaction) => {
    const found = await transaction.get(deputies, 'gas:a')
    if (found !== null) transaction.remove(deputies, found)
  })

it('begun and ended by this process: holds, and is gone, from the next request on', async () => {
  expect(await rolesNow()).toBe('handler')
  await begin(here)
  expect(await rolesNow()).toBe('handler,approver')
  await end(here)
  expect(await rolesNow()).toBe('handler')
})

it('begun and ended by another process: told by the database', async () => {
  expect(await rolesNow()).toBe('handler')
  await begin(elsewhere)
  await until('the deputy’s role', async () => (await rolesNow()) === 'handler,approver')
  await end(elsewhere)
  await until('its end', async () => (await rolesNow()) === 'handler')
})

it('one whose last day has passed counts no more', async () => {
  await begin(here, '2026-07-05')
  expect(await rolesNow()).toBe('handler')
})
