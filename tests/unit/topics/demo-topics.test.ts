import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { demoDirectory, seedDemoCity } from '../../../cloudfunctions/demo'
import { toDirectory } from '../../../cloudfunctions/hall'
import { vendoredCalendar } from '../../../cloudfunctions/shared/calendar'
import { findTopics, takeInMessages, topics } from '../../../cloudfunctions/topics'
import { ALWAYS } from '../../support/small-city'

describe('the demonstration city', () => {
  it.each([
    // of the nine about one bus line none is older: nothing of the week before is counted to them
    ['2026-07-15T02:00:00.000Z', { now: 9, before: 0, direction: 'new' }],
    ['2026-12-16T02:00:00.000Z', { now: 10, direction: 'new' }], // a broken lift of the same estate is taken in as well
  ])('shows the press office a rising topic on %s', async (now, found) => {
    const store = memoryStore()
    let ids = 0
    const deps = {
      store,
      clock: { now: () => now },
      ids: { next: () => `x${(ids += 1)}` },
      calendars: { current: vendoredCalendar },
      directory: { current: () => Promise.resolve(toDirectory({ ...demoDirectory, version: 1 })) },
      vault: {
        keyId: () => 'none',
        changesKeys: () => false,
        seal: () => ({ keyId: 'none', iv: '', tag: '', ciphertext: '' }),
        open: () => '',
      },
      wakeRelay: () => undefined,
    }
    await seedDemoCity(deps)
    expect(await takeInMessages(deps, ALWAYS)).toBe(true)
    expect(await findTopics(deps, ALWAYS)).toBe(true)
    const { items } = await store.query(topics, { index: 'by_state', equals: { state: 'current' }, limit: 50 })
    expect(items[0]).toMatchObject(found)
    expect(items[0]?.label.startsWith('听涛花园：')).toBe(true)
  })
})
