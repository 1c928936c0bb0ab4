import { memoryStore } from '../../cloudfunctions/adapters/memory'
import {
  defineCollection,
  type DocumentStore,
  DuplicateIdError,
  type StoredDocument,
} from '../../cloudfunctions/shared/documents'
import { DomainError } from '../../cloudfunctions/shared/kernel/domain-error'
import { appendEvents, CONSUMERS, outbox, setAside } from '../../cloudfunctions/shared/outbox/outbox'
import { type Projector, relayOutbox } from '../../cloudfunctions/shared/outbox/relay'
import { failOnce, replaySetAside } from '../../cloudfunctions/shared/outbox/set-aside'
import { ALWAYS } from '../support/small-city'

interface Seen extends StoredDocument {
  readonly type: string
}
const seen = defineCollection<Seen>('seen', [])
const clock = { now: () => '2026-07-03T01:00:00.000Z' }

/** Keeps every event it is given, once; throws at what it cannot read. */
const reading = (unreadable: (id: string) => boolean): Projector => ({
  consumer: 'insight',
  async project(transaction, events) {
    for (const { id, type } of events) {
      if (unreadable(id)) throw new TypeError('the text of a message')
      transaction.insert(seen, { id, type })
    }
  },
})

/** A hundred commits of two events each. */
async function fullStore(): Promise<DocumentStore> {
  const store = memoryStore()
  for (let n = 0; n < 100; n += 1)
    await store.transact(async (transaction) =>
      appendEvents(
        transaction,
        'messages',
        ['0001', '0002'].map((step) => ({ id: `m${n}.${step}`, type: 'submitted', at: clock.now() })),
      ),
    )
  return store
}
const countIn = async (store: DocumentStore, collection: typeof outbox): Promise<number> =>
  (await store.query(collection, { index: 'by_consumer', equals: { consumer: 'insight' }, limit: 1000 })).items.length
async function readBy(store: DocumentStore): Promise<number> {
  let count = 0
  for (let n = 0; n < 100; n += 1)
    for (const step of ['0001', '0002']) if ((await store.get(seen, `m${n}.${step}`)) !== null) count += 1
  return count
}

function relaying(store: DocumentStore) {
  const told: unknown[] = []
  const run = (projector: Projector) =>
    relayOutbox({ store, clock, holder: 'a', onSetAside: (what) => told.push(what) }, projector, ALWAYS)
  return { told, run }
}

it('an entry that somebody else took meanwhile is neither failed nor set aside, and nobody is told', async () => {
  const store = memoryStore()
  const { told } = relaying(store)
  const gone = { id: 'insight:m0.0001', version: 1, consumer: 'insight', at: clock.now(), events: [], failures: 4 }
  const onSetAside = (what: unknown) => told.push(what)
  expect(await failOnce({ store, onSetAside }, gone, new TypeError('defect'))).toBe(true)
  expect([await countIn(store, outbox), await countIn(store, setAside), told]).toEqual([0, 0, []])
})

describe('an event at which its consumer always fails', () => {
  it('keeps none of the others waiting, and is set aside the fifth time', async () => {
    const store = await fullStore()
    const { told, run } = relaying(store)
    const poisoned = reading((id) => id === 'm7.0002' || id === 'm60.0001')
    await expect(run(poisoned)).rejects.toThrow(TypeError)
    expect([await readBy(store), await countIn(store, outbox)]).toEqual([196, 2])
    for (let turn = 2; turn <= 4; turn += 1) await expect(run(poisoned)).rejects.toThrow(TypeError)
    expect(told).toEqual([])
    await expect(run(poisoned)).resolves.toMatchObject({ events: 0, ended: 'empty' })
    expect([await countIn(store, outbox), await countIn(store, setAside)]).toEqual([0, 2])
    // ids and the class of what was thrown, never its words
    expect(told).toEqual([
      { consumer: 'insight', entry: 'insight:m60.0001', defect: 'TypeError' },
      { consumer: 'insight', entry: 'insight:m7.0001', defect: 'TypeError' },
    ])
  })

  it('is told from the others also where only the store refuses what is made of it', async () => {
    const store = await fullStore()
    await store.transact(async (transaction) => transaction.insert(seen, { id: 'taken', type: 'x' }))
    const { told, run } = relaying(store)
    const clashing: Projector = {
      consumer: 'insight',
      async project(transaction, events) {
        for (const { id, type } of events) transaction.insert(seen, { id: id === 'm7.0002' ? 'taken' : id, type })
      },
    }
    await expect(run(clashing)).rejects.toThrow(DuplicateIdError)
    expect([await readBy(store), await countIn(store, outbox)]).toEqual([198, 1])
    for (let turn = 2; turn <= 5; turn += 1) await run(clashing).catch(() => undefined)
    expect(told).toEqual([{ consumer: 'insight', entry: 'insight:m7.0001', defect: 'DuplicateIdError' }])
  })

  it('comes back whole once the program can read it', async () => {
    const store = await fullStore()
    const { run } = relaying(store)
    for (let turn = 1; turn <= 5; turn += 1) await run(reading((id) => id === 'm7.0002')).catch(() => undefined)
    expect(await readBy(store)).toBe(198)
    // Twice at once, and once more: it comes back once.
    const twice = await Promise.all([replaySetAside(store, CONSUMERS), replaySetAside(store, CONSUMERS)])
    expect([twice.sort(), await replaySetAside(store, CONSUMERS)]).toEqual([[0, 1], 0])
    expect(await run(reading(() => false))).toMatchObject({ events: 2, ended: 'empty' })
    expect([await readBy(store), await countIn(store, setAside)]).toEqual([200, 0])
  })

  it('has its five turns anew where the program still cannot read it', async () => {
    const store = await fullStore()
    const { run } = relaying(store)
    const fail = (turns: number) =>
      Array.from({ length: turns }).reduce<Promise<unknown>>(
        (before) => before.then(() => run(reading((id) => id === 'm7.0002')).catch(() => undefined)),
        Promise.resolve(),
      )
    await fail(5)
    await replaySetAside(store, CONSUMERS)
    await fail(4)
    expect([await countIn(store, outbox), await countIn(store, setAside)]).toEqual([1, 0])
    await fail(1)
    expect([await countIn(store, outbox), await countIn(store, setAside)]).toEqual([0, 1])
  })

  it('is not blamed for a database that is away', async () => {
    const store = await fullStore()
    const { run } = relaying(store)
    const away: Projector = { consumer: 'insight', project: () => Promise.reject(new DomainError('unavailable')) }
    for (let turn = 1; turn <= 6; turn += 1) await expect(run(away)).rejects.toMatchObject({ code: 'unavailable' })
    expect([await countIn(store, outbox), await countIn(store, setAside)]).toEqual([100, 0])
    const { items } = await store.query(outbox, { index: 'by_consumer', equals: { consumer: 'insight' }, limit: 1000 })
    expect(items.some(({ failures }) => failures !== undefined)).toBe(false)
  })
})
