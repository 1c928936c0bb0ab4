import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { startBackground } from '../../cloudfunctions/runtime/background'
import { moduleDeps } from '../../cloudfunctions/runtime/core'
import { lazyContactVault } from '../../cloudfunctions/runtime/keys'
import { SCHEDULE } from '../../cloudfunctions/runtime/schedule'
import { jobStates } from '../../cloudfunctions/runtime/schedule-run'
import { vendoredCalendar } from '../../cloudfunctions/shared/calendar'
import { appendEvents, commits } from '../../cloudfunctions/shared/outbox/outbox'

const NOW = '2026-07-01T00:00:00.000Z'

it('delivers at once what an earlier process left, without waiting for a sweep', async () => {
  const store = memoryStore()
  const vault = lazyContactVault(() => {
    throw new Error('no contact is touched here')
  })
  let ids = 0
  const surroundings = {
    clock: { now: () => NOW },
    ids: { next: () => `id${(ids += 1)}` },
    calendars: { current: vendoredCalendar },
  }
  const deps = moduleDeps(surroundings, store, { ...vault, changesKeys: () => false }, () => undefined)
  await store.transact(async (transaction) => {
    // every job ran this very minute: none is due
    for (const { name } of SCHEDULE) transaction.insert(jobStates, { id: name, lastRunAt: NOW })
    appendEvents(transaction, 'messages', [{ id: 'm1.0001', type: 'noted', at: NOW }])
  })
  const marks = async (): Promise<number> =>
    (await store.query(commits, { index: 'all', equals: {}, limit: 1 })).items.length
  const told: string[] = []
  const background = startBackground(deps, { event: (what) => told.push(what), setAside: () => told.push('set aside') })
  while ((await marks()) > 0) await new Promise((done) => setTimeout(done, 10))
  await background.stop()
  expect(told).toEqual([])
})
