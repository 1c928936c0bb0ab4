import { memoryStore } from '../../cloudfunctions/adapters/memory'
import {
  type Collection,
  defineCollection,
  type DocumentStore,
  type StoredDocument,
} from '../../cloudfunctions/shared/documents'
import { DomainError } from '../../cloudfunctions/shared/kernel/domain-error'
import { fanOut } from '../../cloudfunctions/shared/outbox/fan-out'
import { leases } from '../../cloudfunctions/shared/outbox/lease'
import { appendEvents, commits, CONSUMERS, outbox, setAside } from '../../cloudfunctions/shared/outbox/outbox'
import { type Projector, relayLease, relayOutbox } from '../../cloudfunctions/shared/outbox/relay'
import { relayTogether } from '../../cloudfunctions/shared/outbox/relay-together'
import { ALWAYS } from '../support/small-city'
import { watchedStore } from '../support/watched-store'

interface Seen extends StoredDocument {
  readonly times: number
}
const seenBy = (consumer: string): Collection<Seen> => defineCollection<Seen>(`seen_by_${consumer}`, [])
const START = Date.parse('2026-07-03T01:00:00.000Z')
const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString()
const clock = { now: () => at(0) }
const LEASE = relayLease('insight')

/** Counts each event: what is taken twice or lost shows at once. */
const counting = (consumer: string, fails: (id: string) => boolean = () => false): Projector => ({
  consumer,
  async project(transaction, events) {
    for (const { id } of events) {
      if (fails(id)) throw new TypeError('the text of a message')
      const present = await transaction.get(seenBy(consumer), id)
      if (present === null) transaction.insert(seenBy(consumer), { id, times: 1 })
      else transaction.put(seenBy(consumer), { ...present, times: present.times + 1 })
    }
  },
})
const timesOf = async (store: DocumentStore, consumer: string, count: number): Promise<number[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, n) => (await store.get(seenBy(consumer), `m${n}.0001`))?.times ?? 0),
  )
const marksIn = async (store: DocumentStore): Promise<number> =>
  (await store.query(commits, { index: 'all', equals: {}, limit: 1000 })).items.length
const waitingIn = async (store: DocumentStore): Promise<string[]> =>
  (await store.query(outbox, { index: 'all', equals: {}, limit: 1000 })).items.map(({ id }) => id)
const setAsideIn = async (store: DocumentStore): Promise<string[]> =>
  (await store.query(setAside, { index: 'by_consumer', equals: { consumer: 'insight' }, limit: 10 })).items.map(
    ({ id }) => id,
  )

/** Submissions, each of which several consumers take. */
async function storeWith(count: number): Promise<DocumentStore> {
  const store = memoryStore()
  for (let n = 0; n < count; n += 1)
    await store.transact(async (transaction) =>
      appendEvents(transaction, 'messages', [{ id: `m${n}.0001`, type: 'submitted', at: at(n) }]),
    )
  return store
}
const ones = (count: number): number[] => Array.from({ length: count }, () => 1)

