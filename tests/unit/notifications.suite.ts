import { assignMessage, dispatchMessage, passOnApprovals, returnMessage } from '../../cloudfunctions/messages'
import { setApprovalRules } from '../../cloudfunctions/messages/usecases/set-approval-rules'
import { ownershipUseCases } from '../../cloudfunctions/messages/usecases/settle-owner'
import { endDeputy, setDeputy } from '../../cloudfunctions/messages/usecases/set-deputy'
import { noticeReaders, notices } from '../../cloudfunctions/notifications'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { derivedId } from '../../cloudfunctions/shared/kernel/ids'
import { eventsOf, journal } from '../../cloudfunctions/shared/outbox/outbox'
import { ALWAYS, people } from '../support/small-city'
import { NotifiedCity, wechatCitizen } from './notifications.city'

/** What 通知 does on any store. */
export function notificationsSuite(open: () => Promise<DocumentStore>): void {
  const openCity = async (more: ConstructorParameters<typeof NotifiedCity>[1] = {}) =>
    new NotifiedCity(await open(), more)

  it('tells the unit what was meant for somebody who works there no more', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    await city.accept(id)
    await city.draft(id)
    await city.relay()
    city.clock.onHours(1)
    await city.handling.reject_reply(people.approver, { ...(await city.on(id)), reason: '请写清时间' })
    city.leaves(people.handler)
    await city.relay()
    expect(await city.titles(people.both)).toContain('有答复被退回修改')
    expect(await city.titles(people.both)).not.toContain('您拟的答复被退回修改')
    expect(await city.titles(people.trafficHandler)).toEqual([])
  })

  it('tells the unit of what was given to somebody who works there no more', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    await city.accept(id)
    await city.relay()
    city.clock.onHours(1)
    const given = { ...(await city.on(id)), handlerId: people.handler.id }
    await assignMessage(city.deps)(people.liaison, given)
    city.leaves(people.handler)
    await city.relay()
    expect((await city.titles(people.both))[0]).toBe('有留言分派到本单位')
  })

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

  it('tells nobody of a transfer that was undone before anybody was told of it', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    const back = { reason: '不属于我单位职责' }
    city.clock.onHours(1)
    await returnMessage(city.deps)(people.handler, { ...(await city.on(id)), ...back })
    await city.relay()
    expect(await city.titles(people.dispatcher)).toEqual(['单位退回，请裁定'])
    for (const unitId of ['heating', 'traffic']) {
      city.clock.onHours(1)
      await dispatchMessage(city.deps)(people.dispatcher, { ...(await city.on(id)), unitId })
      city.clock.onHours(1)
      if (unitId === 'heating') await returnMessage(city.deps)(people.handler, { ...(await city.on(id)), ...back })
    }
    await city.relay()
    expect(await city.titles(people.handler)).toEqual([])
    expect(await city.titles(people.trafficHandler)).toEqual(['有新留言转到本单位'])
    expect(await city.texts(people.citizen)).toEqual([expect.stringContaining('已转交市交通运输局办理')])
  })

  it('tells each unit that is asked for its part, also where two were asked before anybody was told', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    await city.accept(id)
    for (const unitId of ['traffic', 'east']) {
      city.clock.onHours(1)
      const asked = { ...(await city.on(id)), unitId, what: '请到现场核对' }
      await ownershipUseCases(city.deps).request_assist(people.handler, asked)
    }
    await city.relay()
    for (const who of [people.trafficHandler, people.eastHandler])
      expect(await city.titles(who)).toEqual(['有留言请本单位协办'])
  })

  it('tells the deputy who is asked in an approver’s absence, and nobody else', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    await city.accept(id)
    const away = { unitId: 'heating', approverId: people.approver.id, from: '2026-07-03', until: '2026-07-10' }
    await setDeputy(city.deps)(people.liaison, { ...away, deputyId: people.liaison.id })
    await city.draft(id)
    city.clock.to('2026-07-06T09:00:00.000Z')
    expect(await passOnApprovals(city.deps, ALWAYS)).toBe(1)
    await city.relay()
    expect((await city.titles(people.liaison))[0]).toBe('有答复转请代理审核')
    for (const who of [people.approver, people.chiefLeader, people.handler, people.dispatcher])
      expect(await city.titles(who)).not.toContain('有答复转请代理审核')
  })

  it('tells the approvers again when the first of two has signed: it is the second one’s turn', async () => {
    const city = await openCity()
    const steps = ['deputy_leader' as const, 'chief_leader' as const]
    const rule = { kind: 'complaint' as const, steps, distinct: true, source: '本市规定' }
    await setApprovalRules(city.deps)(people.admin, { rules: [rule], version: 0 })
    const { id } = await city.submit()
    await city.accept(id)
    const { draft } = await city.draft(id)
    await city.relay()
    expect(await city.titles(people.chiefLeader)).toEqual(['有答复等您审核'])
    city.clock.onHours(1)
    const signed = { ...(await city.on(id)), contentHash: draft?.contentHash ?? '' }
    await city.handling.approve_reply(people.deputyLeader, signed)
    await city.relay()
    expect(await city.titles(people.chiefLeader)).toEqual(['有答复等您审核', '有答复等您审核'])
  })

  it('tells who is asked to sign for an approver, for which days, and that it is over', async () => {
    const city = await openCity()
    const away = { unitId: 'heating', approverId: people.approver.id, from: '2026-07-03', until: '2026-07-10' }
    await setDeputy(city.deps)(people.approver, { ...away, deputyId: people.liaison.id })
    await city.relay()
    expect(await city.texts(people.liaison)).toEqual([
      'approver-heating请您代理审核答复，7月3日到7月10日。这段时间待审的答复会出现在您的工作台。',
    ])
    city.clock.onHours(1)
    // Another in their place: both are told.
    await setDeputy(city.deps)(people.approver, { ...away, deputyId: people.both.id })
    await city.relay()
    city.clock.onHours(1)
    await endDeputy(city.deps)(people.approver, { unitId: 'heating', approverId: people.approver.id })
    await city.relay()
    expect(await city.titles(people.liaison)).toEqual(['代理审核已取消', '请您代理审核'])
    expect(await city.titles(people.both)).toEqual(['代理审核已取消', '请您代理审核'])
    for (const who of [people.approver, people.handler, people.chiefLeader]) expect(await city.titles(who)).toEqual([])
  })

  it('names no day that it is not sure of: beyond the last holiday notice it says 待校历, also of a question', async () => {
    const city = await openCity()
    city.clock.to('2026-12-29T02:00:00.000Z')
    const { id } = await city.submit()
    await city.relay()
    expect(await city.texts(people.handler)).toEqual([expect.stringContaining('最晚1月6日（待校历）答复')])
    await city.accept(id)
    await city.ask(id)
    await city.relay()
    expect(await city.texts(people.citizen)).toEqual([
      expect.stringContaining('等待的日子不计入答复期限，1月6日（待校历）后按现有情况继续办理'),
    ])
  })

  it('promises no waiting time for a question that moves no day', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    await city.accept(id)
    city.clock.to('2026-07-13T02:00:00.000Z') // due on the 10th
    await city.ask(id)
    await city.relay()
    const [asked = ''] = await city.texts(people.citizen)
    expect(asked).toContain('答复期限不因此推迟，7月20日后按现有情况继续办理')
    expect(asked).not.toContain('不计入答复期限')
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
    expect(await city.store.get(noticeReaders, people.trafficHandler.id)).toBeNull()
    expect(await city.unread(people.handler)).toBe(2)
    expect(await city.call(people.handler, 'mark_read', { through: newest.at })).toEqual({ count: 0 })
    expect((await city.call(people.handler, 'list_mine', {})).items.map(({ read }) => read)).toEqual([true, true, true])
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
    const old = await city.call(people.liaison, 'list_mine', {})
    expect(old.items.map(({ read }) => read)).toEqual([true, true, true, true, true])
  })

  it('leaves alone what another citizen was told, and says no more of it than of none', async () => {
    const city = await openCity()
    const { id: messageId } = await city.submit()
    await city.accept(messageId)
    await city.ask(messageId)
    await city.relay()
    const { items } = await city.call(people.citizen, 'list_mine', {})
    const [told] = items
    if (told === undefined) throw new Error('the writer was told')
    expect(await city.unread(people.citizen)).toBe(1)
    for (const id of [told.id, 'no-such-notice'])
      expect(await city.call(people.other, 'mark_read', { id })).toEqual({ count: 0 })
    expect(await city.store.get(noticeReaders, people.other.id)).toBeNull()
    expect(await city.unread(people.citizen)).toBe(1)
  })

  it('marks the notice with the longest name: what a supervisor says to a unit with a long id', async () => {
    const city = await openCity()
    // An import takes ids of 40 characters.
    const grants = [{ role: 'handler' as const, unitId: 'u'.repeat(40) }]
    const [message, words] = [derivedId('message'), derivedId('words')]
    const audience = `unit:${'u'.repeat(40)}:handlers`
    const id = `${message}.2026-07-03.instruction.${words}.given.instruction.${audience}`
    const notice = { id, audience, at: city.clock.now(), kind: 'instruction', group: 'reminder' } as const
    await city.store.transact(async (transaction) =>
      transaction.insert(notices, { ...notice, title: '督办意见', text: '督办意见', urgent: false, messageId: 'm' }),
    )
    const handler = { ...people.handler, grants }
    expect(await city.unread(handler)).toBe(1)
    expect(await city.call(handler, 'mark_read', { id })).toEqual({ count: 0 })
  })

  it('counts a reminder behind any number of silenced notices', async () => {
    const city = await openCity()
    await city.call(people.handler, 'set_settings', { muted: ['assigned'] })
    const audience = 'unit:heating:handlers'
    const notice = { audience, kind: 'k', title: '通知', text: '通知', urgent: false, messageId: 'm' } as const
    await city.store.transact(async (transaction) => {
      for (let n = 0; n < 120; n += 1) {
        const at = `2026-07-03T00:${String(n % 60).padStart(2, '0')}:00.000Z`
        transaction.insert(notices, { ...notice, id: `n${n}`, at, group: 'assigned' })
      }
      transaction.insert(notices, { ...notice, id: 'r', at: '2026-07-02T00:00:00.000Z', group: 'reminder' })
    })
    expect([await city.unread(people.handler), await city.unread(people.liaison)]).toEqual([1, 99])
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
}
