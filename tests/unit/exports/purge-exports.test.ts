import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { passingStorage } from '../../../cloudfunctions/adapters/storage/no-storage'
import { exportDays, exportFiles, purgeExports } from '../../../cloudfunctions/exports'
import { ALWAYS, MovedClock } from '../../support/small-city'

function openExports() {
  const [store, storage, clock] = [memoryStore(), passingStorage(), new MovedClock()]
  let ids = 0
  const deps = { store, storage, clock, ids: { next: () => `id${(ids += 1)}` } }
  return { store, storage, clock, purge: () => purgeExports(deps, ALWAYS) }
}

it('a sheet that never got ready goes with what was put of it', async () => {
  const { store, storage, clock, purge } = openExports()
  const key = 'exports/abc/sheet.xlsx'
  await storage.put(key, Buffer.from('half of it'), 'x')
  const made = { id: 'abc', ownerId: 'handler', name: '留言', state: 'making', key, handle: '' } as const
  const expiresAt = '2026-07-03T01:30:00.000Z'
  await store.transact(async (transaction) => transaction.insert(exportFiles, { ...made, expiresAt }))
  clock.to('2026-07-03T01:29:59.999Z')
  await purge()
  expect(await storage.get(key)).not.toBeNull()
  clock.to(expiresAt)
  expect(await purge()).toBe(true)
  expect([await storage.get(key), await store.get(exportFiles, 'abc')]).toEqual([null, null])
})

it('counts of days gone by go; what somebody had made today counts on', async () => {
  const { store, purge } = openExports()
  const days = ['2026-07-01', '2026-07-02', '2026-07-03']
  await store.transact(async (transaction) => {
    for (const on of days) transaction.insert(exportDays, { id: `handler:${on}`, on, count: 30, latest: [] })
  })
  await purge()
  const { items } = await store.query(exportDays, { index: 'by_day', equals: {}, limit: 10 })
  // Yesterday's stays where clocks of two instances differ around midnight.
  expect(items.map(({ on }) => on)).toEqual(days.slice(1))
})
