import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { deleteOwn } from '../../cloudfunctions/messages'
import { noticeSends, type Outgoing, sendNotices, subscriptions } from '../../cloudfunctions/notifications'
import type { Actor } from '../../cloudfunctions/shared/kernel/actor'
import { ALWAYS, people } from '../support/small-city'
import { NotifiedCity, wechatCitizen } from './notifications.city'

/** A city with one answer on its way to one citizen. */
async function cityWithOneWaiting(): Promise<NotifiedCity> {
  const city = new NotifiedCity(memoryStore())
  await city.call(wechatCitizen, 'accept', { templates: ['citizen_answer'] })
  await city.reply((await city.submit({}, wechatCitizen)).id)
  await city.relay()
  const toOffices = (await city.waiting()).filter(({ audience }) => audience !== undefined)
  await city.store.transact(async (transaction) => {
    for (const send of toOffices) transaction.remove(noticeSends, send)
  })
  expect(await city.waiting()).toHaveLength(1)
  return city
}
const sendBy = (city: NotifiedCity, sender: Outgoing['sender']) => {
  const { outgoing } = city.deps
  if (outgoing === undefined) throw new Error('a city that sends')
  return sendNotices({ ...city.deps, outgoing: { ...outgoing, sender } }, ALWAYS)
}

describe('what waits to leave the house and never does', () => {
  it('is kept for a month, and no longer, where the city sends nothing by WeChat any more', async () => {
    const city = await cityWithOneWaiting()
    const { outgoing: _none, ...quiet } = city.deps
    for (const [days, left] of [
      [29, 1],
      [2, 0],
    ] as const) {
      city.clock.onHours(days * 24)
      expect(await sendNotices(quiet, ALWAYS)).toBe(0)
      expect(await city.forget()).toBe(true)
      expect(await city.waiting()).toHaveLength(left)
    }
    // What the app shows stays for its own time.
    expect(await city.titles(wechatCitizen)).toHaveLength(1)
  })

  it('has failed after five tries none of which came to its end, and goes a month later', async () => {
    const city = await cityWithOneWaiting()
    let tries = 0
    const killed: Outgoing['sender'] = {
      send: () => {
        tries += 1
        return Promise.reject(new TypeError('the process ended'))
      },
    }
    for (let n = 0; n < 12; n += 1) {
      await sendBy(city, killed).catch(() => undefined)
      city.clock.onHours(3)
    }
    expect([tries, await city.waiting()]).toEqual([5, []])
    expect(await city.waiting('failed')).toMatchObject([{ code: 'broken_off' }])
    expect(await city.credits(wechatCitizen.id, 'citizen_answer')).toBe(1) // nobody knows that it was used
    city.clock.onHours(31 * 24)
    await city.forget()
    expect(await city.waiting('failed')).toEqual([])
  })

  it('keeps none of the others waiting', async () => {
    const city = new NotifiedCity(memoryStore(), { openIdByCode: (code) => Promise.resolve(code) })
    const others = [people.citizen, people.other] satisfies Actor[]
    for (const citizen of others) {
      await city.call(citizen, 'accept', { templates: ['citizen_answer'], code: `o-${citizen.id}` })
      await city.reply((await city.submit({}, citizen)).id)
      await city.relay()
      city.clock.onMs(1_000)
    }
    const { vault } = city.deps
    const sealedElsewhere = {
      ...vault,
      open: (...given: Parameters<typeof vault.open>) => {
        if (given[0].startsWith(people.citizen.id)) throw new TypeError('no such key')
        return vault.open(...given)
      },
    }
    await expect(sendNotices({ ...city.deps, vault: sealedElsewhere }, ALWAYS)).rejects.toThrow(TypeError)
    expect(city.asked.map(({ openId }) => openId)).toEqual([`o-${people.other.id}`])
  })
})

it('is sent once more where the process ended between the sending and the mark, and never again after the mark', async () => {
  const city = await cityWithOneWaiting()
  const sent: string[] = []
  const { store } = city.deps
  const outgoing = city.deps.outgoing
  if (outgoing === undefined) throw new Error('a city that sends')
  let cut = true
  const sender: Outgoing['sender'] = {
    send: ({ templateId }) => {
      sent.push(templateId)
      return Promise.resolve({ ended: 'sent' })
    },
  }
  const cutOff = {
    ...store,
    transact: <Result>(work: Parameters<typeof store.transact<Result>>[0]) =>
      cut && sent.length > 0 ? Promise.reject(new TypeError('the process ended')) : store.transact(work),
  }
  const run = () => sendNotices({ ...city.deps, store: cutOff, outgoing: { ...outgoing, sender } }, ALWAYS)
  await expect(run()).rejects.toThrow('the process ended')
  cut = false
  // Its claim keeps the next sender off until it is sure that nobody marks it any more.
  expect([await run(), sent.length]).toEqual([0, 1])
  city.clock.onHours(1)
  expect([await run(), sent.length, await city.waiting()]).toEqual([1, 2, []])
  city.clock.onHours(1)
  expect([await run(), sent.length]).toEqual([0, 2])
})

it('an accept is given back once, though two senders find that it could not be sent', async () => {
  const city = await cityWithOneWaiting()
  const away = { ended: 'later', code: '-1' } as const
  let slow = false
  const sender: Outgoing['sender'] = {
    async send() {
      if (slow) return away
      slow = true
      // While this one waits for WeChat the others use up every try.
      for (let n = 0; n < 6; n += 1) {
        city.clock.onHours(24)
        await sendBy(city, sender)
      }
      return { ended: 'rejected', code: '47003' }
    },
  }
  await sendBy(city, sender)
  expect([await city.waiting(), (await city.waiting('failed')).length]).toEqual([[], 1])
  expect((await city.store.get(subscriptions, `${wechatCitizen.id}.citizen_answer`))?.credits).toBe(1)
})

it('whose writer had their data deleted before it was told is told to nobody', async () => {
  const city = new NotifiedCity(memoryStore())
  const { id } = await city.submit()
  await city.handling.withdraw(people.citizen, { ...(await city.on(id)), voluntary: true })
  await city.handling.confirm_withdrawal(people.dispatcher, { ...(await city.on(id)), confirmed: true })
  await deleteOwn(city.deps, people.citizen)
  await city.relay()
  const audiences = (await city.all()).map(({ audience }) => audience)
  expect(audiences.filter((audience) => audience.startsWith('person:'))).toEqual([])
  expect(audiences.length).toBeGreaterThan(0)
})

it('what the app shows is kept for half a year, and no longer', async () => {
  const city = await cityWithOneWaiting()
  const left: number[] = []
  for (const days of [179, 2]) {
    city.clock.onHours(days * 24)
    await city.forget()
    left.push((await city.titles(wechatCitizen)).length)
  }
  expect(left).toEqual([1, 0])
})
