import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { warnClosing } from '../../cloudfunctions/notifications'
import { storeWithoutMessages } from '../support/broken-store'
import { ALWAYS } from '../support/small-city'
import { NotifiedCity } from './notifications.city'

/** Letters that close tomorrow by themselves. */
async function closing(count: number) {
  const city = new NotifiedCity(memoryStore())
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) {
    const { id } = await city.submit()
    await city.reply(id)
    ids.push(id)
  }
  city.clock.to('2026-07-10T01:00:00.000Z')
  const told = async () =>
    (await city.all()).filter(({ kind }) => kind === 'closing_soon').map(({ messageId }) => messageId)
  return { city, ids, told }
}

it('one whose owner cannot be told that it closes keeps none of the others waiting', async () => {
  const { city, ids, told } = await closing(3)
  const [broken = ''] = ids
  const store = storeWithoutMessages(city.store, [broken])
  await expect(warnClosing({ ...city.deps, store }, ALWAYS)).rejects.toThrow()
  expect((await told()).sort()).toEqual(ids.slice(1).sort())
  expect(await city.warn()).toBe(1)
  expect(await told()).toHaveLength(3)
})

it('a run that is stopped is gone on with, and does not spend the time of the next on whoever was told', async () => {
  const { city, ids, told } = await closing(5)
  for (let run = 1; run <= ids.length; run += 1) {
    let transactions = 0
    const store = {
      ...city.store,
      transact: (work: Parameters<typeof city.store.transact>[0]) => {
        transactions += 1
        return city.store.transact(work)
      },
    } as typeof city.store
    // Each has the time for one.
    await warnClosing({ ...city.deps, store }, { goOn: () => transactions < 1 })
    expect([transactions, (await told()).length]).toEqual([1, run])
  }
  expect(await city.warn()).toBe(0)
})
