import { overview } from '../../../cloudfunctions/insight'
import { now } from '../../../cloudfunctions/insight/usecases/now'
import {
  closeSilentMessages,
  countInbox,
  messages,
  ownershipUseCases,
  readInbox,
  readReceipt,
  resumeWaitingMessages,
} from '../../../cloudfunctions/messages'
import { SYSTEM } from '../../../cloudfunctions/shared/kernel/actor'
import { resumeUnanswered } from '../../../cloudfunctions/messages/domain/question'
import { actingNow } from '../../../cloudfunctions/messages/usecases/act'
import { recordMessage } from '../../../cloudfunctions/messages/usecases/submit-message'
import { dueWords } from '../../../src/copy/desk'
import { storeWithoutMessages } from '../../support/broken-store'
import { ALWAYS, people, requestId } from '../../support/small-city'
import { HandledCase } from './handled-case'
import { checkFigures } from './recount'

describe('a message in time', () => {
  let one: HandledCase
  beforeEach(async () => (one = await HandledCase.open()))

  it('stands still while the citizen is asked, and goes on later by those working days', async () => {
    await one.accept()
    one.view = await one.handling.ask(people.handler, { ...one.on(), question: '请问是哪一栋楼？' })
    expect(await one.see('citizen')).toMatchObject({
      status: 'awaiting_citizen',
      question: { text: '请问是哪一栋楼？', resumesOn: '2026-07-10' },
    })
    one.city.clock.to('2026-07-07T02:00:00.000Z') // two working days later
    one.view = await one.handling.supplement(people.citizen, { ...one.on(), body: '3栋2单元。' })
    expect(one.view).toMatchObject({ status: 'processing', replyDueOn: '2026-07-14', overdue: false })
    expect(one.view.question).toBeUndefined()
  })

  it('asked twice it stands still both times, and every answer stays', async () => {
    await one.accept()
    for (const [at, body] of [
      ['2026-07-07T02:00:00.000Z', '3栋2单元。'],
      ['2026-07-09T02:00:00.000Z', '三楼。'],
    ] as const) {
      one.view = await one.handling.ask(people.handler, { ...one.on(), question: '请问是哪一户？' })
      one.city.clock.to(at) // two working days later
      one.view = await one.handling.supplement(people.citizen, { ...one.on(), body })
    }
    expect(one.view).toMatchObject({
      replyDueOn: '2026-07-16',
      supplements: [{ body: '3栋2单元。' }, { body: '三楼。' }],
    })
    expect(one.view.timeline.slice(-4).map(({ what }) => what)).toEqual([
      ...['asked', 'supplemented', 'asked', 'supplemented'],
    ])
  })

  it('is not taken up again where its owner answered at the same moment, or still may', async () => {
    await one.accept()
    one.view = await one.handling.ask(people.handler, { ...one.on(), question: '请问是哪一栋楼？' })
    const resumed = async () => {
      const stored = await one.city.store.get(messages, one.view.id)
      return stored && resumeUnanswered(stored, actingNow(one.city.deps, SYSTEM))
    }
    one.city.clock.to('2026-07-10T15:59:00.000Z')
    expect(await resumed()).toBeNull()
    one.view = await one.handling.supplement(people.citizen, { ...one.on(), body: '3栋2单元。' })
    one.city.clock.to('2026-07-13T02:00:00.000Z')
    expect(await resumed()).toBeNull()
  })

  it('gives one receipt to citizen and unit, whose sum is the verdict', async () => {
    await one.accept()
    one.view = await one.handling.ask(people.handler, { ...one.on(), question: '请问是哪一栋楼？' })
    one.city.clock.to('2026-07-07T02:00:00.000Z')
    one.view = await one.handling.supplement(people.citizen, { ...one.on(), body: '3栋2单元。' })
    one.city.clock.to('2026-07-16T02:00:00.000Z')
    await one.draft()
    await one.approve()
    const receipt = await readReceipt(one.city.deps)(people.citizen, { id: one.view.id })
    expect(receipt).toEqual(await readReceipt(one.city.deps)(people.handler, { id: one.view.id }))
    expect(receipt).toMatchObject({
      dueOn: '2026-07-14',
      allowanceWorkingDays: 5,
      countedWorkingDays: 7,
      pausedWorkingDays: 2,
      verdict: { onTime: false, lateByWorkingDays: 2 },
      hops: [{ unitName: '市供热公司', from: '2026-07-03' }],
    })
    await expect(readReceipt(one.city.deps)(people.other, { id: one.view.id })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('lets the citizen answer for five whole working days, and goes on by itself when they are over', async () => {
    await one.accept()
    one.view = await one.handling.ask(people.handler, { ...one.on(), question: '请问是哪一栋楼？' })
    one.city.clock.to('2026-07-10T15:59:00.000Z') // 23:59 of the fifth working day
    expect(await resumeWaitingMessages(one.city.deps, ALWAYS)).toBe(0)
    expect((await one.see('citizen')).allowedActions).toContain('supplement')
    one.city.clock.to('2026-07-10T16:00:00.000Z')
    expect(await resumeWaitingMessages(one.city.deps, ALWAYS)).toBe(1)
    expect(await resumeWaitingMessages(one.city.deps, ALWAYS)).toBe(0)
    expect(await one.see('citizen')).toMatchObject({ status: 'processing', replyDueOn: '2026-07-17' })
  })

  it('is overdue with whoever let its day pass: another unit is given the message, and not the 超期', async () => {
    const owning = ownershipUseCases(one.city.deps)
    one.view = await owning.contest(people.citizen, { ...one.on(), reason: '这是东湖区的事' })
    one.city.clock.to('2026-07-13T02:00:00.000Z') // due on Friday the 10th
    const ruling = { upheld: true, unitId: 'east', reason: '在东湖区' }
    one.view = await owning.rule_contest(people.dispatcher, { ...one.on(), ...ruling })
    const day = { from: '2026-07-10', to: '2026-07-10' }
    const overdue = async () =>
      (await overview(one.city.deps)(day)).byUnit.map((figures) => [figures.unitId, figures.overdue])
    const [row] = await one.inbox('eastHandler')
    expect(row).toMatchObject({ unitId: 'east', overdue: true })
    await checkFigures(one.city)
    expect(await overdue()).toEqual([['heating', 1]])
    one.view = await one.handling.accept(people.eastHandler, one.on())
    const drafted = { body: '已上门检修，电话0571-88886666。', outcome: 'solved' as const }
    one.view = await one.handling.draft_reply(people.eastHandler, { ...one.on(), ...drafted })
    const contentHash = one.view.draft?.contentHash ?? ''
    one.view = await one.handling.approve_reply(people.eastApprover, { ...one.on(), contentHash })
    await checkFigures(one.city)
    expect(await overdue()).toEqual([['heating', 1]])
    expect((await now(one.city.deps)()).overdue).toBe(0)
  })

  it('is late where it is asked after its day, for everybody and in the figures: a question hides no broken promise', async () => {
    await one.accept()
    one.city.clock.to('2026-07-13T02:00:00.000Z') // due on Friday the 10th
    one.view = await one.handling.ask(people.handler, { ...one.on(), question: '请问是哪一栋楼？' })
    await checkFigures(one.city)
    expect(await one.see('citizen')).toMatchObject({ status: 'awaiting_citizen', overdue: true })
    expect(await countInbox(one.city.deps)(people.handler)).toMatchObject({ overdue: 1 })
    const [row] = await one.inbox('handler')
    expect(row === undefined ? '' : dueWords(row)).toBe('已超期，等市民补充')
    const late = { from: '2026-07-10', to: '2026-07-10' }
    expect((await overview(one.city.deps)(late)).totals.overdue).toBe(1)
    one.city.clock.to('2026-07-14T02:00:00.000Z')
    one.view = await one.handling.supplement(people.citizen, { ...one.on(), body: '3栋2单元。' })
    expect(one.view).toMatchObject({ status: 'processing', replyDueOn: '2026-07-10', overdue: true })
    await checkFigures(one.city)
  })

  it('is due on its day where it is asked on it, for the workbench as for the overview', async () => {
    await one.accept()
    one.city.clock.to('2026-07-10T02:00:00.000Z') // due today
    one.view = await one.handling.ask(people.handler, { ...one.on(), question: '请问是哪一栋楼？' })
    expect(one.view).toMatchObject({ status: 'awaiting_citizen', replyDueOn: '2026-07-10', question: { late: true } })
    await checkFigures(one.city)
    const { store, clock, deps } = one.city
    const current = now({ store, clock, directory: deps.directory, calendars: deps.calendars })
    expect(await countInbox(deps)(people.handler)).toMatchObject({ dueToday: 1, dueNext: 1, overdue: 0 })
    expect(await current()).toMatchObject({ dueToday: 1, dueNext: 1, overdue: 0 })
    const [row] = await one.inbox('handler')
    expect(row === undefined ? '' : dueWords(row)).toBe('今天到期，等市民补充')
    const where = async (due: 'today' | 'week') =>
      (await readInbox(deps)(people.handler, { limit: 20, where: { due } })).items.length
    expect([await where('today'), await where('week')]).toEqual([1, 1])
  })

  it('is asked once to silence: the unit then works with what it has, as the citizen was told', async () => {
    await one.accept()
    one.view = await one.handling.ask(people.handler, { ...one.on(), question: '请问是哪一栋楼？' })
    one.city.clock.to('2026-07-06T02:00:00.000Z')
    one.view = await one.handling.supplement(people.citizen, { ...one.on(), body: '3栋2单元。' })
    one.view = await one.handling.ask(people.handler, { ...one.on(), question: '几楼？' }) // who answers may be asked more
    one.city.clock.to('2026-07-14T02:00:00.000Z')
    expect(await resumeWaitingMessages(one.city.deps, ALWAYS)).toBe(1)
    one.view = await one.see('handler')
    expect(one.view.allowedActions).not.toContain('ask')
    expect((await one.inbox('handler'))[0]?.allowedActions).not.toContain('ask')
    const { replyDueOn } = one.view
    await expect(one.handling.ask(people.handler, { ...one.on(), question: '几号房？' })).rejects.toMatchObject({
      code: 'invalid_state',
    })
    // A new round is a new matter to the citizen.
    await one.draft()
    await one.approve()
    one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved: 'no', satisfaction: 1 })
    one.view = await one.handling.call_back(people.chief, { ...one.on(), result: 'rework', grounds: '回访属实，重办' })
    expect(one.view.replyDueOn > replyDueOn).toBe(true)
    expect((await one.see('handler')).allowedActions).toContain('ask')
  })

  it('is not asked for what was recorded from elsewhere: nobody would read it, and the clock would stop all the same', async () => {
    const recorded = await recordMessage(one.city.deps)(people.dispatcher, {
      requestId: requestId(4),
      channel: 'phone',
      kind: 'complaint',
      body: '家里暖气三天不热，没人来修。',
    })
    one.view = await one.handling.accept(people.handler, { id: recorded.id, version: recorded.version })
    expect(one.view.allowedActions).not.toContain('ask')
    const rows = await one.inbox('handler')
    expect(rows.find(({ id }) => id === recorded.id)?.allowedActions).not.toContain('ask')
    await expect(one.handling.ask(people.handler, { ...one.on(), question: '请问是哪一栋楼？' })).rejects.toMatchObject(
      {
        code: 'invalid_state',
      },
    )
  })

  it('says of a call-back that its day has passed, no longer that somebody will call before it', async () => {
    await one.reply()
    one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved: 'no', satisfaction: 1 })
    one.city.clock.to('2026-07-08T15:59:59.999Z')
    expect((await one.see('citizen')).callBack).toEqual({ dueOn: '2026-07-08' })
    one.city.clock.to('2026-07-08T16:00:00.000Z')
    expect((await one.see('citizen')).callBack).toEqual({ dueOn: '2026-07-08', late: true })
    one.view = await one.handling.call_back(people.chief, { ...one.on(), result: 'close', grounds: '室温达标，已说明' })
    expect((await one.see('citizen')).callBack).not.toHaveProperty('late')
  })

  it('tells who fits no list that the transfer takes a working day, and afterwards that it is late', async () => {
    await one.submit({ requestId: requestId(3), body: '今天天气不错，顺便说一声。' })
    expect(one.view).toMatchObject({
      status: 'pending_dispatch',
      routeReason: expect.stringContaining('将在1个工作日内转办'),
    })
    one.city.clock.to('2026-07-06T15:59:59.999Z') // Monday: the working day after Friday
    expect((await one.see('citizen')).routeReason).toContain('将在1个工作日内转办')
    one.city.clock.to('2026-07-06T16:00:00.000Z')
    expect((await one.see('citizen')).routeReason).toContain('还没有转办，已超过1个工作日')
    // One that was given to a unit says why it went there, also after that day.
    await one.submit({ requestId: requestId(4), addresseeId: 'heating' })
    const { routeReason } = one.view
    one.city.clock.to('2026-07-09T02:00:00.000Z')
    expect((await one.see('citizen')).routeReason).toBe(routeReason)
    expect(routeReason).toContain('市供热公司')
  })

  it('closes others also where one before them fails, and says so in the end', async () => {
    await one.reply()
    const broken = one.view.id
    one.city.clock.onHours(24)
    await one.submit({ requestId: requestId(2) })
    await one.reply()
    one.city.clock.to('2026-07-20T01:00:00.000Z')
    const store = storeWithoutMessages(one.city.store, [broken])
    const closing = closeSilentMessages({ ...one.city.deps, store }, { goOn: () => true })
    await expect(closing).rejects.toThrow('cannot be read')
    expect((await one.see('citizen')).status).toBe('closed')
  })

  it('closes after seven silent days, not a day earlier', async () => {
    await one.reply()
    one.city.clock.to('2026-07-10T15:59:00.000Z') // 23:59 of the seventh day after the reply
    expect(await closeSilentMessages(one.city.deps, ALWAYS)).toBe(0)
    expect((await one.see('citizen')).allowedActions).toContain('rate')
    one.city.clock.to('2026-07-10T16:00:00.000Z')
    expect(await closeSilentMessages(one.city.deps, ALWAYS)).toBe(1)
    expect((await one.see('citizen')).status).toBe('closed')
  })

  it('counts the silent days from the last answer where it was done again', async () => {
    await one.reply()
    one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved: 'no', satisfaction: 1 })
    one.view = await one.handling.call_back(people.chief, { ...one.on(), result: 'rework', grounds: '回访属实，重办' })
    one.city.clock.to('2026-07-09T02:00:00.000Z')
    await one.draft()
    await one.approve()
    one.city.clock.to('2026-07-16T15:59:00.000Z')
    expect(await closeSilentMessages(one.city.deps, ALWAYS)).toBe(0)
    one.city.clock.to('2026-07-16T16:00:00.000Z')
    expect(await closeSilentMessages(one.city.deps, ALWAYS)).toBe(1)
  })

  it('does not close in silence over a citizen who said that nothing is solved: the call-back decides', async () => {
    await one.reply()
    one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved: 'no', satisfaction: 1 })
    one.city.clock.to('2026-08-03T02:00:00.000Z')
    expect(await closeSilentMessages(one.city.deps, ALWAYS)).toBe(0)
    expect((await one.see('chief')).allowedActions).toContain('call_back')
  })

  it('checks back on a dissatisfied citizen, reworks once, and the second time ends with grounds', async () => {
    await one.reply()
    one.view = await one.handling.rate(people.citizen, {
      id: one.view.id,
      solved: 'no',
      satisfaction: 1,
      comment: '没人来',
    })
    expect(one.view).toMatchObject({ status: 'replied', callBack: { dueOn: '2026-07-08' } })
    expect(await one.inbox('chief')).toHaveLength(1)
    one.view = await one.handling.call_back(people.chief, { ...one.on(), result: 'rework', grounds: '回访属实，重办' })
    expect(one.view).toMatchObject({ status: 'processing', replyDueOn: '2026-07-10' })
    expect(one.view.rating).toBeUndefined()
    await one.draft('已更换阀门，室温达到20度。')
    await one.approve()
    expect(one.view.earlierReplies).toHaveLength(1)
    // What was looked into waits for nobody any more, until the new answer is rated.
    expect(await one.inbox('chief')).toEqual([])
    expect((await one.see('chief')).allowedActions).not.toContain('call_back')
    one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved: 'no', satisfaction: 1 })
    expect(one.view).toMatchObject({ status: 'replied', callBack: { final: true } })
    const again = one.handling.call_back(people.chief, { ...one.on(), result: 'rework', grounds: '再办一次' })
    await expect(again).rejects.toMatchObject({ code: 'invalid_input' })
    one.view = await one.handling.call_back(people.chief, { ...one.on(), result: 'close', grounds: '已按规定修好' })
    expect(await one.see('citizen')).toMatchObject({ status: 'closed', callBack: { grounds: '已按规定修好' } })
  })

  it('an answer in time stays in time in the queue of call-backs, however late it is looked at', async () => {
    await one.reply()
    one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved: 'no', satisfaction: 1 })
    one.city.clock.to('2026-08-03T02:00:00.000Z')
    expect((await one.see('chief')).overdue).toBe(false)
    expect(await one.inbox('chief')).toMatchObject([{ id: one.view.id, status: 'replied', overdue: false }])
  })

  it('closes with grounds when the call-back finds the answer right', async () => {
    await one.reply()
    one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved: 'partly', satisfaction: 2 })
    one.view = await one.handling.call_back(people.chief, { ...one.on(), result: 'close', grounds: '室温达标，已说明' })
    expect(await one.see('citizen')).toMatchObject({ status: 'closed', callBack: { grounds: '室温达标，已说明' } })
  })

  it('asks a dispatcher before a complaint is withdrawn, and takes an inquiry back at once', async () => {
    one.view = await one.handling.withdraw(people.citizen, { ...one.on(), voluntary: false })
    expect(one.view).toMatchObject({ status: 'dispatched', withdrawal: { voluntary: false } })
    expect(await one.inbox('dispatcher')).toHaveLength(1)
    one.view = await one.handling.confirm_withdrawal(people.dispatcher, {
      ...one.on(),
      confirmed: false,
      note: '系单位劝撤',
    })
    expect(one.view.status).toBe('dispatched')
    expect(JSON.stringify(await one.see('citizen'))).not.toContain('系单位劝撤')
    await one.submit({ requestId: requestId(2), kind: 'inquiry' })
    one.view = await one.handling.withdraw(people.citizen, { ...one.on(), voluntary: true })
    expect(one.view.status).toBe('withdrawn')
  })

  it('ends where the withdrawal is confirmed, with the word of who confirmed it', async () => {
    one.view = await one.handling.withdraw(people.citizen, { ...one.on(), voluntary: true })
    one.view = await one.handling.confirm_withdrawal(people.dispatcher, {
      ...one.on(),
      confirmed: true,
      note: '已电话核实，系本人自愿',
    })
    const seen = await one.see('citizen')
    expect(seen).toMatchObject({ status: 'withdrawn', allowedActions: [] })
    expect(seen.timeline.at(-1)).toMatchObject({ what: 'withdrawn', note: '已电话核实，系本人自愿' })
  })

  it('extends once, with grounds that the citizen reads', async () => {
    const extend = (workingDays: number) =>
      one.handling.grant_extension(people.chief, { ...one.on(), workingDays, grounds: '需开挖路面' })
    one.view = await extend(5)
    expect(await one.see('citizen')).toMatchObject({ replyDueOn: '2026-07-17' })
    expect(JSON.stringify(await one.see('citizen'))).toContain('需开挖路面')
    await expect(extend(5)).rejects.toMatchObject({ code: 'invalid_state' })
  })
})
