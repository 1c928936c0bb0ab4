import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { insightProjector, rebuildStatistics, rollups } from '../../cloudfunctions/insight'
import type { MessageEvent } from '../../cloudfunctions/messages'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { leases } from '../../cloudfunctions/shared/outbox/lease'
import { appendEvents } from '../../cloudfunctions/shared/outbox/outbox'
import { relayLease, relayOutbox } from '../../cloudfunctions/shared/outbox/relay'
import { ALWAYS } from '../support/small-city'

const clock = { now: () => '2026-07-03T01:00:00.000Z' }
const replied: MessageEvent = {
  ...{ id: 'a.0001', messageId: 'a', type: 'replied', book: 'own', at: '2026-07-02T01:00:00.000Z', on: '2026-07-02' },
  ...{ kind: 'help', unitId: 'heating' },
  replied: { hours: 50, dueOn: '2026-07-09', onTime: true, workingDays: 2 },
}
async function countedStore(): Promise<DocumentStore> {
  const store = memoryStore()
  await store.transact(async (transaction) => appendEvents(transaction, 'messages', [replied]))
  await relayOutbox({ store, clock, holder: 'relay' }, insightProjector, ALWAYS)
  return store
}
const rebuild = async (store: DocumentStore, write: boolean, now = clock) =>
  (await rebuildStatistics({ store, clock: now, holder: 'rebuild' }, { write }))?.rollups.filter(
    ({ verdict }) => verdict !== 'same',
  )

describe('a rebuild of the statistics', () => {
  it.each(['kinds', 'units', 'days', 'replyDays'] as const)(
    'sees that only %s differ, and mends them',
    async (part) => {
      const store = await countedStore()
      const id = 'own.month.2026-07'
      const before = await store.get(rollups, id)
      if (before === null) throw new Error('no rollup')
      await store.transact(async (transaction) => transaction.put(rollups, { ...before, [part]: [['x', 1]] }))
      expect(await rebuild(store, true)).toEqual([{ id, verdict: 'different' }])
      expect((await store.get(rollups, id))?.[part]).toEqual(before[part])
    },
  )

  it('keeps its lease also while it writes, so that no relay counts between two rollups', async () => {
    const store = await countedStore()
    for (const { id } of (await store.query(rollups, { index: 'by_id', equals: {}, limit: 100 })).items)
      await store.transact(async (transaction) => {
        const rollup = await transaction.get(rollups, id)
        if (rollup !== null) transaction.put(rollups, { ...rollup, kinds: [['x', 1]], replyDays: [] })
      })
    let seconds = 0
    const now = () => new Date(Date.parse(clock.now()) + seconds * 1000).toISOString()
    const held: boolean[] = []
    const slow: DocumentStore = {
      ...store,
      transact: (work) =>
        store.transact(async (transaction) => {
          const watching = {
            get: transaction.get.bind(transaction),
            insert: transaction.insert.bind(transaction),
            remove: transaction.remove.bind(transaction),
            put: (...given: Parameters<typeof transaction.put>) => {
              if (given[0].name === rollups.name) seconds += 12
              transaction.put(...given)
            },
          }
          const result = await work(watching)
          const lease = await transaction.get(leases, relayLease('insight'))
          held.push((lease?.until ?? '') > now())
          return result
        }),
    }
    expect((await rebuild(slow, true, { now }))?.length).toBeGreaterThan(3)
    expect(seconds).toBeGreaterThan(30)
    expect(held.slice(1, -1).every(Boolean)).toBe(true)
  })
})
