import { assignMessage, countInbox, dispatchMessage, returnMessage } from '../../../cloudfunctions/messages'
import { recordMessage } from '../../../cloudfunctions/messages/usecases/submit-message'
import { actOnMany } from '../../../cloudfunctions/messages/work/bulk'
import { DESK_COPY } from '../../../src/copy/desk'
import { people, requestId } from '../../support/small-city'
import { HandledCase } from './handled-case'

describe('a report that is given to a unit by hand', () => {
  let one: HandledCase
  beforeEach(async () => {
    one = new HandledCase()
    await one.submit({ kind: 'report', body: '举报供热公司收费处收钱不开票，请市里核查。' })
  })
  const give = (unitId: string, more: { note?: string; whyNamed?: string } = {}) =>
    dispatchMessage(one.city.deps)(people.dispatcher, { ...one.on(), unitId, ...more })

  it('does not reach the unit that it names by one press, alone or among many, whatever note goes with it', async () => {
    for (const more of [{}, { note: '请尽快办理' }])
      await expect(give('heating', more)).rejects.toMatchObject({
        code: 'invalid_input',
        more: { say: expect.stringContaining('市供热公司'), fields: { whyNamed: expect.stringContaining('举报') } },
      })
    const rows = [one.on()]
    const { results } = await actOnMany(one.city.deps)(people.dispatcher, {
      action: 'dispatch',
      unitId: 'heating',
      note: '请尽快办理',
      rows,
    })
    expect(results).toMatchObject([{ done: false, message: expect.stringContaining('打开这一件') }])
    expect(await one.inbox('handler')).toEqual([])
  })
  it('goes there with the reason why, which staff read, and to any other unit as ever', async () => {
    const given = await give('heating', { note: '请核查', whyNamed: '举报的是外包收费点，由供热公司监管' })
    expect(given).toMatchObject({ status: 'dispatched', unitId: 'heating' })
    expect(JSON.stringify((await one.see('chief')).timeline)).toContain('仍交给它的理由：举报的是外包收费点')
    expect(JSON.stringify(await one.see('citizen'))).not.toContain('外包收费点')
    one = new HandledCase()
    await one.submit({ kind: 'report', body: '举报供热公司收费处收钱不开票，请市里核查。' })
    expect(await give('traffic')).toMatchObject({ status: 'dispatched', unitId: 'traffic' })
  })
  it('is no matter of other kinds: a complaint names the unit that shall help', async () => {
    one = new HandledCase()
    const { id, version } = await one.submit({ kind: 'complaint', body: '市供热公司三天没有来修暖气。' })
    const why = { id, version, reason: '不在供热范围内' }
    one.view = await returnMessage(one.city.deps)(people.handler, why)
    expect(await give('heating')).toMatchObject({ status: 'dispatched' })
  })
})

