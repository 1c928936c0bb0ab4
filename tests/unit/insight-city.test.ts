import { answeringFigures, insightFunction, insightProjector, rebuildStatistics } from '../../cloudfunctions/insight'
import {
  dispatchMessage,
  getMessage,
  handlingUseCases,
  mergeMessage,
  ownershipUseCases,
  readInbox,
  returnMessage,
  resumeWaitingMessages,
  submitMessage,
  unmergeMessage,
  workItems,
} from '../../cloudfunctions/messages'
import { shanghaiDay } from '../../cloudfunctions/shared/kernel/local-date'
import { relayOutbox } from '../../cloudfunctions/shared/outbox/relay'
import type { InsightContract, Overview } from '../../types/insight.contract'
import { type MessageView, SubmitMessageInput } from '../../types/messages.contract'
import type { PressQueue } from '../../types/messages.work.terms'
import type { OutputOf } from '../../types/wire.contract'
import { ALWAYS, openSmallCity, people, type PersonName, requestId, type SmallCity } from '../support/small-city'
import { checkFigures } from './messages/recount'

describe('the statistics of a city at work', () => {
  let city: SmallCity
  let handling: ReturnType<typeof handlingUseCases>
  let requests = 0
  beforeEach(() => {
    city = openSmallCity() // Friday 2026-07-03, 09:00
    handling = handlingUseCases(city.deps)
  })

  const submit = (more: object = {}): Promise<MessageView> =>
    submitMessage(city.deps)(
      people.citizen,
      SubmitMessageInput.parse({
        requestId: requestId((requests += 1)),
        kind: 'complaint',
        body: '家里暖气三天不热，没人来修。',
        ...more,
      }),
    )
  const on = ({ id, version }: MessageView) => ({ id, version })
  async function reply(message: MessageView): Promise<MessageView> {
    let view = await handling.accept(people.handler, on(message))
    view = await handling.draft_reply(people.handler, { ...on(view), body: '今晚恢复供热。', outcome: 'solved' })
    return handling.approve_reply(people.approver, { ...on(view), contentHash: view.draft?.contentHash ?? '' })
  }
  const relay = () => relayOutbox({ store: city.store, clock: city.clock, holder: 'test' }, insightProjector, ALWAYS)
  async function call(procedure: string, input: object, who: PersonName | null = 'chief') {
    await relay()
    const identify = async () => (who === null ? null : people[who])
    return insightFunction(city.deps).call({ procedure, input, traceId: 't', identify })
  }
  async function data<Answer>(procedure: string, input: object): Promise<Answer> {
    const { body } = await call(procedure, input)
    if (!body.ok) throw new Error(JSON.stringify(body.error))
    return body.data as Answer
  }
  const overview = () => data<Overview>('overview', { from: '2026-07-01', to: shanghaiDay(city.clock.now()) })
  const now = () => data<OutputOf<InsightContract['now']>>('now', {})

  it('follows one message from its promise to its rating', async () => {
    const view = await reply(await submit())
    await handling.rate(people.citizen, { id: view.id, solved: 'yes', satisfaction: 4 })
    const { totals, byUnit, byKind } = await overview()
    const figures = {
      received: 1,
      dispatched: 1,
      replied: 1,
      onTime: 1,
      inherited: 0,
      overdue: 0,
      averageHours: 0,
      rating: 4,
      ratings: 1,
      declined: 0,
      signedOnPaper: 0,
      merged: 0,
    }
    expect(totals).toEqual(figures)
    expect(byUnit).toEqual([{ unitId: 'heating', unitName: '市供热公司', ...figures }])
    expect(byKind.find(({ kind }) => kind === 'complaint')).toEqual({ kind: 'complaint', ...figures })
  })

  it('says what is due today, then what is overdue, until it is answered', async () => {
    const late = await submit() // due on Friday 07-10
    await submit({ kind: 'inquiry' }) // due on Tuesday 07-07
    expect(await now()).toMatchObject({ receivedToday: 2, dueToday: 0, overdue: 0 })
    city.clock.to('2026-07-10T02:00:00.000Z')
    expect(await now()).toMatchObject({ receivedToday: 0, dueToday: 1, overdue: 1 })
    city.clock.to('2026-07-13T02:00:00.000Z')
    expect(await now()).toMatchObject({ dueToday: 0, overdue: 2 })
    await reply(late)
    expect(await now()).toMatchObject({ dueToday: 0, overdue: 1 })
    // Answered late it waits no longer, yet the overview keeps that the promise was broken.
    expect((await overview()).totals).toMatchObject({ replied: 1, onTime: 0, overdue: 2 })
  })

  describe('a promise that is broken stays broken, however the message ends', () => {
    const LATE = '2026-07-13T02:00:00.000Z' // due on Friday 07-10
    type End = (view: MessageView) => Promise<unknown>
    const withdraw: End = (view) => handling.withdraw(people.citizen, { ...on(view), voluntary: true })
    const decline: End = async (view) => {
      const owning = ownershipUseCases(city.deps)
      const declined = { ground: 'litigation' as const, channel: '请向人民法院提出', body: '已进入诉讼程序。' }
      const proposed = await owning.propose_decline(people.handler, { ...on(view), ...declined })
      const contentHash = proposed.decline?.contentHash ?? ''
      await owning.decide_decline(people.approver, { ...on(proposed), contentHash, approved: true })
    }
    const merge: End = async (view) => {
      const into = await submit({ kind: 'help', wantsPublic: true })
      await mergeMessage(city.deps)(people.handler, { ...on(view), intoId: into.id })
    }
    it.each([
      ['withdrawn', withdraw],
      ['not accepted', decline],
      ['merged', merge],
    ] as const)('%s', async (_how, end) => {
      const [early, late] = [await submit({ kind: 'help' }), await submit({ kind: 'help' })]
      await end(early) // in time: owed no more
      city.clock.to(LATE)
      const { overdue } = await now()
      expect((await overview()).totals.overdue).toBe(overdue)
      await end(late)
      // Nobody waits for it any more, and the overview keeps that the promise was broken.
      expect(await now()).toMatchObject({ overdue: overdue - 1 })
      expect((await overview()).totals.overdue).toBe(overdue)
      await checkFigures(city)
    })

    it('one that ends on its last day was not broken', async () => {
      const view = await submit({ kind: 'help' })
      city.clock.to('2026-07-10T15:59:00.000Z') // 23:59 on its day
      expect(await now()).toMatchObject({ receivedToday: 0, dueToday: 1, overdue: 0 })
      await withdraw(view)
      expect(await now()).toMatchObject({ dueToday: 0 })
      city.clock.to(LATE)
      expect(await now()).toMatchObject({ receivedToday: 0, overdue: 0 })
      expect((await overview()).totals.overdue).toBe(0)
      await checkFigures(city)
    })

    it('redirected by the press office', async () => {
      const view = await submit({ body: '今天天气不错，顺便说一声。' })
      city.clock.to(LATE)
      await handling.redirect(people.dispatcher, { ...on(view), channel: '请拨打12345' })
      expect(await now()).toMatchObject({ overdue: 0 })
      expect((await overview()).totals.overdue).toBe(1)
      await checkFigures(city)
    })

    it('merged and parted again it waits as before, and counts once', async () => {
      const view = await submit({ kind: 'help' })
      city.clock.to(LATE)
      await merge(view)
      const merged = await getMessage(city.deps)(people.handler, { id: view.id })
      const parted = await unmergeMessage(city.deps)(people.handler, { ...on(merged), reason: '不是同一件事' })
      expect(await now()).toMatchObject({ overdue: 1 })
      await checkFigures(city)
      await handling.withdraw(people.citizen, { ...on(parted), voluntary: true })
      expect(await now()).toMatchObject({ overdue: 0 })
      expect((await overview()).totals.overdue).toBe(1)
      await checkFigures(city)
    })

    it('merged into a case, it is as late to its owner as it was promised to be', async () => {
      const view = await submit({ kind: 'help' })
      await merge(view)
      const see = (who: PersonName) => getMessage(city.deps)(people[who], { id: view.id })
      expect(await see('citizen')).toMatchObject({ status: 'merged', overdue: false })
      city.clock.to(LATE)
      expect(await see('citizen')).toMatchObject({ status: 'merged', overdue: true })
      // The unit owes the one case only.
      expect(await see('handler')).toMatchObject({ status: 'merged', overdue: false })
    })
  })

  it('moves a promise with the message: returned it is the press office that is late, not the unit', async () => {
    const view = await submit()
    await returnMessage(city.deps)(people.handler, { ...on(view), reason: '不属于我单位职责。' })
    city.clock.to('2026-07-13T02:00:00.000Z')
    const { totals, byUnit } = await overview()
    expect(totals.overdue).toBe(1)
    expect(byUnit).toEqual([expect.objectContaining({ unitId: 'heating', received: 1, overdue: 0 })])
  })

  it('does not judge a unit by an answer to what was late already when it was given it', async () => {
    const figures = answeringFigures(city.deps)
    let view = await submit() // due on Friday 07-10
    view = await returnMessage(city.deps)(people.handler, { ...on(view), reason: '不属于我单位职责。' })
    city.clock.to('2026-07-13T02:00:00.000Z') // it lay with the press office when its day ended
    view = await dispatchMessage(city.deps)(people.dispatcher, { ...on(view), unitId: 'east' })
    const own = await submit({ addresseeId: 'east' })
    city.clock.onHours(4)
    for (const one of [view, own]) {
      const accepted = await handling.accept(people.eastHandler, on(one))
      const words = { body: '已修好。', outcome: 'solved' as const }
      const drafted = await handling.draft_reply(people.eastHandler, { ...on(accepted), ...words })
      const contentHash = drafted.draft?.contentHash ?? ''
      await handling.approve_reply(people.eastApprover, { ...on(drafted), contentHash })
    }
    const { totals, byUnit } = await overview()
    // To the citizen one of the two came late, and that was the press office.
    expect(totals).toMatchObject({ replied: 2, onTime: 1, inherited: 1, overdue: 1 })
    expect(totals.averageHours).toBe((241 + 4 + 4) / 2)
    // The days before it was given the one were others': both took it four hours.
    const answered = { replied: 2, averageHours: 4 }
    const row = byUnit.find(({ unitId }) => unitId === 'east')
    expect(row).toMatchObject({ ...answered, onTime: 1, inherited: 1, overdue: 0 })
    expect((await figures.answeringByUnit()).get('east')).toEqual({ ...answered, judged: 1, onTimeShare: 1 })
    await checkFigures(city)
  })

  it('moves a promise with its due day: asked, resumed and extended', async () => {
    let view = await submit()
    view = await handling.accept(people.handler, on(view))
    view = await handling.ask(people.handler, { ...on(view), question: '请问是哪一栋楼？' })
    city.clock.to('2026-07-11T02:00:00.000Z') // past 07-10, while the clock stands still
    expect(await now()).toMatchObject({ overdue: 0 })
    await resumeWaitingMessages(city.deps, ALWAYS)
    expect(await now()).toMatchObject({ overdue: 0 })
    view = await handling.grant_extension(people.chief, {
      ...on({ ...view, version: view.version + 1 }),
      workingDays: 5,
      grounds: '需要更换主管道。',
    })
    city.clock.to(`${view.replyDueOn}T02:00:00.000Z`)
    expect(await now()).toMatchObject({ dueToday: 1, overdue: 0 })
  })

  it('counts what the press office has to do, with the age of the oldest', async () => {
    await submit({ body: '今天天气不错，顺便说一声。' })
    city.clock.onHours(5)
    const waiting = await submit({ body: '还有一件说不清楚的事情。' })
    await submit({ kind: 'report', body: '某工地偷排污水，请核查。' })
    expect((await now()).queues).toEqual([
      { queue: 'desk', waiting: 2, oldestAt: '2026-07-03T01:00:00.000Z' },
      { queue: 'confidential', waiting: 1, oldestAt: '2026-07-03T06:00:00.000Z' },
      { queue: 'call_back', waiting: 0, oldestAt: null },
    ])
    await dispatchMessage(city.deps)(people.dispatcher, { ...on(waiting), unitId: 'traffic' })
    expect((await now()).queues[0]).toMatchObject({ queue: 'desk', waiting: 1 })
  })

  it('counts the age of a call-back from the rating, and of what a unit gave back from then', async () => {
    const view = await reply(await submit())
    const returned = await submit()
    city.clock.onHours(50)
    const rated = city.clock.now()
    await handling.rate(people.citizen, { id: view.id, solved: 'no', satisfaction: 1 })
    city.clock.onHours(1)
    const givenBack = city.clock.now()
    await returnMessage(city.deps)(people.handler, { ...on(returned), reason: '不属于我单位职责。' })
    city.clock.onHours(1)
    const { queues } = await now()
    expect(queues.find(({ queue }) => queue === 'call_back')).toMatchObject({ waiting: 1, oldestAt: rated })
    expect(queues.find(({ queue }) => queue === 'desk')).toMatchObject({ waiting: 1, oldestAt: givenBack })
  })

  it('counts a withdrawal to be confirmed on a line of its own, not as waiting for dispatch', async () => {
    const view = await submit()
    city.clock.onHours(3)
    const asked = await handling.withdraw(people.citizen, { ...on(view), voluntary: true })
    const { queues } = await now()
    expect(queues.find(({ queue }) => queue === 'desk')).toMatchObject({ waiting: 0, oldestAt: null })
    expect(queues.find(({ queue }) => queue === 'withdrawal')).toEqual({
      queue: 'withdrawal',
      waiting: 1,
      oldestAt: city.clock.now(),
    })
    await handling.confirm_withdrawal(people.dispatcher, { ...on(asked), confirmed: false })
    expect((await now()).queues.map(({ queue }) => queue)).toEqual(['desk', 'confidential', 'call_back'])
  })

  it('shows a withdrawal that waits behind more dispatches than are counted', async () => {
    for (let count = 0; count < 201; count += 1) await submit({ kind: 'inquiry', body: '今天天气不错，顺便说一声。' })
    const view = await submit() // due last
    await handling.withdraw(people.citizen, { ...on(view), voluntary: true })
    const { queues } = await now()
    expect(queues.map(({ queue, waiting }) => [queue, waiting])).toEqual([
      ['desk', 200],
      ['confidential', 0],
      ['call_back', 0],
      ['withdrawal', 1],
    ])
  })

  it('says of a queue that is longer than it looks at that there may be more, and older', async () => {
    const first = await submit({ kind: 'inquiry', body: '今天天气不错，顺便说一声。' })
    const row = await city.store.get(workItems, `desk:${first.id}`)
    if (row === null) throw new Error('no row')
    for (let count = 0; count < 999; count += 1)
      await city.store.transact(async (transaction) => {
        transaction.insert(workItems, { ...row, id: `desk:more-${count}`, messageId: `more-${count}` })
      })
    expect((await now()).queues.map(({ atLeast }) => atLeast)).toEqual([undefined, undefined, undefined])
    const late = await submit() // due after all of them
    await handling.withdraw(people.citizen, { ...on(late), voluntary: true })
    expect((await now()).queues).toEqual([
      { queue: 'desk', waiting: 200, oldestAt: row.submittedAt, atLeast: true },
      { queue: 'confidential', waiting: 0, oldestAt: null },
      { queue: 'call_back', waiting: 0, oldestAt: null },
      { queue: 'withdrawal', waiting: 0, oldestAt: null, atLeast: true },
      { queue: 'contest', waiting: 0, oldestAt: null, atLeast: true },
    ])
  })

  it('counts an extension that waits for the chief since it was asked for', async () => {
    const view = await handling.accept(people.handler, on(await submit()))
    city.clock.onHours(2)
    await handling.request_extension(people.handler, { ...on(view), workingDays: 3, grounds: '需要更换主管道。' })
    const oldestAt = city.clock.now()
    expect((await now()).queues.at(-1)).toEqual({ queue: 'extension', waiting: 1, oldestAt })
  })

  it('counts what waits for a ruling of the chief since it was asked for, not since the letter came', async () => {
    const owning = ownershipUseCases(city.deps)
    const ruling = async () => (await now()).queues.find(({ queue }) => queue === 'ruling')
    let view = await submit()
    for (const last of [false, false, true]) {
      city.clock.onHours(1)
      view = await returnMessage(city.deps)(people.handler, { ...on(view), reason: '不属于我单位职责。' })
      if (!last) view = await dispatchMessage(city.deps)(people.dispatcher, { ...on(view), unitId: 'heating' })
    }
    const askedAt = city.clock.now()
    const declined = await submit({ body: '今天天气不错，顺便说一声。' })
    city.clock.onHours(2)
    expect(await ruling()).toEqual({ queue: 'ruling', waiting: 1, oldestAt: askedAt })
    const grounds = { ground: 'litigation' as const, channel: '请向人民法院提出', body: '已进入诉讼程序。' }
    await owning.propose_decline(people.dispatcher, { ...on(declined), ...grounds })
    expect(await ruling()).toEqual({ queue: 'ruling', waiting: 2, oldestAt: askedAt })
    const proposedAt = city.clock.now()
    await owning.adjudicate(people.chief, { ...on(view), unitId: 'heating', reason: '职责清单第1条。' })
    expect(await ruling()).toEqual({ queue: 'ruling', waiting: 1, oldestAt: proposedAt })
  })

  it('takes a merging that was undone off the day on which it was counted', async () => {
    const into = await submit({ kind: 'help', wantsPublic: true })
    const merged = await mergeMessage(city.deps)(people.handler, {
      ...on(await submit({ kind: 'help' })),
      intoId: into.id,
    })
    city.clock.onHours(24)
    await unmergeMessage(city.deps)(people.handler, { ...on(merged), reason: '不是同一件事' })
    const { byDay, totals } = await overview()
    expect(totals.merged).toBe(0)
    expect(byDay.filter((day) => day.merged !== 0)).toEqual([])
  })

  it('counts the hours to a second answer from the order to do it again, as its promise does', async () => {
    const view = await submit()
    city.clock.onHours(2)
    await reply(view)
    city.clock.to('2026-07-10T01:00:00.000Z')
    await handling.rate(people.citizen, { id: view.id, solved: 'no', satisfaction: 1 })
    const { version } = await getMessage(city.deps)(people.chief, { id: view.id })
    city.clock.to('2026-07-14T01:00:00.000Z')
    const again = { id: view.id, version, result: 'rework' as const, grounds: '回访属实，重办' }
    let redone = await handling.call_back(people.chief, again)
    city.clock.onHours(10)
    redone = await handling.draft_reply(people.handler, { ...on(redone), body: '已换阀门。', outcome: 'solved' })
    await handling.approve_reply(people.approver, { ...on(redone), contentHash: redone.draft?.contentHash ?? '' })
    expect((await overview()).totals).toMatchObject({ replied: 2, onTime: 2, averageHours: 6 })
    await checkFigures(city)
  })

  it('counts in each line exactly what the workbench lists for it, for who works for the whole city', async () => {
    await submit({ body: '今天天气不错，顺便说一声。' })
    const report = await submit({ kind: 'report', body: '某工地偷排污水，请核查。' })
    await submit({ kind: 'report', body: '有人倒卖车票，请核查。' })
    await handling.withdraw(people.citizen, { ...on(report), voluntary: true })
    await handling.withdraw(people.citizen, { ...on(await submit()), voluntary: true })
    const rated = await reply(await submit())
    await handling.rate(people.citizen, { id: rated.id, solved: 'no', satisfaction: 1 })
    const extended = await handling.accept(people.handler, on(await submit()))
    await handling.request_extension(people.handler, { ...on(extended), workingDays: 3, grounds: '需要更换主管道。' })
    await ownershipUseCases(city.deps).contest(people.citizen, { ...on(await submit()), reason: '应该由交通局办。' })
    const { queues } = await now()
    expect(queues.map(({ queue, waiting }) => [queue, waiting])).toEqual([
      ['desk', 1],
      ['confidential', 1],
      ['call_back', 1],
      ['withdrawal', 2],
      ['extension', 1],
      ['contest', 1],
    ])
    const listed = async (who: PersonName, queue: PressQueue) =>
      (await readInbox(city.deps)(people[who], { limit: 50, where: { queue } })).items.length
    for (const { queue, waiting } of queues)
      for (const who of ['chief', 'dispatcher', 'supervisor'] as const) expect(await listed(who, queue)).toBe(waiting)
    for (const who of ['handler', 'approver', 'mayor'] as const) expect(await listed(who, 'desk')).toBe(0)
    expect(await listed('chief', 'ruling')).toBe(0)
  })

  it('on a day off says what is due on the next working day', async () => {
    await submit() // due on Friday 07-10
    await submit({ kind: 'inquiry' }) // due on Tuesday 07-07
    city.clock.to('2026-07-05T02:00:00.000Z') // Sunday
    expect(await now()).toMatchObject({ dueToday: 0, dayOff: true, nextDueOn: '2026-07-06', dueNext: 0 })
    city.clock.to('2026-07-07T02:00:00.000Z')
    expect(await now()).toMatchObject({ dueToday: 1, dayOff: false, nextDueOn: '2026-07-07', dueNext: 1 })
  })

  it('gives the hall shares and hours by unit, a minute old at most', async () => {
    const figures = answeringFigures(city.deps)
    await reply(await submit())
    const late = await submit()
    city.clock.to('2026-07-13T01:00:00.000Z')
    await reply(late)
    await relay()
    const expected = { replied: 2, judged: 2, onTimeShare: 0.5, averageHours: 120 }
    expect(await figures.answeringByUnit()).toEqual(new Map([['heating', expected]]))
    await reply(await submit())
    await relay()
    expect((await figures.answeringByUnit()).get('heating')?.replied).toBe(2)
    city.clock.to('2026-07-13T01:01:00.000Z')
    expect((await figures.answeringByUnit()).get('heating')?.replied).toBe(3)
  })

  it.each([
    ['citizen', 403],
    ['handler', 403],
    ['admin', 403],
    ['auditor', 403],
    ['chief', 200],
    ['supervisor', 200],
    ['dispatcher', 200],
    [null, 401],
  ] as const)('answers %s with %i', async (who, status) => {
    expect((await call('overview', { from: '2026-07-01', to: '2026-07-02' }, who)).status).toBe(status)
    expect((await call('now', {}, who)).status).toBe(status)
  })

  it('rebuilds to the same numbers', async () => {
    await reply(await submit())
    await submit({ kind: 'praise' })
    await relay()
    const report = await rebuildStatistics({ store: city.store, clock: city.clock, holder: 'r' }, { write: false })
    expect(report?.rollups.length).toBeGreaterThan(3)
    expect(report?.rollups.every(({ verdict }) => verdict === 'same')).toBe(true)
  })
})
