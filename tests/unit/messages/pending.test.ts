import {
  dispatchMessage,
  mergeMessage,
  ownershipUseCases,
  returnMessage,
  submitMessage,
} from '../../../cloudfunctions/messages'
import { SubmitMessageInput } from '../../../types/messages.contract'
import { people, requestId } from '../../support/small-city'
import { HandledCase } from './handled-case'

const DECLINED = { ground: 'litigation' as const, channel: '请向人民法院提出', body: '已进入诉讼程序。' }
const redone = async (one: HandledCase) => {
  one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved: 'no', satisfaction: 1 })
  one.view = await one.handling.call_back(people.chief, { ...one.on(), result: 'rework', grounds: '确未解决' })
}

describe('what waits for a decision when the answer is published', () => {
  it('a withdrawal: nobody is said to look into it any more, also when it is done again', async () => {
    const one = await HandledCase.open() // a complaint: a dispatcher confirms
    await one.accept()
    one.view = await one.handling.withdraw(people.citizen, { ...one.on(), voluntary: true })
    expect((await one.see('citizen')).withdrawal).toBeDefined()
    await one.draft()
    await one.approve()
    expect((await one.see('citizen')).withdrawal).toBeUndefined()
    await redone(one)
    expect(await one.inbox('dispatcher')).toEqual([])
    expect((await one.see('citizen')).allowedActions).toContain('withdraw')
  })
  it('a proposal to decline it: it does not come back with the reworking', async () => {
    const one = await HandledCase.open()
    await one.accept()
    one.view = await ownershipUseCases(one.city.deps).propose_decline(people.handler, { ...one.on(), ...DECLINED })
    await one.draft()
    await one.approve()
    await redone(one)
    expect(await one.inbox('approver')).toEqual([])
    expect((await one.see('handler')).decline).toBeUndefined()
    expect((await one.see('handler')).allowedActions).toContain('propose_decline')
  })
  it('more time: the request is not shown as one that waits', async () => {
    const one = await HandledCase.open()
    await one.accept()
    one.view = await one.handling.request_extension(people.handler, { ...one.on(), workingDays: 3, grounds: '等配件' })
    expect((await one.see('chief')).extensionRequest).toBeDefined()
    await one.draft()
    await one.approve()
    expect((await one.see('chief')).extensionRequest).toBeUndefined()
  })
  it('a complex matter: what nobody decided has lapsed', async () => {
    const one = await HandledCase.open()
    one.view = await one.handling.accept(people.handler, { ...one.on(), complexGrounds: '涉及多个小区' })
    await one.draft()
    await one.approve()
    expect((await one.see('handler')).complex).toEqual({ grounds: '涉及多个小区', lapsed: true })
  })
})

describe('what waits for a decision when the message ends', () => {
  it('an objection to the route is not said to be ruled on any more', async () => {
    const one = new HandledCase()
    await one.submit({ kind: 'help' })
    one.view = await ownershipUseCases(one.city.deps).contest(people.citizen, { ...one.on(), reason: '换个单位' })
    one.view = await one.handling.withdraw(people.citizen, { ...one.on(), voluntary: true })
    expect(one.view).toMatchObject({ status: 'withdrawn' })
    expect((await one.see('citizen')).contest).toEqual({ reason: '换个单位', at: expect.any(String) as string })
  })
  it('a proposal to decline ends where the press office names another channel', async () => {
    const one = new HandledCase()
    await one.submit({ kind: 'help' })
    one.view = await returnMessage(one.city.deps)(people.handler, { ...one.on(), reason: '不属于本单位职责' })
    one.view = await ownershipUseCases(one.city.deps).propose_decline(people.dispatcher, { ...one.on(), ...DECLINED })
    one.view = await one.handling.redirect(people.dispatcher, { ...one.on(), channel: '请向法院提出' })
    expect((await one.see('dispatcher')).decline).toBeUndefined()
  })
  it('a withdrawal is decided before the message is merged: its writer would wait for nobody', async () => {
    const one = await HandledCase.open()
    const input = { requestId: requestId(2), kind: 'help', body: '家里暖气三天不热，没人来修。', wantsPublic: true }
    const other = await submitMessage(one.city.deps)(people.other, SubmitMessageInput.parse(input))
    one.view = await one.handling.withdraw(people.citizen, { ...one.on(), voluntary: true })
    const merging = () => mergeMessage(one.city.deps)(people.handler, { ...one.on(), intoId: other.id })
    await expect(merging()).rejects.toMatchObject({ code: 'invalid_state' })
    one.view = await one.handling.confirm_withdrawal(people.dispatcher, { ...one.on(), confirmed: false })
    expect(await merging()).toMatchObject({ status: 'merged' })
  })
})

describe('what a unit asked for', () => {
  it('more time: the next unit is not told that it waits', async () => {
    const one = await HandledCase.open()
    one.view = await one.handling.request_extension(people.handler, { ...one.on(), workingDays: 3, grounds: '等配件' })
    one.view = await returnMessage(one.city.deps)(people.handler, { ...one.on(), reason: '不属于本单位职责' })
    one.view = await dispatchMessage(one.city.deps)(people.dispatcher, { ...one.on(), unitId: 'traffic' })
    expect((await one.see('trafficHandler')).extensionRequest).toBeUndefined()
  })
  it('a complex matter is complex for every unit: nobody asks again, and nobody refuses what was granted', async () => {
    const one = new HandledCase()
    await one.submit({ kind: 'help' })
    const owning = ownershipUseCases(one.city.deps)
    one.view = await owning.contest(people.citizen, { ...one.on(), reason: '这是公交站台的事' })
    one.view = await one.handling.accept(people.handler, { ...one.on(), complexGrounds: '涉及多个小区' })
    one.view = await one.handling.decide_complex(people.approver, { ...one.on(), approved: true })
    const ruling = { upheld: true, unitId: 'traffic', reason: '站台属交通部门' }
    one.view = await owning.rule_contest(people.dispatcher, { ...one.on(), ...ruling })
    await expect(
      one.handling.accept(people.trafficHandler, { ...one.on(), complexGrounds: '也很复杂' }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      more: { fields: { complexGrounds: expect.any(String) as string } },
    })
    one.view = await one.handling.accept(people.trafficHandler, one.on())
    expect(one.view).toMatchObject({ status: 'processing', complex: { approved: true } })
  })
})