describe('a relay that serves all consumers', () => {
  it('gives each what it takes and leaves nothing, in batches, oldest first', async () => {
    const store = await storeWith(120)
    const sizes: number[] = []
    const insight: Projector = {
      consumer: 'insight',
      project: (transaction, events) => {
        sizes.push(events.length)
        expect(events[0]?.at).toBe(at((sizes.length - 1) * 50))
        return counting('insight').project(transaction, events)
      },
    }
    // of a submission nobody is told, unless it is urgent
    const projectors = [insight, counting('search'), counting('notifications')]
    const report = await relayTogether({ store, clock, holder: 'a' }, projectors, LEASE, ALWAYS)
    expect(report).toEqual({ events: 120, batches: 3, ended: 'empty' })
    expect(sizes).toEqual([50, 50, 20])
    for (const consumer of ['insight', 'search']) expect(await timesOf(store, consumer, 120)).toEqual(ones(120))
    expect(await timesOf(store, 'notifications', 3)).toEqual([0, 0, 0])
    expect([await marksIn(store), await waitingIn(store)]).toEqual([0, []])
  })

  it('reads a document that several look at once', async () => {
    const store = await storeWith(1)
    await store.transact(async (transaction) => transaction.insert(seenBy('anyone'), { id: 'x', times: 7 }))
    const read: string[] = []
    const watched = watchedStore(store, (deeds) =>
      read.push(...deeds.map(({ what, collection, document }) => `${what} ${collection} ${document.id}`)),
    )
    const looking = (consumer: string): Projector => ({
      consumer,
      project: async (transaction) => void (await transaction.get(seenBy('anyone'), 'x')),
    })
    await relayTogether({ store: watched, clock, holder: 'a' }, [looking('insight'), looking('search')], LEASE, ALWAYS)
    expect(read.filter((what) => what === 'get seen_by_anyone x')).toHaveLength(1)
  })

  it('takes no lease when nothing waits, and leaves the work to whoever holds it', async () => {
    const store = await storeWith(0)
    const run = (now = at(0)) =>
      relayTogether({ store, clock: { now: () => now }, holder: 'a' }, [counting('insight')], LEASE, ALWAYS)
    expect((await run()).ended).toBe('empty')
    expect(await store.get(leases, LEASE)).toBeNull()
    await store.transact(async (transaction) => {
      transaction.insert(leases, { id: LEASE, holder: 'b', until: at(30) })
      appendEvents(transaction, 'messages', [{ id: 'm0.0001', type: 'submitted', at: at(0) }])
    })
    expect((await run()).ended).toBe('busy')
    expect(await run(at(31))).toMatchObject({ events: 1, ended: 'empty' })
  })

  it('loses and doubles nothing beside relays of single consumers that know nothing of it', async () => {
    const store = await storeWith(130)
    const names = ['insight', 'search']
    const projectors = names.map((name) => counting(name))
    // Clocks an hour apart: each believes the other's lease has run out.
    await Promise.all([
      ...[0, 3600].map((ahead) =>
        relayTogether({ store, clock: { now: () => at(ahead) }, holder: `t${ahead}` }, projectors, LEASE, ALWAYS),
      ),
      ...projectors.map((projector) =>
        relayOutbox({ store, clock: { now: () => at(7200) }, holder: projector.consumer }, projector, ALWAYS),
      ),
    ])
    for (const projector of projectors) await relayOutbox({ store, clock, holder: 'last' }, projector, ALWAYS)
    for (const name of names) expect(await timesOf(store, name, 130)).toEqual(ones(130))
    expect(await marksIn(store)).toBe(0)
  })

  it('keeps nobody waiting for the one that fails: that one takes its own by itself, and sets aside what it cannot take', async () => {
    const store = await storeWith(60)
    const projectors = [counting('insight', (id) => id === 'm7.0001'), counting('search')]
    const run = async (): Promise<void> => {
      await relayTogether({ store, clock, holder: 'a' }, projectors, LEASE, ALWAYS)
      for (const projector of projectors)
        await relayOutbox({ store, clock, holder: 'a' }, projector, ALWAYS).catch(() => undefined)
    }
    await run()
    expect(await timesOf(store, 'search', 60)).toEqual(ones(60))
    expect(
      (await timesOf(store, 'insight', 60)).map((times, n) => (times === 1 ? -1 : n)).filter((n) => n >= 0),
    ).toEqual([7])
    for (let turn = 2; turn <= 5; turn += 1) await run()
    expect(await setAsideIn(store)).toEqual(['insight:m7.0001'])
  })

  it('takes a refusal that a projector throws for its failure, as any other', async () => {
    const store = await storeWith(3)
    const refusing: Projector = { consumer: 'insight', project: () => Promise.reject(new DomainError('not_found')) }
    const run = async (): Promise<void> => {
      await relayTogether({ store, clock, holder: 'a' }, [refusing, counting('search')], LEASE, ALWAYS)
      for (const projector of [refusing, counting('search')])
        await relayOutbox({ store, clock, holder: 'a' }, projector, ALWAYS).catch(() => undefined)
    }
    for (let turn = 1; turn <= 5; turn += 1) await run()
    expect(await timesOf(store, 'search', 3)).toEqual(ones(3))
    expect(await setAsideIn(store)).toEqual(['insight:m0.0001', 'insight:m1.0001', 'insight:m2.0001'])
  })

  it('blames nobody for a database that is away', async () => {
    const store = await storeWith(3)
    const away: Projector = { consumer: 'insight', project: () => Promise.reject(new DomainError('unavailable')) }
    await expect(relayTogether({ store, clock, holder: 'a' }, [away], LEASE, ALWAYS)).rejects.toMatchObject({
      code: 'unavailable',
    })
    expect([await marksIn(store), await waitingIn(store)]).toEqual([3, []])
  })
})

describe('commits that are fanned out', () => {
  it('wait for each of their consumers by itself, also when two do it at once', async () => {
    const store = await storeWith(30)
    await Promise.all([fanOut(store, ALWAYS), fanOut(store, ALWAYS)])
    expect(await marksIn(store)).toBe(0)
    const waiting = await waitingIn(store)
    expect(waiting).toHaveLength(60)
    expect([...new Set(waiting.map((id) => id.split(':')[0]))].sort()).toEqual(['insight', 'search'])
    expect(CONSUMERS).toEqual(expect.arrayContaining(['insight', 'search']))
  })
})
