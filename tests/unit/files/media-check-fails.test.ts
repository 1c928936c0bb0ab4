import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { passingStorage } from '../../../cloudfunctions/adapters/storage/no-storage'
import { checkMedia, mediaChecks } from '../../../cloudfunctions/files'
import { ALWAYS, MovedClock } from '../../support/small-city'

it('a picture whose check cannot be ended keeps none of those behind it waiting', async () => {
  const [store, clock] = [memoryStore(), new MovedClock()]
  const createdAt = clock.now()
  await store.transact(async (transaction) => {
    for (const [n, id] of ['stuck', 'behind'].entries())
      transaction.insert(mediaChecks, {
        ...{ id, messageId: id, ownerId: 'x', traceId: `t${n}`, tries: 0, createdAt },
        dueAt: `2026-07-03T00:0${n}:00.000Z`,
      })
  })
  const flagged: string[] = []
  const flags = {
    async flag(_: unknown, messageId: string) {
      if (messageId === 'stuck') throw new TypeError('unreadable')
      flagged.push(messageId)
    },
    flagged: () => undefined,
  }
  const mediaCheck = { ask: () => Promise.resolve({ ended: 'nobody' } as const) }
  const ids = { next: () => 'id' }
  const run = checkMedia({ store, clock, ids, storage: passingStorage(), mediaCheck, flags }, ALWAYS)
  await expect(run).rejects.toThrow('unreadable')
  expect(flagged).toEqual(['behind'])
  expect(await store.get(mediaChecks, 'behind')).toBeNull()
  expect(await store.get(mediaChecks, 'stuck')).not.toBeNull()
})
