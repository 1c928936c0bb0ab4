import { notices } from '../../cloudfunctions/notifications'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { eventsOf, journal } from '../../cloudfunctions/shared/outbox/outbox'
import type { Actor } from '../../cloudfunctions/shared/kernel/actor'
import { people } from '../support/small-city'
import { NotifiedCity, wechatCitizen } from './notifications.city'

/** What 通知 does on any store. */
export function notificationsSuite(open: () => Promise<DocumentStore>): void {
  const openCity = async (more: ConstructorParameters<typeof NotifiedCity>[1] = {}) =>
    new NotifiedCity(await open(), more)

  it('tells each side what concerns it, and of a case’s way nothing twice', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    await city.relay()
    expect(await city.titles(people.handler)).toEqual(['有新留言转到本单位'])
    expect(await city.titles(people.liaison)).toEqual(['有新留言转到本单位'])
    expect(await city.titles(people.citizen)).toEqual([]) // transferred at submission: seen at once
    expect(await city.titles(people.trafficHandler)).toEqual([])
    city.clock.onHours(1)
    await city.accept(id)
    await city.ask(id)
    await city.relay()
    expect(await city.titles(people.citizen)).toEqual(['请您补充情况'])
    city.clock.onHours(1)
    await city.handling.supplement(people.citizen, { ...(await city.on(id)), body: '三号楼。' })
    const drafted = await city.draft(id)
    await city.relay()
    expect(await city.titles(people.approver)).toEqual(['有答复等您审核'])
    city.clock.onHours(1)
    await city.handling.reject_reply(people.approver, { ...(await city.on(id)), reason: '请写清时间' })
    await city.relay()
    expect((await city.titles(people.handler))[0]).toBe('您拟的答复被退回修改')
    expect(await city.titles(people.liaison)).not.toContain('您拟的答复被退回修改')
    city.clock.onHours(1)
    await city.draft(id)
    await city.handling.approve_reply(people.approver, {
      ...(await city.on(id)),
      contentHash: drafted.draft?.contentHash ?? '',
    })
    await city.relay()
    expect(await city.titles(people.citizen)).toEqual(['已答复，请您评价', '请您补充情况'])
  })

  it('writes the same notices when every event comes again', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    await city.reply(id)
    await city.relay()
    const before = await city.all()
    const { items } = await city.store.query(journal, { index: 'all', equals: {}, limit: 1000 })
    const again = () =>
      city.store.transact((transaction) => city.projector().project(transaction, items.flatMap(eventsOf)))
    await again()
    await again()
    expect(await city.all()).toEqual(before)
  })

  it('carries no word of the citizen, no name, no number', async () => {
    const city = await openCity()
    const { id } = await city.submit({ contact: '13912345678', title: '三号楼不热' })
    await city.accept(id)
    await city.ask(id)
    await city.relay()
    await city.reply((await city.submit()).id)
    await city.relay()
    const text = JSON.stringify([await city.all(), await city.waiting()])
    for (const secret of ['暖气三天', '张三', '1380000', '13912345678', '三号楼', '哪栋楼', '上门检修'])
      expect(text).not.toContain(secret)
    expect((await city.all()).length).toBeGreaterThan(3)
  })

  it('tells of danger at once, to the desk and the unit', async () => {
    const city = await openCity()
    await city.submit({ body: '楼道里燃气泄漏，味道很大，快来人。' })
    await city.relay()
    for (const who of [people.dispatcher, people.chief]) expect(await city.titles(who)).toEqual(['紧急留言'])
    for (const who of [people.handler, people.approver])
      expect(await city.titles(who)).toEqual(['紧急留言，请立即处理'])
  })

  it('counts what each person has not read; one reading leaves the colleagues’ untouched', async () => {
    const city = await openCity()
    for (let n = 0; n < 3; n += 1) {
      await city.submit()
      city.clock.onHours(1)
    }
    await city.relay()
    expect([await city.unread(people.handler), await city.unread(people.liaison)]).toEqual([3, 3])
    const { items } = await city.call(people.handler, 'list_mine', {})
    const [newest, middle] = items
    if (newest === undefined || middle === undefined) throw new Error('three were told')
    expect(await city.call(people.handler, 'mark_read', { id: middle.id })).toEqual({ count: 2 })
    expect(await city.call(people.handler, 'mark_read', { id: middle.id })).toEqual({ count: 2 })
    // Somebody else's notice is nobody's to mark
    expect(await city.call(people.trafficHandler, 'mark_read', { id: newest.id })).toEqual({ count: 0 })
    expect(await city.call(people.handler, 'mark_read', { through: newest.at })).toEqual({ count: 0 })
    expect((await city.call(people.handler, 'list_mine', {})).items.every(({ read }) => read)).toBe(true)
    expect(await city.unread(people.liaison)).toBe(3)
    // What came late, of an event before the mark, is new all the same
    city.clock.onHours(-2)
    await city.submit()
    city.clock.onHours(2)
    await city.submit()
    await city.relay()
    expect(await city.unread(people.handler)).toBeGreaterThanOrEqual(1)
    // Two weeks on nothing is counted, and everything is still listed
    city.clock.onHours(24 * 15)
    expect(await city.unread(people.liaison)).toBe(0)
    expect(await city.titles(people.liaison)).toHaveLength(5)
  })

  it('refuses to mark nothing, or one and all at once', async () => {
    const city = await openCity()
    await expect(city.call(people.handler, 'mark_read', {})).rejects.toThrow('invalid_input')
    await expect(
      city.call(people.handler, 'mark_read', { id: 'x', through: '2026-07-03T01:00:00.000Z' }),
    ).rejects.toThrow('invalid_input')
  })

  it('pages through the offices of one person without repeats or gaps, also within one moment', async () => {
    const city = await openCity()
    for (let n = 0; n < 9; n += 1) {
      const { id } = await city.submit()
      await city.accept(id)
      await city.draft(id)
      if (n % 3 === 0) city.clock.onHours(1)
    }
    await city.relay()
    const ids: string[] = []
    let cursor: string | undefined
    do {
      const page = await city.call(people.both, 'list_mine', { limit: 4, ...(cursor === undefined ? {} : { cursor }) })
      ids.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(ids).toHaveLength(18)
    expect(new Set(ids).size).toBe(18)
  })

  it('lists what was silenced without counting or sending it; reminders cannot be silenced', async () => {
    const city = await openCity()
    expect(await city.call(people.citizen, 'settings', {})).toEqual({
      muted: [],
      mayMute: ['progress', 'answer', 'question'],
    })
    await city.call(wechatCitizen, 'set_settings', { muted: ['question'] })
    await city.call(wechatCitizen, 'accept', { templates: ['citizen_question'] })
    const { id } = await city.submit({}, wechatCitizen)
    await city.accept(id)
    await city.ask(id)
    await city.relay()
    expect(await city.unread(wechatCitizen)).toBe(0)
    expect(await city.titles(wechatCitizen)).toEqual(['请您补充情况'])
    expect(await city.send()).toBe(0)
    expect(await city.credits(wechatCitizen.id, 'citizen_question')).toBe(1)
    await expect(city.call(people.handler, 'set_settings', { muted: ['reminder'] })).rejects.toThrow('invalid_input')
  })

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
      data: { phrase2: '已答复', thing3: '市供热公司', time4: '2026-07-03 09:00', thing5: '已答复，请您评价' },
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
    city.clock.to('2026-07-08T01:00:00.000Z')
    expect(await city.warn()).toBe(0)
    city.clock.to('2026-07-09T01:00:00.000Z') // closes on the 10th
    await city.warn()
    await city.warn()
    const told = (await city.all()).filter(({ kind }) => kind === 'closing_soon')
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('将于7月10日自动办结')])
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
