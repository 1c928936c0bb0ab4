import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { insightProjector, rebuildStatistics, rollups } from '../../cloudfunctions/insight'
import type { MessageEvent } from '../../cloudfunctions/messages'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { leases } from '../../cloudfunctions/shared/outbox/lease'
import { appendEvents, commits, CONSUMERS, journal, outbox, setAside } from '../../cloudfunctions/shared/outbox/outbox'
import { type Projector, relayLease, relayOutbox } from '../../cloudfunctions/shared/outbox/relay'
import { replaySetAside } from '../../cloudfunctions/shared/outbox/set-aside'
import { anyEvents } from './insight.arbitrary'
import { fc } from '../support/property'
import { ALWAYS } from '../support/small-city'

const clock = { now: () => '2026-07-03T01:00:00.000Z' }
const LATER = '2026-07-03T02:00:00.000Z'
const append = (store: DocumentStore, events: readonly MessageEvent[]): Promise<void> =>
  store.transact(async (transaction) => appendEvents(transaction, 'messages', events))
const relay = (store: DocumentStore, projector: Projector = insightProjector) =>
  relayOutbox({ store, clock, holder: 'relay' }, projector, ALWAYS)
const rebuild = (store: DocumentStore, write = false, now = clock.now()) =>
  rebuildStatistics({ store, clock: { now: () => now }, holder: 'rebuild' }, { write })
const allRollups = async (store: DocumentStore) =>
  (await store.query(rollups, { index: 'by_id', equals: {}, limit: 1000 })).items
const counters = async (store: DocumentStore) => (await allRollups(store)).map(({ version: _, ...rest }) => rest)
const verdictsOf = (report: Awaited<ReturnType<typeof rebuild>>) =>
  report?.rollups.filter(({ verdict }) => verdict !== 'same')

/** Fails every so often, before or after its writes were asked for. */
function unreliable(fails: readonly boolean[]): Projector {
  let turn = 0
  return {
    ...insightProjector,
    async project(transaction, events) {
      turn += 1
      if (fails[turn % Math.max(1, fails.length)] === true && turn % 2 === 0) throw new Error('crash')
      await insightProjector.project(transaction, events)
      if (fails[turn % Math.max(1, fails.length)] === true && turn % 2 === 1) throw new Error('crash')
    },
  }
}

