import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { moduleDeps } from '../../cloudfunctions/runtime/core'
import { lazyContactVault } from '../../cloudfunctions/runtime/keys'
import { relayAll } from '../../cloudfunctions/runtime/relay-all'
import { SCHEDULE } from '../../cloudfunctions/runtime/schedule'
import { runDueJobs } from '../../cloudfunctions/runtime/schedule-run'
import { serverJobs } from '../../cloudfunctions/runtime/server-jobs'
import { vendoredCalendar } from '../../cloudfunctions/shared/calendar'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { withLease } from '../../cloudfunctions/shared/outbox/lease'
import { appendEvents, commits, CONSUMERS_OF, outbox } from '../../cloudfunctions/shared/outbox/outbox'
import { relayLease } from '../../cloudfunctions/shared/outbox/relay'
import { ALWAYS } from '../support/small-city'
import { watchedStore } from '../support/watched-store'

const NOW = '2026-07-01T00:00:00.000Z'
const clock = { now: () => NOW }
const setUp = () => {
  /** Names of the collections that something was inserted into. */
  const written: string[] = []
  const store = watchedStore(memoryStore(), (deeds) =>
    written.push(...deeds.filter(({ what }) => what === 'insert').map(({ collection }) => collection)),
  )
  const vault = lazyContactVault(() => {
    throw new Error('no contact is touched here')
  })
  const surroundings = { clock, ids: { next: () => 'id' }, calendars: { current: vendoredCalendar } }
  const deps = moduleDeps(surroundings, store, { ...vault, changesKeys: () => false }, () => undefined)
  return { store, written, deps }
}
const commit = (store: DocumentStore, id: string): Promise<void> =>
  store.transact(async (transaction) => appendEvents(transaction, 'messages', [{ id, type: 'noted', at: NOW }]))
const marksIn = async (store: DocumentStore): Promise<number> =>
  (await store.query(commits, { index: 'all', equals: {}, limit: 10 })).items.length
const SWEEPS = SCHEDULE.map(({ name }) => name).filter((name) => name.endsWith('.sweep_outbox'))
const later = Date.parse(NOW) + 10_000

describe('a sweep of a server', () => {
  it('stands for every consumer of any stream', () => {
    // the search's is messages', the joiners' is answers'
    expect(SWEEPS).toHaveLength(new Set(Object.values(CONSUMERS_OF).flatMap((all) => all.map(({ name }) => name))).size)
  })

  it.each(SWEEPS)('gives what waits to all at once, with no document for each: %s', async (sweep) => {
    const { store, deps, written } = setUp()
    await commit(store, 'm1.0001')
    expect(await serverJobs[sweep]({ deps, holder: 'tick', deadline: later })).toBe(true)
    expect([await marksIn(store), written.includes('outbox')]).toEqual([0, false])
  })

  it('writes nothing where nothing waits', async () => {
    const { deps, written } = setUp()
    const sweeps = Object.fromEntries(SWEEPS.map((sweep) => [sweep, serverJobs[sweep]]))
    expect(await runDueJobs(sweeps, { deps, holder: 'tick' }, 45_000)).toEqual([])
    expect(written).toEqual([])
  })

  it('leaves to the relay what that has under its hands', async () => {
    const { store, deps, written } = setUp()
    await commit(store, 'm1.0001')
    await withLease(store, relayLease('insight'), 'relay', clock, 30_000, async () => {
      for (const sweep of SWEEPS) await serverJobs[sweep]({ deps, holder: 'tick', deadline: later })
      expect([await marksIn(store), written.includes('outbox')]).toEqual([1, false])
    })
  })
})

it('what one consumer has still to take does not fan out what came after it', async () => {
  const { store, deps, written } = setUp()
  await store.transact(async (transaction) =>
    transaction.insert(outbox, { id: 'routing:m1.0001', consumer: 'routing', at: NOW, events: [] }),
  )
  await commit(store, 'm2.0001')
  written.length = 0
  // somebody else delivers to all, so only what stands apart is this one's
  await withLease(store, relayLease('insight'), 'relay', clock, 30_000, async () => {
    expect(await relayAll({ ...deps, holder: 'tick' }, ALWAYS)).toBe(false)
    expect([await marksIn(store), written.includes('outbox')]).toEqual([1, false])
  })
  expect((await store.query(outbox, { index: 'all', equals: {}, limit: 1 })).items).toEqual([])
})
