import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { noticeSends, sendNotices } from '../../cloudfunctions/notifications'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import type { Actor } from '../../cloudfunctions/shared/kernel/actor'
import { people } from '../support/small-city'
import { NotifiedCity, wechatCitizen } from './notifications.city'

it('each message that leaves uses up one accept, also where several leave in one commit', async () => {
  const city = new NotifiedCity(memoryStore())
  for (let n = 0; n < 3; n += 1) await city.call(wechatCitizen, 'accept', { templates: ['citizen_answer'] })
  for (let n = 0; n < 2; n += 1) await city.reply((await city.submit({}, wechatCitizen)).id)
  await city.relay()
  expect(await city.credits(wechatCitizen.id, 'citizen_answer')).toBe(1)
  expect([await city.send(), await city.credits(wechatCitizen.id, 'citizen_answer')]).toEqual([2, 1])
})

describe('an office that two senders write to at once', () => {
  const handlers = ['wx_oOne', 'wx_oTwo'].map((id): Actor => ({ ...people.handler, id }))
  /** Two handlers, each with two accepts, and one transfer that they are told of. */
  async function openCity(): Promise<NotifiedCity> {
    const city = new NotifiedCity(memoryStore())
    for (const handler of handlers) {
      await city.employ(handler)
      for (let n = 0; n < 2; n += 1) await city.call(handler, 'accept', { templates: ['staff_task'] })
    }
    await city.submit()
    await city.relay()
    return city
  }
  const creditsOf = (city: NotifiedCity) => Promise.all(handlers.map(({ id }) => city.credits(id, 'staff_task')))

  it('is written to once each, and each accept is used up once', async () => {
    const city = await openCity()
    await Promise.all([city.send(), city.send()])
    expect(city.asked.map(({ openId }) => openId).sort()).toEqual(['oOne', 'oTwo'])
    expect(await creditsOf(city)).toEqual([1, 1])
  })

  it.each([
    ['has made all and sent them', true],
    ['has made all and sent none', false],
  ])('is written to once each where the other %s while one was reading who accepted', async (_, sends) => {
    const city = await openCity()
    const { store } = city.deps
    let overtaken = false
    const slow: DocumentStore = {
      ...store,
      async query(collection, query) {
        const page = await store.query(collection, query)
        if (collection.name === 'subscriptions' && !overtaken) {
          overtaken = true
          let left = sends ? Number.POSITIVE_INFINITY : 1
          await sendNotices(city.deps, { goOn: () => (left -= 1) >= -1 })
        }
        return page
      },
    }
    await sendNotices({ ...city.deps, store: slow }, { goOn: () => true })
    expect(city.asked.map(({ openId }) => openId).sort()).toEqual(['oOne', 'oTwo'])
    expect([await creditsOf(city), await city.waiting()]).toEqual([[1, 1], []])
  })
})

it('what another sender tried in vain a moment ago is not tried again before its time', async () => {
  const city = new NotifiedCity(memoryStore())
  await city.call(wechatCitizen, 'accept', { templates: ['citizen_answer'] })
  await city.reply((await city.submit({}, wechatCitizen)).id)
  await city.relay()
  city.answers.push({ ended: 'later', code: '-1' })
  const { store } = city.deps
  let overtaken = false
  const slow: DocumentStore = {
    ...store,
    async query(collection, query) {
      const page = await store.query(collection, query)
      if (collection.name === noticeSends.name && !overtaken) {
        overtaken = true
        await city.send()
      }
      return page
    },
  }
  expect(await sendNotices({ ...city.deps, store: slow }, { goOn: () => true })).toBe(0)
  expect(city.asked).toHaveLength(1)
  city.clock.onHours(1)
  expect([await city.send(), city.asked.length]).toEqual([1, 2])
})

it('a sender that is told to stop tries no other message', async () => {
  const city = new NotifiedCity(memoryStore())
  for (let n = 0; n < 3; n += 1) await city.call(wechatCitizen, 'accept', { templates: ['citizen_answer'] })
  for (let n = 0; n < 3; n += 1) await city.reply((await city.submit({}, wechatCitizen)).id)
  await city.relay()
  const toOffices = (await city.waiting()).filter(({ audience }) => audience !== undefined)
  await city.store.transact(async (transaction) => {
    for (const send of toOffices) transaction.remove(noticeSends, send)
  })
  expect(await sendNotices(city.deps, { goOn: () => city.asked.length === 0 })).toBe(1)
  expect([city.asked.length, (await city.waiting()).length]).toEqual([1, 2])
})

it('many that cannot be tried keep none of the others waiting', async () => {
  const city = new NotifiedCity(memoryStore())
  await city.call(wechatCitizen, 'accept', { templates: ['citizen_answer'] })
  await city.reply((await city.submit({}, wechatCitizen)).id)
  await city.relay()
  const [sample] = (await city.waiting()).filter(({ personId }) => personId !== undefined)
  if (sample === undefined) throw new Error('nothing waits')
  await city.store.transact(async (transaction) => {
    for (let n = 0; n < 40; n += 1)
      transaction.insert(noticeSends, {
        ...sample,
        id: `0-${n}`,
        personId: 'stuck',
        notBefore: '2026-07-01T00:00:00.000Z',
      })
  })
  const { store } = city.deps
  const failing: DocumentStore = {
    ...store,
    get: (collection, id) =>
      id.startsWith('stuck') ? Promise.reject(new TypeError('unreadable')) : store.get(collection, id),
  }
  await expect(sendNotices({ ...city.deps, store: failing }, { goOn: () => true })).rejects.toThrow('unreadable')
  expect(city.asked.map(({ openId }) => openId)).toEqual(['oCitizen-1'])
})
