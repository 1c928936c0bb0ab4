import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { defineCollection, type DocumentStore, type StoredDocument } from '../../cloudfunctions/shared/documents'
import { DomainError } from '../../cloudfunctions/shared/kernel/domain-error'
import { leases } from '../../cloudfunctions/shared/outbox/lease'
import { appendEvents, outbox, takenBy } from '../../cloudfunctions/shared/outbox/outbox'
import { type Projector, relayLease, relayOutbox } from '../../cloudfunctions/shared/outbox/relay'
import { ALWAYS } from '../support/small-city'

interface Count extends StoredDocument {
  readonly count: number
}
const counts = defineCollection<Count>('counts', [])

/** Raises one counter by every event: what is taken twice or lost shows at once. */
const counting: Projector = {
  consumer: 'insight',
  async project(transaction, events) {
    const present = await transaction.get(counts, 'all')
    if (present === null) transaction.insert(counts, { id: 'all', count: events.length })
    else transaction.put(counts, { ...present, count: present.count + events.length })
  },
}
const START = Date.parse('2026-07-03T01:00:00.000Z')
const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString()
const stillClock = { now: () => at(0) }

async function storeWith(events: number): Promise<DocumentStore> {
  const store = memoryStore()
  await store.transact(async (transaction) => {
    for (let index = 0; index < events; index += 1)
      appendEvents(transaction, 'messages', [{ id: `m${index}.0001`, type: 'submitted', at: at(index) }])
  })
  return store
}
const countIn = async (store: DocumentStore): Promise<number> => (await store.get(counts, 'all'))?.count ?? 0
const leftIn = async (store: DocumentStore): Promise<number> =>
  (await store.query(outbox, { index: 'by_consumer', equals: { consumer: 'insight' }, limit: 1000 })).items.length

describe('the relay', () => {
  it('takes everything in batches of at most 50 and says so', async () => {
    const store = await storeWith(120)
    const sizes: number[] = []
    const measured: Projector = {
      ...counting,
      project: (transaction, events) => {
        sizes.push(events.length)
        return counting.project(transaction, events)
      },
    }
    const report = await relayOutbox({ store, clock: stillClock, holder: 'a' }, measured, ALWAYS)
    expect(report).toEqual({ events: 120, batches: 3, ended: 'empty' })
    expect(sizes).toEqual([50, 50, 20])
    expect(await countIn(store)).toBe(120)
    expect(await leftIn(store)).toBe(0)
  })

  it('takes no lease when nothing waits', async () => {
    const store = memoryStore()
    const report = await relayOutbox({ store, clock: stillClock, holder: 'a' }, counting, ALWAYS)
    expect(report).toEqual({ events: 0, batches: 0, ended: 'empty' })
    expect(await store.get(leases, relayLease('insight'))).toBeNull()
  })

  it('leaves the work to whoever holds the lease', async () => {
    const store = await storeWith(3)
    await store.transact(async (transaction) =>
      transaction.insert(leases, { id: relayLease('insight'), holder: 'b', until: at(30) }),
    )
    expect((await relayOutbox({ store, clock: stillClock, holder: 'a' }, counting, ALWAYS)).ended).toBe('busy')
    expect(await leftIn(store)).toBe(3)
    const afterwards = await relayOutbox({ store, clock: { now: () => at(31) }, holder: 'a' }, counting, ALWAYS)
    expect(afterwards).toEqual({ events: 3, batches: 1, ended: 'empty' })
  })

  it('stops between batches when told to and goes on next time', async () => {
    const store = await storeWith(120)
    let seconds = 0
    const slow: Projector = {
      ...counting,
      project: (transaction, events) => {
        seconds += 8
        return counting.project(transaction, events)
      },
    }
    const report = await relayOutbox({ store, clock: { now: () => at(seconds) }, holder: 'a' }, slow, {
      goOn: () => seconds < 15,
    })
    expect(report).toEqual({ events: 100, batches: 2, ended: 'stopped' })
    expect(await leftIn(store)).toBe(20)
    const next = await relayOutbox({ store, clock: { now: () => at(60) }, holder: 'a' }, counting, ALWAYS)
    expect(next.events).toBe(20)
    expect(await countIn(store)).toBe(120)
  })

  it('takes the lease anew before it runs out, so that a long drain does not lose it', async () => {
    const store = await storeWith(200)
    let seconds = 0
    const untils: string[] = []
    const slow: Projector = {
      ...counting,
      async project(transaction, events) {
        untils.push((await store.get(leases, relayLease('insight')))?.until ?? '')
        seconds += 10
        return counting.project(transaction, events)
      },
    }
    const report = await relayOutbox({ store, clock: { now: () => at(seconds) }, holder: 'a' }, slow, ALWAYS)
    expect(report.events).toBe(200)
    expect(untils).toEqual([at(30), at(30), at(50), at(50)])
  })

  it('counts every event once under relays that know nothing of each other', async () => {
    const store = await storeWith(230)
    // Clocks an hour apart: each believes the other's lease has run out.
    const relays = [0, 3600, 7200, 10_800].map((ahead) =>
      relayOutbox({ store, clock: { now: () => at(ahead) }, holder: `r${ahead}` }, counting, ALWAYS),
    )
    const reports = await Promise.all(relays)
    expect(await countIn(store)).toBe(230)
    expect(reports.reduce((sum, { events }) => sum + events, 0)).toBe(230)
    expect(await leftIn(store)).toBe(0)
  })

  it('loses and doubles nothing when it is cut off before the commit, or after it and before hearing so', async () => {
    const store = await storeWith(60)
    let cuts = 0
    const breaking: DocumentStore = {
      ...store,
      async transact(work) {
        let projected = false
        const result = await store.transact(async (transaction) => {
          const seen = await work(transaction)
          projected = (await transaction.get(counts, 'all')) !== null
          if (projected && cuts === 0) {
            cuts = 1
            throw new DomainError('unavailable', { cut: 'before the commit' })
          }
          return seen
        })
        if (projected && cuts === 1) {
          cuts = 2
          throw new DomainError('unavailable', { cut: 'after the commit' })
        }
        return result
      },
    }
    const run = () => relayOutbox({ store: breaking, clock: stillClock, holder: 'a' }, counting, ALWAYS)
    await expect(run()).rejects.toThrow('before the commit')
    expect([await countIn(store), await leftIn(store)]).toEqual([0, 60])
    await expect(run()).rejects.toThrow('after the commit')
    expect([await countIn(store), await leftIn(store)]).toEqual([50, 10])
    await run()
    expect([await countIn(store), await leftIn(store)]).toEqual([60, 0])
  })
})

