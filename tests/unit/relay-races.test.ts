import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { defineCollection, type DocumentStore, type StoredDocument } from '../../cloudfunctions/shared/documents'
import { DomainError } from '../../cloudfunctions/shared/kernel/domain-error'
import { fanOut } from '../../cloudfunctions/shared/outbox/fan-out'
import { appendEvents, commits, CONSUMERS_OF, outbox } from '../../cloudfunctions/shared/outbox/outbox'
import { type Projector, relayLease, relayOutbox } from '../../cloudfunctions/shared/outbox/relay'
import { relayTogether } from '../../cloudfunctions/shared/outbox/relay-together'
import { ALWAYS } from '../support/small-city'
import { watchedStore } from '../support/watched-store'

interface Seen extends StoredDocument {
  readonly times: number
}
const seen = defineCollection<Seen>('seen', [])
const START = Date.parse('2026-07-03T01:00:00.000Z')
const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString()
const clock = { now: () => at(0) }
/** Of somebody who believes that every lease has run out. */
const hourLater = { now: () => at(3600) }
const idOf = (n: number): string => `m${String(n).padStart(3, '0')}.0001`

/** Counts each event: what is taken twice or lost shows at once. */
const counting = (before: (ids: readonly string[]) => Promise<void> = async () => undefined): Projector => ({
  consumer: 'insight',
  async project(transaction, events) {
    await before(events.map(({ id }) => id))
    for (const { id } of events) {
      const present = await transaction.get(seen, id)
      if (present === null) transaction.insert(seen, { id, times: 1 })
      else transaction.put(seen, { ...present, times: present.times + 1 })
    }
  },
})
async function storeWith(count: number, more: object = {}): Promise<DocumentStore> {
  const store = memoryStore()
  for (let n = 0; n < count; n += 1)
    await store.transact(async (transaction) =>
      appendEvents(transaction, 'messages', [{ id: idOf(n), type: 'submitted', at: at(n), ...more }]),
    )
  return store
}
const timesOf = async (store: DocumentStore, count: number): Promise<number[]> =>
  Promise.all(Array.from({ length: count }, async (_, n) => (await store.get(seen, idOf(n)))?.times ?? 0))
const ones = (count: number): number[] => Array.from({ length: count }, () => 1)
const waitingIn = async (store: DocumentStore) =>
  (await store.query(outbox, { index: 'by_consumer', equals: { consumer: 'insight' }, limit: 1000 })).items
/** Does it the first time that it is asked. */
const once = (deed: () => Promise<unknown>): (() => Promise<void>) => {
  let done = false
  return async () => {
    if (done) return
    done = true
    await deed()
  }
}

describe('whoever is overtaken between reading and commit takes what is left', () => {
  it.each([
    ['some of it', 2],
    ['all of it', 5],
  ])('a relay of one consumer: %s', async (_, taken) => {
    const store = await storeWith(5)
    await fanOut(store, ALWAYS)
    let gone = 0
    const other = counting(async (ids) => void (gone += ids.length))
    const deps = { store, clock: hourLater, holder: 'b', batch: taken }
    const overtaken = counting(once(() => relayOutbox(deps, other, { goOn: () => gone === 0 })))
    const report = await relayOutbox({ store, clock, holder: 'a' }, overtaken, ALWAYS)
    expect([report.events, report.ended]).toEqual([5 - taken, 'empty'])
    expect([await timesOf(store, 5), await waitingIn(store)]).toEqual([ones(5), []])
  })

  it('a relay of all consumers', async () => {
    const store = await storeWith(5)
    const relay = (holder: string, now: typeof clock, projector: Projector) =>
      relayTogether({ store, clock: now, holder }, [projector], relayLease('insight'), ALWAYS)
    const overtaken = counting(once(() => relay('b', hourLater, counting())))
    expect(await relay('a', clock, overtaken)).toMatchObject({ events: 0, ended: 'empty' })
    expect([await timesOf(store, 5), await waitingIn(store)]).toEqual([ones(5), []])
  })

  it('a fan-out, by another fan-out and by a relay', async () => {
    for (const other of [
      (store: DocumentStore) => fanOut(store, ALWAYS),
      (store: DocumentStore) =>
        relayTogether({ store, clock, holder: 'b' }, [counting()], relayLease('insight'), ALWAYS),
    ]) {
      const store = await storeWith(5)
      const overtake = once(() => other(store))
      const slow: DocumentStore = {
        ...store,
        transact: (work) =>
          store.transact(async (transaction) => {
            const result = await work(transaction)
            await overtake()
            return result
          }),
      }
      await fanOut(slow, ALWAYS)
      expect((await store.query(commits, { index: 'all', equals: {}, limit: 10 })).items).toEqual([])
      await relayOutbox({ store, clock, holder: 'c' }, counting(), ALWAYS)
      expect(await timesOf(store, 5)).toEqual(ones(5))
    }
  })
})

it('no entry is blamed for a race that was lost', async () => {
  const store = await storeWith(3)
  const losing: Projector = { consumer: 'insight', project: () => Promise.reject(new DomainError('conflict')) }
  for (let turn = 1; turn <= 6; turn += 1)
    await expect(relayOutbox({ store, clock, holder: 'a' }, losing, ALWAYS)).rejects.toMatchObject({ code: 'conflict' })
  expect((await waitingIn(store)).map(({ failures }) => failures)).toEqual([undefined, undefined, undefined])
})

it('those that fail keep none waiting also where they fill more than a batch and stand in front', async () => {
  const store = await storeWith(150)
  const failing = (id: string): boolean => id < idOf(120)
  const reading = counting(async (ids) => {
    if (ids.some(failing)) throw new TypeError('the text of a message')
  })
  let asked = 0
  const relay = relayOutbox({ store, clock, holder: 'a' }, reading, { goOn: () => (asked += 1) < 100 })
  await expect(relay).rejects.toThrow(TypeError)
  expect((await timesOf(store, 150)).slice(120)).toEqual(ones(30))
  expect(await waitingIn(store)).toHaveLength(120)
})

it('a fan-out writes no more in one transaction than CloudBase takes, whatever was committed', async () => {
  // What almost every consumer of messages takes: a transfer to a unit, with its promise.
  const transfer = { type: 'dispatched', owes: { unitId: 'heating', dueOn: '2026-07-10' } }
  const takers = (CONSUMERS_OF['messages'] ?? []).filter(
    ({ takes }) => takes?.([{ id: idOf(0), at: at(0), ...transfer }]).length !== 0,
  )
  expect(takers.length).toBeGreaterThanOrEqual(5)
  const store = await storeWith(60, transfer)
  const writes: number[] = []
  const watched = watchedStore(store, (deeds) => writes.push(deeds.filter(({ what }) => what !== 'get').length))
  await fanOut(watched, ALWAYS)
  expect(writes.reduce((sum, each) => sum + each, 0)).toBe(60 * (1 + takers.length))
  expect(Math.max(...writes)).toBeLessThan(100)
})