describe('rebuilding the statistics', () => {
  it('gives the numbers that were there, in whatever order, batches and crashes the events came', async () => {
    const anyParts = fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 6 })
    const anyShuffled = anyEvents(160).chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
    )
    await fc.assert(
      fc.asyncProperty(anyShuffled, anyParts, fc.array(fc.boolean()), async ([events, shuffled], parts, fails) => {
        const store = memoryStore()
        const projector = unreliable(fails)
        for (let taken = 0, part = 0; taken < shuffled.length; part += 1) {
          const size = parts[part % parts.length] ?? 1
          await append(store, shuffled.slice(taken, (taken += size)))
          await Promise.all([relay(store, projector), relay(store)].map((run) => run.catch(() => undefined)))
        }
        const report = await rebuild(store)
        expect(verdictsOf(report)).toEqual([])
        expect(report?.events).toBe(events.length)
        // The same events at once and in their own order are the same documents.
        const straight = memoryStore()
        await append(straight, events)
        await relay(straight)
        const netZero = ({ kinds, units, days, replyDays }: Awaited<ReturnType<typeof counters>>[number]) =>
          kinds.length + units.length + days.length + replyDays.length > 0
        expect((await counters(store)).filter(netZero)).toEqual((await counters(straight)).filter(netZero))
      }),
      { numRuns: 60 },
    )
  })

  const two: MessageEvent[] = ['a', 'b'].map((id) => ({
    id: `${id}.0001`,
    messageId: id,
    type: 'submitted',
    book: 'own',
    at: '2026-07-02T01:00:00.000Z',
    on: '2026-07-02',
    kind: 'help',
    unitId: null,
    owes: { unitId: null, dueOn: '2026-07-09' },
  }))

  async function spoiledStore(): Promise<DocumentStore> {
    const store = memoryStore()
    await append(store, two)
    await relay(store)
    await store.transact(async (transaction) => {
      const month = await transaction.get(rollups, 'own.month.2026-07')
      const day = await transaction.get(rollups, 'own.day.2026-07-09')
      if (month === null || day === null) throw new Error('no rollups')
      transaction.put(rollups, { ...month, kinds: [['help', 3]] })
      transaction.remove(rollups, day)
      transaction.insert(rollups, {
        id: 'own.day.2026-07-20',
        kinds: [['help', 1]],
        units: [],
        days: [],
        replyDays: [],
      })
    })
    return store
  }
  const SPOILED = [
    { id: 'own.day.2026-07-09', verdict: 'missing' },
    { id: 'own.day.2026-07-20', verdict: 'surplus' },
    { id: 'own.month.2026-07', verdict: 'different' },
  ]

  it('names every rollup that differs and changes none unless told to', async () => {
    const store = await spoiledStore()
    const before = await allRollups(store)
    expect(verdictsOf(await rebuild(store))).toEqual(SPOILED)
    expect(await allRollups(store)).toEqual(before)
  })

  it('replaces what differs, and finds nothing the second time', async () => {
    const store = await spoiledStore()
    const report = await rebuild(store, true)
    expect([verdictsOf(report), report?.written]).toEqual([SPOILED, 3])
    expect(verdictsOf(await rebuild(store))).toEqual([])
  })

  it('counts what still waited, and leaves out what arrives while it reads', async () => {
    const store = memoryStore()
    await append(store, two)
    let late = 0
    const busyStore: DocumentStore = {
      ...store,
      async query(collection, query) {
        // While the journal is read somebody writes: an event that this page, or a later one, will or will not show.
        if (collection.name === 'events' && late < 2)
          await append(
            store,
            two.map((event) => ({ ...event, id: `${late === 0 ? '0' : 'z'}${event.id}` })),
          ).then(() => (late += 1))
        return store.query(collection, query)
      },
    }
    const report = await rebuild(busyStore, true)
    expect([verdictsOf(report), report?.events]).toEqual([[], 2])
    await relay(store)
    expect(verdictsOf(await rebuild(store))).toEqual([])
    expect((await rebuild(store))?.events).toBe(4)
  })

  it('waits its turn while a relay works', async () => {
    const store = memoryStore()
    await store.transact(async (transaction) =>
      transaction.insert(leases, { id: relayLease('insight'), holder: 'b', until: '2026-07-03T01:00:20.000Z' }),
    )
    expect(await rebuild(store)).toBeNull()
  })

  it('overwrites nothing when somebody counted on in spite of the lease', async () => {
    const store = await spoiledStore()
    let counted = false
    const overtaken: DocumentStore = {
      ...store,
      async query(collection, query) {
        const page = await store.query(collection, query)
        if (collection.name === 'events' && !counted) {
          counted = true
          await append(
            store,
            two.map((event) => ({ ...event, id: `x${event.id}` })),
          )
          const late = { now: () => '2026-07-03T01:30:00.000Z' }
          await relayOutbox({ store, clock: late, holder: 'late' }, insightProjector, ALWAYS)
        }
        return page
      },
    }
    await expect(rebuild(overtaken, true)).rejects.toMatchObject({ code: 'conflict' })
    const left = await store.query(outbox, { index: 'by_consumer', equals: { consumer: 'insight' }, limit: 10 })
    expect(left.items).toHaveLength(0)
    expect((await rebuild(store, true, LATER))?.written).toBeGreaterThan(0)
    expect((await store.get(rollups, 'own.day.2026-07-02'))?.kinds).toEqual([['help', 4]])
    expect(verdictsOf(await rebuild(store, false, LATER))).toEqual([])
  })

  it("keeps its lease page by page, so that one that was killed is in nobody's way for longer than half a minute", async () => {
    const store = memoryStore()
    for (let n = 0; n < 1_500; n += 1)
      await append(
        store,
        two.map((event) => ({ ...event, id: `${n}${event.id}` })),
      )
    await relay(store)
    let seconds = 0
    const slow: DocumentStore = {
      ...store,
      async query(collection, query) {
        seconds += collection.name === 'events' ? 25 : 0
        return store.query(collection, query)
      },
    }
    const now = () => new Date(Date.parse(clock.now()) + seconds * 1000).toISOString()
    const untils: (string | undefined)[] = []
    const watched: DocumentStore = {
      ...slow,
      async query(collection, query) {
        untils.push((await store.get(leases, relayLease('insight')))?.until)
        return slow.query(collection, query)
      },
    }
    const report = await rebuildStatistics({ store: watched, clock: { now }, holder: 'rebuild' }, { write: true })
    expect([report?.events, verdictsOf(report)]).toEqual([3_000, []])
    expect(seconds).toBeGreaterThan(30) // longer than the lease lasts
    expect(untils.at(-1)).toBe('2026-07-03T01:01:20.000Z')
  })

  it('reads journal and outbox as they were written before one document carried a whole commit', async () => {
    const store = memoryStore()
    await store.transact(async (transaction) => {
      for (const event of two) {
        transaction.insert(journal, { id: event.id, stream: 'messages', event })
        transaction.insert(outbox, { id: `insight:${event.id}`, consumer: 'insight', at: event.at, event })
      }
    })
    await relay(store)
    const report = await rebuild(store)
    expect([report?.events, verdictsOf(report)]).toEqual([2, []])
    expect((await store.get(rollups, 'own.day.2026-07-02'))?.kinds).toEqual([['help', 2]])
  })

  it('leaves out what was set aside, until it is replayed', async () => {
    const store = memoryStore()
    await append(store, two.slice(0, 1))
    const failing: Projector = { ...insightProjector, project: () => Promise.reject(new TypeError('unreadable')) }
    for (let turn = 0; turn < 5; turn += 1) await relay(store, failing).catch(() => undefined)
    expect((await rebuild(store))?.events).toBe(0)
    expect(await replaySetAside(store, CONSUMERS)).toBe(1)
    await relay(store)
    const report = await rebuild(store)
    expect([report?.events, verdictsOf(report)]).toEqual([1, []])
  })

  /** Runs something once, before or after the n-th reading of a collection that `rebuild` makes. */
  const meanwhile = (
    store: DocumentStore,
    { reading, nth, before }: { reading: string; nth: number; before: boolean },
    deed: () => Promise<unknown>,
  ): DocumentStore => {
    let readings = 0
    return {
      ...store,
      async query(collection, query) {
        const now = collection.name === reading && (readings += 1) === nth
        if (now && before) await deed()
        const page = await store.query(collection, query)
        if (now && !before) await deed()
        return page
      },
    }
  }
  const failing: Projector = { ...insightProjector, project: () => Promise.reject(new TypeError('unreadable')) }
  /** Both were counted, and then a third that nobody could read. */
  async function storeWithSetAside(): Promise<DocumentStore> {
    const store = memoryStore()
    await append(store, two)
    await relay(store)
    await append(
      store,
      two.slice(0, 1).map((event) => ({ ...event, id: 'c.0001', messageId: 'c' })),
    )
    for (let turn = 0; turn < 5; turn += 1) await relay(store, failing).catch(() => undefined)
    return store
  }
  const readings = [commits, outbox, setAside].flatMap(({ name: reading }) =>
    [1, 2, 3].flatMap((nth) => [true, false].map((before) => ({ reading, nth, before }))),
  )

  it.each(readings)('counts once what is replayed while it reads: $reading, $nth, before: $before', async (when) => {
    const store = await storeWithSetAside()
    let replayed = 0
    await rebuild(
      meanwhile(store, when, async () => (replayed = await replaySetAside(store, CONSUMERS))),
      true,
    )
    if (replayed === 0) expect(await replaySetAside(store, CONSUMERS)).toBe(1)
    await relay(store)
    expect((await store.get(rollups, 'own.day.2026-07-02'))?.kinds).toEqual([['help', 3]])
    const report = await rebuild(store)
    expect([report?.events, verdictsOf(report)]).toEqual([3, []])
  })

  it('counts once what a relay that lost its lease sets aside while it reads', async () => {
    const store = memoryStore()
    await append(store, two)
    await relay(store)
    const late = (projector: Projector) =>
      relayOutbox({ store, clock: { now: () => LATER }, holder: 'late' }, projector, ALWAYS).catch(() => undefined)
    const committed = async (): Promise<void> => {
      await append(
        store,
        two.slice(0, 1).map((event) => ({ ...event, id: 'c.0001', messageId: 'c' })),
      )
      for (let turn = 0; turn < 4; turn += 1) await late(failing)
    }
    // Behind the drain that it begins with, and then between its looks at the two places where an entry may lie.
    const reading = meanwhile(store, { reading: rollups.name, nth: 1, before: true }, committed)
    await rebuild(
      meanwhile(reading, { reading: setAside.name, nth: 1, before: false }, () => late(failing)),
      true,
    )
    expect(await replaySetAside(store, CONSUMERS)).toBe(1)
    await late(insightProjector)
    expect((await store.get(rollups, 'own.day.2026-07-02'))?.kinds).toEqual([['help', 3]])
    const report = await rebuild(store, false, LATER)
    expect([report?.events, verdictsOf(report)]).toEqual([3, []])
  })
})
