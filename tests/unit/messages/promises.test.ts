import { messages, missPromisesOfMessages } from '../../../cloudfunctions/messages'
import { endOf } from '../../../cloudfunctions/messages/airlock/keep-contacts'
import { ALWAYS, people } from '../../support/small-city'
import { HandledCase } from './handled-case'

const BODY = '主管道7月20日前更换完毕，更换前每天两次上门放气。'

describe('a dated promise', () => {
  let one: HandledCase
  beforeEach(async () => {
    one = await HandledCase.open()
    await one.accept()
    await one.draft(BODY)
  })
  const publish = async (promises: number[]) =>
    (one.view = await one.handling.approve_reply(people.approver, {
      ...one.on(),
      contentHash: one.view.draft?.contentHash ?? '',
      promises,
    }))

  it('is found in the draft, and public only when the approver ticks it', async () => {
    expect((await one.see('approver')).draft?.promises).toEqual([
      { text: '主管道7月20日前更换完毕，更换前每天两次上门放气', dueOn: '2026-07-20' },
    ])
    await publish([])
    expect((await one.see('citizen')).promises).toEqual([])
  })

  it('is not made public when its day has passed before the signature, nor when the draft does not hold it', async () => {
    await expect(publish([7])).rejects.toMatchObject({ code: 'invalid_input' })
    one.city.clock.to('2026-07-20T15:59:00.000Z')
    const onItsDay = one.on()
    one.city.clock.to('2026-07-20T16:00:00.000Z') // the 21st in Shanghai
    await expect(publish([0])).rejects.toMatchObject({
      code: 'invalid_input',
      more: { say: expect.stringContaining('日期已经过去') },
    })
    expect(one.on()).toEqual(onItsDay)
    await publish([])
    expect((await one.see('citizen')).promises).toEqual([])
  })

  it('is kept with a word to the citizen', async () => {
    await publish([0])
    expect((await one.see('citizen')).promises).toMatchObject([
      { id: 'p1', dueOn: '2026-07-20', unitName: '市供热公司' },
    ])
    one.view = await one.handling.keep_promise(people.handler, { ...one.on(), promiseId: 'p1', note: '19日更换完毕' })
    expect((await one.see('citizen')).promises).toMatchObject([{ keptOn: '2026-07-03', keptNote: '19日更换完毕' }])
    expect((await one.see('handler')).allowedActions).not.toContain('keep_promise')
  })

  it('changes once, with a reason that everybody reads', async () => {
    await publish([0])
    const change = (dueOn: string) =>
      one.handling.change_promise(people.approver, { ...one.on(), promiseId: 'p1', dueOn, reason: '管材未到货' })
    for (const dueOn of ['2026-07-03', '0001-01-01', '2029-07-06', '9999-12-31'])
      await expect(change(dueOn)).rejects.toMatchObject({ code: 'invalid_input' })
    one.view = await change('2026-07-31')
    expect((await one.see('citizen')).promises).toMatchObject([
      { dueOn: '2026-07-31', changed: { from: '2026-07-20', reason: '管材未到货', on: '2026-07-03' } },
    ])
    await expect(change('2026-08-31')).rejects.toMatchObject({ code: 'invalid_state' })
  })

  it('reminds the unit and asks the citizen when it is missed, also after the message was closed', async () => {
    await publish([0])
    one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved: 'partly', satisfaction: 4 })
    expect(one.view.status).toBe('closed')
    one.city.clock.to('2026-07-20T15:59:00.000Z')
    expect(await missPromisesOfMessages(one.city.deps, ALWAYS)).toBe(0)
    one.city.clock.to('2026-07-20T16:00:00.000Z') // the 21st in Shanghai
    expect(await missPromisesOfMessages(one.city.deps, ALWAYS)).toBe(1)
    expect(await missPromisesOfMessages(one.city.deps, ALWAYS)).toBe(0)
    expect(await one.inbox('handler')).toHaveLength(1)
    const asked = await one.see('citizen')
    expect(asked).toMatchObject({ status: 'closed', promises: [{ missedOn: '2026-07-21' }] })
    expect(asked.allowedActions).toEqual(['ask_rework'])
    one.view = await one.handling.ask_rework(people.citizen, { id: one.view.id, version: asked.version, wanted: true })
    expect(one.view).toMatchObject({ status: 'processing', replyDueOn: '2026-07-28' })
    expect(one.view.earlierReplies).toHaveLength(1)
  })

  it('leaves its message where the unit looks up what it answered, also once it is missed', async () => {
    await publish([0])
    const answered = async () => (await one.inbox('handler', 'replied')).map(({ id }) => id)
    expect(await answered()).toEqual([one.view.id])
    one.city.clock.to('2026-07-21T02:00:00.000Z')
    expect(await missPromisesOfMessages(one.city.deps, ALWAYS)).toBe(1)
    expect(await answered()).toEqual([one.view.id])
    expect(await one.inbox('handler', 'closed')).toEqual([])
  })

  it('that was kept in time is not missed, whatever becomes of the others', async () => {
    await one.draft('主管道7月20日前更换完毕。阀门7月21日前更换完毕。')
    await publish([0, 1])
    one.view = await one.handling.keep_promise(people.handler, { ...one.on(), promiseId: 'p1', note: '19日更换完毕' })
    one.city.clock.to('2026-07-22T02:00:00.000Z')
    expect(await missPromisesOfMessages(one.city.deps, ALWAYS)).toBe(1)
    const promised = (await one.see('citizen')).promises
    expect(promised.map(({ text, keptOn, missedOn }) => [text, keptOn, missedOn])).toEqual([
      ['主管道7月20日前更换完毕', '2026-07-03', undefined],
      ['阀门7月21日前更换完毕', undefined, '2026-07-22'],
    ])
  })

  it('keeps asking the citizen while another one is missed', async () => {
    await one.draft('主管道7月20日前更换完毕。阀门7月21日前更换完毕。路面8月20日前恢复。')
    await publish([0, 1, 2])
    one.city.clock.to('2026-07-22T02:00:00.000Z')
    await missPromisesOfMessages(one.city.deps, ALWAYS)
    one.view = await one.see('handler')
    const keep = async (promiseId: string) =>
      (one.view = await one.handling.keep_promise(people.handler, { ...one.on(), promiseId, note: '已办好' }))
    for (const promiseId of ['p3', 'p1']) {
      await keep(promiseId)
      expect((await one.see('citizen')).allowedActions).toContain('ask_rework')
      expect(await one.inbox('handler')).toHaveLength(1)
    }
    await keep('p2')
    expect((await one.see('citizen')).allowedActions).not.toContain('ask_rework')
    expect(await one.inbox('handler')).toEqual([])
  })

  it('done again, the call-back that waited is answered by it: nobody is asked to call about the answer before', async () => {
    await publish([0])
    one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved: 'no', satisfaction: 1 })
    expect(await one.inbox('chief')).toHaveLength(1)
    one.city.clock.to('2026-07-21T02:00:00.000Z')
    await missPromisesOfMessages(one.city.deps, ALWAYS)
    one.view = await one.see('citizen')
    one.view = await one.handling.ask_rework(people.citizen, { ...one.on(), wanted: true })
    expect(one.view.callBack).toBeUndefined()
    await one.draft()
    await one.approve()
    expect(await one.inbox('chief')).toEqual([])
    expect((await one.see('citizen')).allowedActions).toContain('rate')
  })

  it('of an answer that was done again and then withdrawn leaves no row that nobody can work on, and keeps no contact', async () => {
    await publish([0])
    one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved: 'no', satisfaction: 1 })
    one.view = await one.handling.call_back(people.chief, { ...one.on(), result: 'rework', grounds: '确未解决' })
    one.view = await one.handling.withdraw(people.citizen, { ...one.on(), voluntary: true })
    one.view = await one.handling.confirm_withdrawal(people.dispatcher, { ...one.on(), confirmed: true })
    one.city.clock.to('2026-07-21T02:00:00.000Z')
    expect(await missPromisesOfMessages(one.city.deps, ALWAYS)).toBe(0)
    expect(await one.inbox('handler')).toEqual([])
    const message = await one.city.store.get(messages, one.view.id)
    expect(message && endOf(message)).toBe('2026-07-03')
  })

  it('keeps what the citizen writes with the answer, for the unit to read', async () => {
    await publish([0])
    one.city.clock.to('2026-07-21T02:00:00.000Z')
    await missPromisesOfMessages(one.city.deps, ALWAYS)
    const { version } = await one.see('citizen')
    const comment = '楼道里还在漏'
    one.view = await one.handling.ask_rework(people.citizen, { id: one.view.id, version, wanted: true, comment })
    expect((await one.see('handler')).supplements).toEqual([{ body: comment, at: '2026-07-21T02:00:00.000Z' }])
  })

  it('leaves the message closed when the citizen lets it be', async () => {
    await publish([0])
    one.city.clock.to('2026-07-21T02:00:00.000Z')
    await missPromisesOfMessages(one.city.deps, ALWAYS)
    const { version } = await one.see('citizen')
    one.view = await one.handling.ask_rework(people.citizen, { id: one.view.id, version, wanted: false })
    expect(one.view).toMatchObject({ status: 'replied' })
    expect(one.view.allowedActions).not.toContain('ask_rework')
  })
})
