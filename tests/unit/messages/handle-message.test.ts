import {
  assignMessage,
  closeSilentMessages,
  countInbox,
  dispatchMessage,
  getMessage,
  handlingUseCases,
  type MessageEvent,
  readInbox,
  readReceipt,
  resumeWaitingMessages,
  returnMessage,
  submitMessage,
} from '../../../cloudfunctions/messages'
import { journal } from '../../../cloudfunctions/shared/outbox/outbox'
import { type MessageView, SubmitMessageInput } from '../../../types/messages.contract'
import { openSmallCity, people, type PersonName, requestId, type SmallCity } from '../../support/small-city'

describe('handling a message', () => {
  let city: SmallCity
  let handling: ReturnType<typeof handlingUseCases>
  let view: MessageView
  const submit = async (more: object = {}) => {
    const input = { requestId: requestId(1), kind: 'complaint', body: '家里暖气三天不热，没人来修。', ...more }
    view = await submitMessage(city.deps)(people.citizen, SubmitMessageInput.parse(input))
  }
  const on = () => ({ id: view.id, version: view.version })
  const see = (who: PersonName) => getMessage(city.deps)(people[who], { id: view.id })
  const inbox = async (who: PersonName, status?: MessageView['status']) =>
    (await readInbox(city.deps)(people[who], { limit: 20, status })).items
  const accept = async () => (view = await handling.accept(people.handler, on()))
  const draft = async (body = '已派人上门检修，今晚恢复供热。') =>
    (view = await handling.draft_reply(people.handler, { ...on(), body, outcome: 'solved' }))
  const approve = async () =>
    (view = await handling.approve_reply(people.approver, { ...on(), contentHash: view.draft?.contentHash ?? '' }))
  const reply = async () => {
    await accept()
    await draft()
    await approve()
  }
  const events = async () =>
    (await city.store.query(journal, { index: 'all', equals: {}, limit: 100 })).items.map(({ event }) => event)

  beforeEach(async () => {
    city = openSmallCity()
    handling = handlingUseCases(city.deps)
    await submit()
  })

  it('goes from submission to the rated, closed answer', async () => {
    await accept()
    await draft()
    expect((await see('citizen')).draft).toBeUndefined()
    expect((await see('dispatcher')).draft).toBeUndefined()
    await approve()
    const answered = await see('citizen')
    expect(answered).toMatchObject({ status: 'replied', citizenStatus: 'replied', overdue: false })
    expect(answered.reply).toMatchObject({ body: '已派人上门检修，今晚恢复供热。', unitName: '市供热公司' })
    expect(JSON.stringify(answered)).not.toContain('handler-heating')
    view = await handling.rate(people.citizen, { id: view.id, solved: 'yes', satisfaction: 5 })
    expect(view).toMatchObject({ status: 'closed', rating: { satisfaction: 5 } })
    expect(view.timeline.map(({ what }) => what)).toEqual([
      'submitted',
      'dispatched',
      'accepted',
      'replied',
      'rated',
      'closed',
    ])
  })

  it('shows the row in the inbox of who has to act, and nowhere else', async () => {
    expect((await inbox('handler')).map((row) => row.allowedActions)).toEqual([['accept', 'assign', 'return_to_desk']])
    expect(await inbox('approver')).toEqual([])
    expect(await inbox('trafficHandler')).toEqual([])
    await accept()
    await draft()
    expect(await inbox('approver')).toHaveLength(1)
    expect(await inbox('both')).toHaveLength(1) // in two of their queues, shown once
    await approve()
    expect(await inbox('handler')).toEqual([])
    expect(await inbox('handler', 'replied')).toHaveLength(1)
  })

  it('counts the tiles from what this person may do', async () => {
    expect(await countInbox(city.deps)(people.handler)).toMatchObject({ toAccept: 1, toApprove: 0, overdue: 0 })
    await accept()
    await draft()
    city.clock.to('2026-07-10T02:00:00.000Z')
    expect(await countInbox(city.deps)(people.both)).toMatchObject({ toAccept: 0, toApprove: 1, dueToday: 1 })
    city.clock.to('2026-07-11T02:00:00.000Z')
    expect(await countInbox(city.deps)(people.supervisor)).toMatchObject({ overdue: 1, dueToday: 0, toApprove: 0 })
  })

  it('refuses in the order: knows of it, role, version, state', async () => {
    const stale = { id: view.id, version: 99 }
    await expect(handling.accept(people.trafficHandler, stale)).rejects.toMatchObject({ code: 'not_found' })
    await expect(handling.accept(people.admin, stale)).rejects.toMatchObject({ code: 'not_found' })
    await expect(handling.accept(people.citizen, stale)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(handling.accept(people.handler, stale)).rejects.toMatchObject({
      code: 'conflict',
      more: { current: { version: 1, status: 'dispatched' } },
    })
    await accept()
    await expect(handling.accept(people.handler, on())).rejects.toMatchObject({ code: 'invalid_state' })
  })

  it('lets only one of two act on one version; the other sees the present state', async () => {
    const both = await Promise.allSettled([handling.accept(people.handler, on()), handling.accept(people.both, on())])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = both.find((one) => one.status === 'rejected')
    expect(lost).toMatchObject({ reason: { code: 'conflict', more: { current: { version: 2 } } } })
  })

  it('never lets the drafter approve', async () => {
    view = await handling.accept(people.both, on())
    view = await handling.draft_reply(people.both, { ...on(), body: '已检修完毕。', outcome: 'solved' })
    const hash = view.draft?.contentHash ?? ''
    await expect(handling.approve_reply(people.both, { ...on(), contentHash: hash })).rejects.toMatchObject({
      code: 'forbidden',
    })
    view = await handling.approve_reply(people.approver, { ...on(), contentHash: hash })
    expect(view.status).toBe('replied')
  })

  it('binds approval to text and outcome: an edit voids it', async () => {
    await accept()
    await draft()
    const read = view.draft?.contentHash ?? ''
    await draft('改过的答复，内容不同。')
    await expect(handling.approve_reply(people.approver, { ...on(), contentHash: read })).rejects.toMatchObject({
      code: 'conflict',
      more: { current: { draft: { body: '改过的答复，内容不同。' } } },
    })
    await approve()
    expect(view.reply?.body).toBe('改过的答复，内容不同。')
  })

  it('sends a rejected draft back with its text and keeps the reason in the house', async () => {
    await accept()
    await draft()
    view = await handling.reject_reply(people.approver, { ...on(), reason: '请写明上门时间' })
    expect(view).toMatchObject({ status: 'processing', draft: { body: '已派人上门检修，今晚恢复供热。' } })
    expect(JSON.stringify(await see('citizen'))).not.toContain('请写明上门时间')
    expect(JSON.stringify(await see('handler'))).toContain('请写明上门时间')
  })

  it('returns to the desk: the unit then sees its own hop only, the next one everything', async () => {
    view = await returnMessage(city.deps)(people.handler, {
      ...on(),
      reason: '这是公交的事',
      proposedUnitId: 'traffic',
    })
    expect(view).toMatchObject({ status: 'returned', restricted: true, body: '' })
    expect(await inbox('handler')).toEqual([])
    expect(await inbox('dispatcher')).toHaveLength(1)
    expect(JSON.stringify(await see('citizen'))).not.toContain('这是公交的事')
    view = await dispatchMessage(city.deps)(people.dispatcher, { ...on(), unitId: 'traffic' })
    expect(await see('trafficHandler')).toMatchObject({ status: 'dispatched', restricted: false, unitId: 'traffic' })
    const former = await see('handler')
    expect(JSON.stringify(former)).not.toContain('没人来修')
    expect(former.timeline.map(({ what }) => what)).toEqual(['dispatched', 'returned'])
  })

  it('moves the promise between the books when the lead changes, never its day', async () => {
    view = await returnMessage(city.deps)(people.handler, { ...on(), reason: '不归我们' })
    view = await dispatchMessage(city.deps)(people.dispatcher, { ...on(), unitId: 'traffic' })
    expect(view.replyDueOn).toBe('2026-07-10')
    const moves = (await events()) as MessageEvent[]
    expect(moves.map(({ noLongerOwes, owes }) => [noLongerOwes, owes])).toEqual([
      [undefined, { unitId: null, dueOn: '2026-07-10' }],
      [
        { unitId: null, dueOn: '2026-07-10' },
        { unitId: 'heating', dueOn: '2026-07-10' },
      ],
      [
        { unitId: 'heating', dueOn: '2026-07-10' },
        { unitId: null, dueOn: '2026-07-10' },
      ],
      [
        { unitId: null, dueOn: '2026-07-10' },
        { unitId: 'traffic', dueOn: '2026-07-10' },
      ],
    ])
  })

  it('assigns within the unit only, and the clock stays the unit’s', async () => {
    await submit({ requestId: requestId(2), addresseeId: 'east' })
    const assign = assignMessage(city.deps)
    await expect(assign(people.eastHandler, { ...on(), subUnitId: 'heating' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    await expect(assign(people.eastHandler, { ...on(), handlerId: 'handler-heating' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    view = await assign(people.eastHandler, { ...on(), subUnitId: 'east-street' })
    expect(view).toMatchObject({ unitId: 'east', subUnitId: 'east-street', replyDueOn: '2026-07-10' })
    expect(await inbox('streetHandler')).toHaveLength(1)
    view = await handling.accept(people.streetHandler, on())
    expect(view.status).toBe('processing')
  })

  it('stands still while the citizen is asked, and goes on later by those working days', async () => {
    await accept()
    view = await handling.ask(people.handler, { ...on(), question: '请问是哪一栋楼？' })
    expect(await see('citizen')).toMatchObject({
      status: 'awaiting_citizen',
      question: { text: '请问是哪一栋楼？', resumesOn: '2026-07-10' },
    })
    city.clock.to('2026-07-07T02:00:00.000Z') // two working days later
    view = await handling.supplement(people.citizen, { ...on(), body: '3栋2单元。' })
    expect(view).toMatchObject({ status: 'processing', replyDueOn: '2026-07-14', overdue: false })
    expect(view.question).toBeUndefined()
  })

  it('gives one receipt to citizen and unit, whose sum is the verdict', async () => {
    await accept()
    view = await handling.ask(people.handler, { ...on(), question: '请问是哪一栋楼？' })
    city.clock.to('2026-07-07T02:00:00.000Z')
    view = await handling.supplement(people.citizen, { ...on(), body: '3栋2单元。' })
    city.clock.to('2026-07-16T02:00:00.000Z')
    await draft()
    await approve()
    const receipt = await readReceipt(city.deps)(people.citizen, { id: view.id })
    expect(receipt).toEqual(await readReceipt(city.deps)(people.handler, { id: view.id }))
    expect(receipt).toMatchObject({
      dueOn: '2026-07-14',
      allowanceWorkingDays: 5,
      countedWorkingDays: 7,
      pausedWorkingDays: 2,
      verdict: { onTime: false, lateByWorkingDays: 2 },
      hops: [{ unitName: '市供热公司', from: '2026-07-03' }],
    })
    await expect(readReceipt(city.deps)(people.other, { id: view.id })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('goes on by itself when the question runs out', async () => {
    await accept()
    view = await handling.ask(people.handler, { ...on(), question: '请问是哪一栋楼？' })
    const goOn = { goOn: () => true }
    city.clock.to('2026-07-09T02:00:00.000Z')
    expect(await resumeWaitingMessages(city.deps, goOn)).toBe(0)
    city.clock.to('2026-07-10T02:00:00.000Z')
    expect(await resumeWaitingMessages(city.deps, goOn)).toBe(1)
    expect(await resumeWaitingMessages(city.deps, goOn)).toBe(0)
    expect(await see('citizen')).toMatchObject({ status: 'processing', replyDueOn: '2026-07-17' })
  })

  it('closes after seven silent days, not a day earlier', async () => {
    await reply()
    const goOn = { goOn: () => true }
    city.clock.to('2026-07-09T15:59:00.000Z')
    expect(await closeSilentMessages(city.deps, goOn)).toBe(0)
    city.clock.to('2026-07-09T16:00:00.000Z') // 10 July in Shanghai
    expect(await closeSilentMessages(city.deps, goOn)).toBe(1)
    expect((await see('citizen')).status).toBe('closed')
  })

  it('checks back on a dissatisfied citizen, reworks once, then lets the rating stand', async () => {
    await reply()
    view = await handling.rate(people.citizen, { id: view.id, solved: 'no', satisfaction: 1, comment: '没人来' })
    expect(view).toMatchObject({ status: 'replied', callBack: { dueOn: '2026-07-08' } })
    expect(await inbox('chief')).toHaveLength(1)
    view = await handling.call_back(people.chief, { ...on(), result: 'rework', grounds: '回访属实，重办' })
    expect(view).toMatchObject({ status: 'processing', replyDueOn: '2026-07-10' })
    expect(view.rating).toBeUndefined()
    await draft('已更换阀门，室温达到20度。')
    await approve()
    expect(view.earlierReplies).toHaveLength(1)
    view = await handling.rate(people.citizen, { id: view.id, solved: 'no', satisfaction: 1 })
    expect(view.status).toBe('closed')
  })

  it('closes with grounds when the call-back finds the answer right', async () => {
    await reply()
    view = await handling.rate(people.citizen, { id: view.id, solved: 'partly', satisfaction: 2 })
    view = await handling.call_back(people.chief, { ...on(), result: 'close', grounds: '室温达标，已说明' })
    expect(await see('citizen')).toMatchObject({ status: 'closed', callBack: { grounds: '室温达标，已说明' } })
  })

  it('asks a dispatcher before a complaint is withdrawn, and takes an inquiry back at once', async () => {
    view = await handling.withdraw(people.citizen, { ...on(), voluntary: false })
    expect(view).toMatchObject({ status: 'dispatched', withdrawal: { voluntary: false } })
    expect(await inbox('dispatcher')).toHaveLength(1)
    view = await handling.confirm_withdrawal(people.dispatcher, { ...on(), confirmed: false, note: '系单位劝撤' })
    expect(view.status).toBe('dispatched')
    expect(JSON.stringify(await see('citizen'))).not.toContain('系单位劝撤')
    await submit({ requestId: requestId(2), kind: 'inquiry' })
    view = await handling.withdraw(people.citizen, { ...on(), voluntary: true })
    expect(view.status).toBe('withdrawn')
  })

  it('extends once, with grounds that the citizen reads', async () => {
    const extend = (workingDays: number) =>
      handling.grant_extension(people.chief, { ...on(), workingDays, grounds: '需开挖路面' })
    view = await extend(5)
    expect(await see('citizen')).toMatchObject({ replyDueOn: '2026-07-17' })
    expect(JSON.stringify(await see('citizen'))).toContain('需开挖路面')
    await expect(extend(5)).rejects.toMatchObject({ code: 'invalid_state' })
  })

  it('shows an instruction of the mailbox’s holder to staff only', async () => {
    await submit({ requestId: requestId(2), addresseeId: 'mayor' })
    view = await handling.instruct(people.mayor, { ...on(), body: '请三日内回访' })
    expect(view.instructions).toMatchObject([{ body: '请三日内回访', postName: '市长信箱' }])
    expect(JSON.stringify(await see('citizen'))).not.toContain('三日内回访')
  })
})