describe('a complaint about a unit’s own people that is given to a unit by hand', () => {
  const refused = { code: 'invalid_input', more: { fields: { whyNamed: expect.stringContaining('不直接转给该单位') } } }
  const opened = async (more: object) => {
    const one = new HandledCase()
    await one.submit(more)
    const give = (unitId: string, why: { whyNamed?: string } = {}) =>
      dispatchMessage(one.city.deps)(people.dispatcher, { ...one.on(), unitId, ...why })
    return { one, give }
  }
  it('does not reach the unit that its owner chose by one press: they were told that it does not go there directly', async () => {
    const { one, give } = await opened({ addresseeId: 'heating', aboutUnitStaff: true, body: '窗口的人上班看视频。' })
    // The choice alone says whom it is about.
    expect(await one.see('dispatcher')).toMatchObject({ status: 'pending_dispatch', addresseeName: '市供热公司' })
    await expect(give('heating')).rejects.toMatchObject(refused)
    expect(await one.inbox('handler')).toEqual([])
    const rows = [one.on()]
    const many = { action: 'dispatch' as const, unitId: 'heating', rows }
    expect((await actOnMany(one.city.deps)(people.dispatcher, many)).results).toMatchObject([
      { done: false, message: expect.stringContaining('打开这一件') },
    ])
    const given = await give('heating', { whyNamed: '由公司纪检部门核查' })
    expect(given).toMatchObject({ status: 'dispatched', unitId: 'heating' })
    expect(JSON.stringify((await one.see('chief')).timeline)).toContain('仍交给市供热公司的理由：由公司纪检部门核查')
    expect(JSON.stringify(await one.see('citizen'))).not.toContain('纪检部门')
  })
  it('nor the one that it names, where none was chosen; any other has it as ever', async () => {
    const body = '供热公司的工作人员态度恶劣，上门还骂人。'
    await expect((await opened({ body })).give('heating')).rejects.toMatchObject(refused)
    expect(await (await opened({ body })).give('traffic')).toMatchObject({ status: 'dispatched', unitId: 'traffic' })
  })
  it('waits for the press office too where staff recorded it from a call', async () => {
    const { city } = new HandledCase()
    const call = {
      requestId: requestId(7),
      channel: 'phone' as const,
      kind: 'complaint' as const,
      body: '来电：家里暖气不热，供热公司的工作人员态度恶劣，上门还骂人。',
    }
    const recorded = await recordMessage(city.deps)(people.dispatcher, call)
    expect(recorded).toMatchObject({ status: 'pending_dispatch' })
    await expect(
      dispatchMessage(city.deps)(people.dispatcher, { id: recorded.id, version: recorded.version, unitId: 'heating' }),
    ).rejects.toMatchObject(refused)
  })
})

