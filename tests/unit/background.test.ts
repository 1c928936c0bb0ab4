import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { startBackground } from '../../cloudfunctions/runtime/background'
import { moduleDeps } from '../../cloudfunctions/runtime/core'
import { lazyContactVault } from '../../cloudfunctions/runtime/keys'
import { RELAY_BATCH } from '../../cloudfunctions/runtime/relay-all'
import { SCHEDULE } from '../../cloudfunctions/runtime/schedule'
import { jobStates } from '../../cloudfunctions/runtime/schedule-run'
import { vendoredCalendar } from '../../cloudfunctions/shared/calendar'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { appendEvents, commits } from '../../cloudfunctions/shared/outbox/outbox'
import { until } from '../support/until'

const NOW = '2026-07-01T00:00:00.000Z'

/** A background’s city on an empty store, with one event that waits; every job has just run. */
async function setUp(now: () => string) {
  const store = memoryStore()
  const vault = lazyContactVault(() => {
    throw new Error('no contact is touched here')
  })
  let ids = 0
  const surroundings = {
    clock: { now },
    ids: { next: () => `id${(ids += 1)}` },
    calendars: { current: vendoredCalendar },
  }
  const deps = moduleDeps(surroundings, store, { ...vault, changesKeys: () => false }, () => undefined)
  const commit = (id: string): Promise<void> =>
    store.transact(async (transaction) => appendEvents(transaction, 'messages', [{ id, type: 'noted', at: now() }]))
  await store.transact(async (transaction) => {
    // every job ran this very minute: none is due
    for (const { name } of SCHEDULE) transaction.insert(jobStates, { id: name, lastRunAt: now() })
  })
  const marks = async (): Promise<number> =>
    (await store.query(commits, { index: 'all', equals: {}, limit: 1000 })).items.length
  return { deps, commit, marks }
}

it('delivers at once what an earlier process left, without waiting for a sweep', async () => {
  const { deps, commit, marks } = await setUp(() => NOW)
  await commit('m1.0001')
  const told: string[] = []
  const background = startBackground(deps, { event: (what) => told.push(what), setAside: () => told.push('set aside') })
  await until('the delivery', async () => (await marks()) === 0)
  await background.stop()
  expect(told).toEqual([])
})

it('told to stop, ends after the batch under way: what else waits is for the next start', async () => {
  const { deps, commit, marks } = await setUp(() => NOW)
  for (let n = 0; n < 3 * RELAY_BATCH; n += 1) await commit(`m${n}.0001`)
  const stopped: Promise<void>[] = []
  const { store } = deps
  const stopping: DocumentStore = {
    ...store,
    async query(collection, asked) {
      const page = await store.query(collection, asked)
      if (collection.name === commits.name && page.items.length > 0) stopped.push(background.stop())
      return page
    },
  }
  const background = startBackground(
    { ...deps, store: stopping },
    { event: () => undefined, setAside: () => undefined },
  )
  await until('the word to stop', () => stopped.length > 0)
  await Promise.all(stopped)
  expect(await marks()).toBeGreaterThan(RELAY_BATCH)
})

it('sweeps on within a minute after the clock was set back by an hour', async () => {
  jest.useFakeTimers({ now: Date.parse(NOW) })
  try {
    const { deps, commit, marks } = await setUp(() => new Date().toISOString())
    const told: string[] = []
    const background = startBackground(deps, {
      event: (what) => told.push(what),
      setAside: () => told.push('set aside'),
    })
    await jest.advanceTimersByTimeAsync(61_000)
    jest.setSystemTime(Date.parse(NOW) - 3_600_000)
    await commit('m1.0001')
    await jest.advanceTimersByTimeAsync(61_000)
    expect(await marks()).toBe(0)
    await background.stop()
    expect(told).toEqual([])
  } finally {
    jest.useRealTimers()
  }
})