describe('who is told of what a commit brought', () => {
  /** Which of these events a consumer takes, by their place. */
  const told = (consumer: string, ...events: readonly object[]): number[] => {
    const carried = events.map((more, n) => ({ id: String(n), type: 'viewed', at: at(n), ...more }))
    return takenBy(consumer, { stream: 'messages', events: carried }).map(({ id }) => Number(id))
  }

  it.each(['owes', 'noLongerOwes', 'broke', 'unbroke', 'replied'])(
    '督办 of a promise that is made, moved, missed, restored or kept: %s',
    (fact) => expect(told('supervision', { [fact]: {} }, {})).toEqual([0]),
  )
  it.each(['asked', 'supplemented', 'resumed', 'dispatched', 'returned'])(
    '督办 of a clock that stands still, goes on or watches somebody else: %s',
    (type) => expect(told('supervision', { type }, {})).toEqual([0]),
  )
  it('督办 and the search of the last alone, since they look at the message itself', () => {
    expect(told('supervision', { owes: {} }, { broke: {} }, {})).toEqual([1])
    expect(told('search', { type: 'dispatched' }, { type: 'assigned' }, {})).toEqual([1])
    expect([told('supervision', {}), told('search', {})]).toEqual([[], []])
  })
  it('分拨 of what people decided, not of what it placed itself at the submission', () => {
    expect(told('routing', { type: 'dispatched' }, { type: 'adjudicated' })).toEqual([1])
    for (const type of ['submitted', 'recorded']) expect(told('routing', { type }, { type: 'dispatched' })).toEqual([])
  })
  it('通知 of an arrival in danger alone', () => {
    for (const type of ['submitted', 'recorded'])
      expect([told('notifications', { type }), told('notifications', { type, urgent: true })]).toEqual([[], [0]])
    expect(told('notifications', { type: 'viewed', urgent: true })).toEqual([])
  })
  it('统计 of all, also of documents from before one carried a whole commit', () => {
    expect(told('insight', {}, {})).toEqual([0, 1])
    const event = { id: '0', type: 'viewed', at: at(0) }
    expect(takenBy('insight', { stream: 'messages', event })).toEqual([event])
    expect([takenBy('insight', { stream: 'messages' }), takenBy('insight', { stream: 'nothing', event })]).toEqual([
      [],
      [],
    ])
  })
})