describe('handling a message', () => {
  let one: HandledCase
  beforeEach(async () => (one = await HandledCase.open()))

  it('goes from submission to the rated, closed answer', async () => {
    await one.accept()
    await one.draft()
    expect((await one.see('citizen')).draft).toBeUndefined()
    expect((await one.see('dispatcher')).draft).toBeUndefined()
    await one.approve()
    const answered = await one.see('citizen')
    expect(answered).toMatchObject({ status: 'replied', citizenStatus: 'replied', overdue: false })
    expect(answered.reply).toMatchObject({ body: '已派人上门检修，今晚恢复供热。', unitName: '市供热公司' })
    expect(JSON.stringify(answered)).not.toContain('handler-heating')
    one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved: 'yes', satisfaction: 5 })
    expect(one.view).toMatchObject({ status: 'closed', rating: { satisfaction: 5 } })
    expect(one.view.timeline.map(({ what }) => what)).toEqual([
      'submitted',
      'dispatched',
      'accepted',
      'replied',
      'rated',
      'closed',
    ])
  })

  it('shows the row in the inbox of who has to act, and nowhere else', async () => {
    expect((await one.inbox('handler')).map((row) => row.allowedActions)).toEqual([
      ['accept', 'assign', 'return_to_desk', 'request_extension', 'request_assist', 'propose_decline', 'merge'],
    ])
    expect(await one.inbox('approver')).toEqual([])
    expect(await one.inbox('trafficHandler')).toEqual([])
    await one.accept()
    await one.draft()
    expect(await one.inbox('approver')).toHaveLength(1)
    expect(await one.inbox('both')).toHaveLength(1) // in two of their queues, shown once
    await one.approve()
    expect(await one.inbox('handler')).toEqual([])
    expect(await one.inbox('handler', 'replied')).toHaveLength(1)
  })

  it('says in the row where it is, so that who sorts an inbox need not open it', async () => {
    await one.submit({ requestId: requestId(2), place: '和平路12号' })
    expect((await one.inbox('handler')).map(({ place }) => place)).toEqual([undefined, '和平路12号'])
  })

  it('counts the tiles from what this person may do', async () => {
    expect(await countInbox(one.city.deps)(people.handler)).toMatchObject({ toAccept: 1, toApprove: 0, overdue: 0 })
    await one.accept()
    await one.draft()
    one.city.clock.to('2026-07-10T02:00:00.000Z')
    expect(await countInbox(one.city.deps)(people.both)).toMatchObject({ toAccept: 0, toApprove: 1, dueToday: 1 })
    one.city.clock.to('2026-07-11T02:00:00.000Z')
    expect(await countInbox(one.city.deps)(people.supervisor)).toMatchObject({ overdue: 1, dueToday: 0, toApprove: 0 })
  })

  it('looks ahead to the next working day on a day off', async () => {
    one.city.clock.to('2026-07-02T02:00:00.000Z')
    await one.submit({ requestId: requestId(2), kind: 'inquiry' }) // due on Monday the 6th
    one.city.clock.to('2026-07-04T02:00:00.000Z') // Saturday
    const onSaturday = { dayOff: true, dueToday: 0, nextDueOn: '2026-07-06', dueNext: 1 }
    expect(await countInbox(one.city.deps)(people.handler)).toMatchObject(onSaturday)
    one.city.clock.to('2026-07-06T02:00:00.000Z')
    const onMonday = { dayOff: false, dueToday: 1, nextDueOn: '2026-07-06', dueNext: 1 }
    expect(await countInbox(one.city.deps)(people.handler)).toMatchObject(onMonday)
  })

  it('refuses in the order: knows of it, role, version, state', async () => {
    const stale = { id: one.view.id, version: 99 }
    await expect(one.handling.accept(people.trafficHandler, stale)).rejects.toMatchObject({ code: 'not_found' })
    await expect(one.handling.accept(people.admin, stale)).rejects.toMatchObject({ code: 'not_found' })
    await expect(one.handling.accept(people.citizen, stale)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(one.handling.accept(people.handler, stale)).rejects.toMatchObject({
      code: 'conflict',
      more: { current: { version: 1, status: 'dispatched' } },
    })
    await one.accept()
    await expect(one.handling.accept(people.handler, one.on())).rejects.toMatchObject({ code: 'invalid_state' })
  })

  it('lets only one of two act on one version; the other sees the present state', async () => {
    const both = await Promise.allSettled([
      one.handling.accept(people.handler, one.on()),
      one.handling.accept(people.both, one.on()),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = both.find((one) => one.status === 'rejected')
    expect(lost).toMatchObject({ reason: { code: 'conflict', more: { current: { version: 2 } } } })
  })

  it('never lets the drafter approve', async () => {
    one.view = await one.handling.accept(people.both, one.on())
    one.view = await one.handling.draft_reply(people.both, { ...one.on(), body: '已检修完毕。', outcome: 'solved' })
    const hash = one.view.draft?.contentHash ?? ''
    await expect(one.handling.approve_reply(people.both, { ...one.on(), contentHash: hash })).rejects.toMatchObject({
      code: 'forbidden',
    })
    one.view = await one.handling.approve_reply(people.approver, { ...one.on(), contentHash: hash })
    expect(one.view.status).toBe('replied')
  })

  it('binds approval to text and outcome: an edit voids it', async () => {
    await one.accept()
    await one.draft()
    const read = one.view.draft?.contentHash ?? ''
    await one.draft('改过的答复，内容不同。')
    await expect(one.handling.approve_reply(people.approver, { ...one.on(), contentHash: read })).rejects.toMatchObject(
      {
        code: 'conflict',
        more: { current: { draft: { body: '改过的答复，内容不同。' } } },
      },
    )
    await one.approve()
    expect(one.view.reply?.body).toBe('改过的答复，内容不同。')
  })

  it('sends a rejected draft back with its text and keeps the reason in the house', async () => {
    await one.accept()
    await one.draft()
    one.view = await one.handling.reject_reply(people.approver, { ...one.on(), reason: '请写明上门时间' })
    expect(one.view).toMatchObject({ status: 'processing', draft: { body: '已派人上门检修，今晚恢复供热。' } })
    expect(JSON.stringify(await one.see('citizen'))).not.toContain('请写明上门时间')
    expect(JSON.stringify(await one.see('handler'))).toContain('请写明上门时间')
  })

  it('returns to the desk: the unit then sees its own hop only, the next one everything', async () => {
    one.view = await returnMessage(one.city.deps)(people.handler, {
      ...one.on(),
      reason: '这是公交的事',
      proposedUnitId: 'traffic',
    })
    expect(one.view).toMatchObject({ status: 'returned', restricted: true, body: '' })
    expect(await one.inbox('handler')).toEqual([])
    expect(await one.inbox('dispatcher')).toHaveLength(1)
    expect(JSON.stringify(await one.see('citizen'))).not.toContain('这是公交的事')
    const note = '原单位称管道在站台下'
    one.view = await dispatchMessage(one.city.deps)(people.dispatcher, { ...one.on(), unitId: 'traffic', note })
    expect(JSON.stringify(await one.see('trafficHandler'))).toContain(note)
    expect(JSON.stringify(await one.see('citizen'))).not.toContain(note)
    expect(await one.see('trafficHandler')).toMatchObject({
      status: 'dispatched',
      restricted: false,
      unitId: 'traffic',
    })
    const former = await one.see('handler')
    expect(JSON.stringify(former)).not.toContain('没人来修')
    expect(former).toMatchObject({ status: 'returned', overdue: false, restricted: true })
    expect(former.timeline.map(({ what }) => what)).toEqual(['dispatched', 'returned'])
  })

  it('moves the promise between the books when the lead changes, never its day', async () => {
    one.view = await returnMessage(one.city.deps)(people.handler, { ...one.on(), reason: '不归我们' })
    one.view = await dispatchMessage(one.city.deps)(people.dispatcher, { ...one.on(), unitId: 'traffic' })
    expect(one.view.replyDueOn).toBe('2026-07-10')
    const moves = await one.events()
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
    await one.submit({ requestId: requestId(2), addresseeId: 'east' })
    const assign = assignMessage(one.city.deps)
    await expect(assign(people.eastHandler, { ...one.on(), subUnitId: 'heating' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    await expect(assign(people.eastHandler, { ...one.on(), handlerId: 'handler-heating' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    one.view = await assign(people.eastHandler, { ...one.on(), subUnitId: 'east-street' })
    expect(one.view).toMatchObject({ unitId: 'east', subUnitId: 'east-street', replyDueOn: '2026-07-10' })
    expect(await one.inbox('streetHandler')).toHaveLength(1)
    one.view = await one.handling.accept(people.streetHandler, one.on())
    expect(one.view.status).toBe('processing')
  })

  it('shows an instruction of the mailbox’s holder to staff only', async () => {
    await one.submit({ requestId: requestId(2), addresseeId: 'mayor' })
    expect((await one.inbox('mayor')).map(({ id }) => id)).toEqual([one.view.id])
    one.view = await one.handling.instruct(people.mayor, { ...one.on(), body: '请三日内回访' })
    expect(one.view.instructions).toMatchObject([{ body: '请三日内回访', postName: '市长信箱' }])
    expect(JSON.stringify(await one.see('citizen'))).not.toContain('三日内回访')
  })

  it('says of a queue longer than is looked at that its tiles are the least there is', async () => {
    const { city, handling } = one
    for (let n = 2; n < 304; n += 1) {
      const { id, version } = await one.submit({ requestId: requestId(n) })
      await handling.accept(people.handler, { id, version })
    }
    const count = () => countInbox(city.deps)(people.handler)
    // 303 rows, all due today; two wait to be accepted, of which one stands behind what is looked at.
    city.clock.to('2026-07-10T02:00:00.000Z')
    await one.submit({ requestId: requestId(400) })
    expect(await count()).toMatchObject({
      toAccept: 1,
      atLeast: expect.arrayContaining(['toAccept', 'dueToday', 'overdue']),
    })
    expect(DESK_COPY.atMost((await count()).toAccept, true)).toBe('1+')
    // Nobody else is told so.
    expect(await countInbox(city.deps)(people.trafficHandler)).not.toHaveProperty('atLeast')
  })

  it('still counts exactly what is due where the rest of the queue is due later', async () => {
    for (let n = 2; n < 304; n += 1) await one.submit({ requestId: requestId(n) })
    const seen = await countInbox(one.city.deps)(people.handler)
    expect(seen).toMatchObject({ dueToday: 0, overdue: 0, toAccept: 99 })
    expect(seen.atLeast).toEqual(['toAccept', 'toApprove', 'toDispatch', 'toCallBack', 'toScreen'])
  })
})
