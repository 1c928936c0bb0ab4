import { accounts, newAccount } from '../../cloudfunctions/identity'
import { workItems } from '../../cloudfunctions/messages'
import { notices } from '../../cloudfunctions/notifications'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import type { Actor } from '../../cloudfunctions/shared/kernel/actor'
import { people } from '../support/small-city'
import { NotifiedCity, wechatCitizen } from './notifications.city'

/** What leaves the house as 订阅消息, on any store. */
export function sendingSuite(open: () => Promise<DocumentStore>): void {
  const openCity = async (more: ConstructorParameters<typeof NotifiedCity>[1] = {}) =>
    new NotifiedCity(await open(), more)

  it('sends one message for one accept, with ids and days only', async () => {
    const city = await openCity()
    expect((await city.call(wechatCitizen, 'templates', {})).items.map(({ template }) => template)).toEqual([
      'citizen_answer',
      'citizen_question',
      'citizen_progress',
    ])
    await city.call(wechatCitizen, 'accept', { templates: ['citizen_answer'] })
    for (let n = 0; n < 2; n += 1) await city.reply((await city.submit({}, wechatCitizen)).id)
    await city.relay()
    expect(await city.send()).toBe(1)
    expect(await city.send()).toBe(0)
    const [sent] = city.asked
    expect(sent).toMatchObject({
      openId: 'oCitizen-1',
      templateId: 'template-answer',
      data: { phrase2: '已答复', thing3: '市供热公司', time4: '2026年7月3日 09:00', thing5: '已答复，请您评价' },
    })
    expect(sent?.page).toMatch(/^pages\/messages\/detail\/index\?id=/)
    expect(await city.credits(wechatCitizen.id, 'citizen_answer')).toBe(0)
    expect(await city.titles(wechatCitizen)).toHaveLength(2)
  })

  it('holds back from 21:00 to 08:00, except what is urgent', async () => {
    const city = await openCity()
    const handler: Actor = { ...people.handler, id: 'wx_oHandler' }
    await city.employ(handler)
    await city.call(handler, 'accept', { templates: ['staff_task'] })
    await city.call(handler, 'accept', { templates: ['staff_task'] })
    city.clock.to('2026-07-03T13:00:00.000Z') // 21:00
    await city.submit()
    await city.submit({ body: '楼道里燃气泄漏，味道很大，快来人。' })
    await city.relay()
    expect(await city.send()).toBe(1)
    expect(city.asked.map(({ data }) => data['phrase2'])).toEqual(['紧急'])
    city.clock.to('2026-07-03T23:59:59.999Z')
    expect(await city.send()).toBe(0)
    city.clock.to('2026-07-04T00:00:00.000Z') // 08:00
    expect(await city.send()).toBe(1)
    expect(city.asked.map(({ data }) => data['phrase2'])).toEqual(['紧急', '待签收'])
  })

  it('keeps a try that came too late in the evening for the morning', async () => {
    const city = await openCity()
    await city.call(wechatCitizen, 'accept', { templates: ['citizen_answer'] })
    city.clock.to('2026-07-03T12:58:00.000Z') // 20:58
    await city.reply((await city.submit({}, wechatCitizen)).id)
    await city.relay()
    city.clock.to('2026-07-03T13:01:00.000Z')
    expect(await city.send()).toBe(0)
    expect((await city.waiting()).map(({ notBefore }) => notBefore)).toEqual(['2026-07-04T00:00:00.000Z'])
    city.clock.to('2026-07-04T00:00:00.000Z')
    expect(await city.send()).toBe(1)
  })

  it.each([
    ['refused by the person', { ended: 'refused', code: '43101' } as const, 0],
    ['a field that does not fit', { ended: 'rejected', code: '47003' } as const, 3],
    ['a page that is not there', { ended: 'rejected', code: '41030' } as const, 3],
    ['no such template', { ended: 'rejected', code: '40037' } as const, 3],
  ])('%s: not tried again, the ledger follows', async (_what, outcome, credits) => {
    const city = await openCity()
    for (let n = 0; n < 3; n += 1) await city.call(wechatCitizen, 'accept', { templates: ['citizen_answer'] })
    city.answers.push(outcome)
    await city.reply((await city.submit({}, wechatCitizen)).id)
    await city.relay()
    expect(await city.send()).toBe(0)
    city.clock.onHours(2)
    expect(await city.send()).toBe(0)
    expect(city.asked).toHaveLength(1)
    expect((await city.waiting('failed')).map(({ code }) => code)).toEqual([outcome.code])
    expect(await city.credits(wechatCitizen.id, 'citizen_answer')).toBe(credits)
  })

  it('keeps what WeChat refused for a month, and no longer', async () => {
    const city = await openCity()
    await city.call(wechatCitizen, 'accept', { templates: ['citizen_answer'] })
    city.answers.push({ ended: 'refused', code: '43101' })
    await city.reply((await city.submit({}, wechatCitizen)).id)
    await city.relay()
    await city.send()
    city.clock.onHours(29 * 24)
    await city.forget()
    expect(await city.waiting('failed')).toHaveLength(1)
    city.clock.onHours(2 * 24)
    expect(await city.forget()).toBe(true)
    expect(await city.waiting('failed')).toEqual([])
    expect(await city.titles(wechatCitizen)).toHaveLength(1)
  })

  it('tries again later what did not arrive, five times at most', async () => {
    const city = await openCity()
    await city.call(wechatCitizen, 'accept', { templates: ['citizen_answer'] })
    await city.reply((await city.submit({}, wechatCitizen)).id)
    await city.relay()
    for (let n = 0; n < 9; n += 1) city.answers.push({ ended: 'later', code: '-1' })
    for (let n = 0; n < 9; n += 1) {
      await city.send()
      await city.send()
      city.clock.onHours(3)
    }
    expect(city.asked).toHaveLength(5)
    expect(await city.waiting()).toEqual([])
  })

  it('never sends from two timers at once', async () => {
    const city = await openCity()
    await city.call(wechatCitizen, 'accept', { templates: ['citizen_answer'] })
    await city.reply((await city.submit({}, wechatCitizen)).id)
    await city.relay()
    await Promise.all([city.send(), city.send()])
    expect(city.asked).toHaveLength(1)
  })

  it('writes to those of an office who accepted, silenced nothing and still hold it', async () => {
    const city = await openCity()
    const handlers = ['wx_oOne', 'wx_oTwo', 'wx_oGone'].map((id): Actor => ({ ...people.handler, id }))
    for (const handler of handlers) {
      if (handler.id !== 'wx_oGone') await city.employ(handler)
      await city.call(handler, 'accept', { templates: ['staff_task'] })
    }
    await city.submit()
    await city.relay()
    expect(await city.send()).toBe(2)
    expect(city.asked.map(({ openId }) => openId).sort()).toEqual(['oOne', 'oTwo'])
    expect(city.asked[0]?.page).toMatch(/^packages\/desk\/handle\/index\?id=/)
    expect(await city.waiting()).toEqual([])
  })

  it('writes to nobody who accepted and holds the office no more: gone to another unit, or disabled', async () => {
    const city = await openCity()
    const left = { wx_oMoved: { grants: people.trafficHandler.grants }, wx_oDisabled: { disabled: true } }
    for (const [id, change] of Object.entries(left)) {
      const handler: Actor = { ...people.handler, id }
      await city.employ(handler)
      await city.call(handler, 'accept', { templates: ['staff_task'] })
      await city.store.transact(async (transaction) => {
        const account = await transaction.get(accounts, id)
        if (account !== null) transaction.put(accounts, { ...account, ...change })
      })
    }
    await city.submit()
    await city.relay()
    expect(await city.send()).toBe(0)
    expect(await city.waiting()).toEqual([])
  })

  it('reaches staff of WeChat cloud by the WeChat that their account was bound to, and nobody once it is undone', async () => {
    const city = await openCity()
    const handler: Actor = { ...people.handler, id: 's-bound' }
    const bindTo = (wechatId?: string) =>
      city.store.transact(async (transaction) => {
        const { id, name, grants } = handler
        const known = await transaction.get(accounts, id)
        const { wechatId: _before, ...account } = known ?? { ...newAccount({ id, kind: 'staff', name, grants }) }
        const next = { ...account, ...(wechatId === undefined ? {} : { wechatId }) }
        if (known === null) transaction.insert(accounts, next)
        else transaction.put(accounts, { ...next, version: known.version })
      })
    await bindTo('wx_oPhone')
    for (let n = 1; n <= 2; n += 1)
      expect(await city.call(handler, 'accept', { templates: ['staff_task'] })).toEqual({
        credits: [{ template: 'staff_task', credits: n }],
      })
    await city.submit()
    await city.relay()
    expect(await city.send()).toBe(1)
    expect(city.asked.map(({ openId }) => openId)).toEqual(['oPhone'])
    await bindTo()
    expect(await city.call(handler, 'accept', { templates: ['staff_task'] })).toEqual({ credits: [] })
    await city.submit()
    await city.relay()
    expect(await city.send()).toBe(0)
  })

  it('books an accept on a city’s own server by the code, and keeps the OPENID sealed', async () => {
    const city = await openCity({ openIdByCode: (code) => Promise.resolve(code === 'good' ? 'oBehind' : null) })
    const none = await city.call(people.citizen, 'accept', { templates: ['citizen_answer'] })
    const bad = await city.call(people.citizen, 'accept', { templates: ['citizen_answer'], code: 'used' })
    expect([none, bad]).toEqual([{ credits: [] }, { credits: [] }])
    const booked = await city.call(people.citizen, 'accept', { templates: ['citizen_answer'], code: 'good' })
    expect(booked).toEqual({ credits: [{ template: 'citizen_answer', credits: 1 }] })
    await city.reply((await city.submit()).id)
    await city.relay()
    expect(JSON.stringify(await city.waiting())).not.toContain('oBehind')
    expect(await city.send()).toBe(1)
    expect(city.asked[0]?.openId).toBe('oBehind')
  })

  it('warns the day before an answered message closes by itself, once', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    await city.reply(id)
    city.clock.to('2026-07-09T01:00:00.000Z')
    expect(await city.warn()).toBe(0)
    city.clock.to('2026-07-10T01:00:00.000Z') // its seventh silent day: closes when that is over
    await city.warn()
    await city.warn()
    const told = (await city.all()).filter(({ kind }) => kind === 'closing_soon')
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('将于7月11日自动办结')])
  })

  it('warns of an answer whose row was written when the seventh day did not run to its end', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    await city.reply(id)
    await city.store.transact(async (transaction) => {
      const row = await transaction.get(workItems, `timer:close_silent:${id}`)
      if (row === null) throw new Error('no row')
      transaction.put(workItems, { ...row, sortKey: '2026-07-10' })
    })
    city.clock.to('2026-07-09T01:00:00.000Z')
    await city.warn()
    expect((await city.all()).filter(({ kind }) => kind === 'closing_soon')).toEqual([])
    city.clock.to('2026-07-10T01:00:00.000Z')
    await city.warn()
    expect((await city.all()).filter(({ kind }) => kind === 'closing_soon')).toHaveLength(1)
  })

  it('sends nothing where the city configured nothing, and nothing of a day ago', async () => {
    const quiet = await openCity({ outgoing: false })
    expect(await quiet.call(wechatCitizen, 'templates', {})).toEqual({ items: [] })
    expect(await quiet.call(wechatCitizen, 'accept', { templates: ['citizen_answer'] })).toEqual({ credits: [] })
    await quiet.reply((await quiet.submit({}, wechatCitizen)).id)
    await quiet.relay()
    expect(await quiet.waiting()).toEqual([])
    expect(await quiet.titles(wechatCitizen)).toHaveLength(1)
  })

  it('lets nothing of a day ago leave the house', async () => {
    const city = await openCity()
    await city.call(wechatCitizen, 'accept', { templates: ['citizen_answer'] })
    await city.reply((await city.submit({}, wechatCitizen)).id)
    city.clock.onHours(25)
    await city.relay()
    expect(await city.waiting()).toEqual([])
    expect(await city.store.get(notices, (await city.all())[0]?.id ?? '')).not.toBeNull()
  })
}
