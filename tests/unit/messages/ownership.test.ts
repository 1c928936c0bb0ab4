import { addDays } from '../../../cloudfunctions/shared/kernel/local-date'
import {
  ownershipUseCases,
  type Message,
  messages,
  dispatchMessage,
  getMessage,
  handlingUseCases,
  readInbox,
  returnMessage,
  submitMessage,
} from '../../../cloudfunctions/messages'
import { SubmitMessageInput } from '../../../types/messages.contract'
import type { MessageAction } from '../../../types/messages.terms'
import { putMessage } from '../../../cloudfunctions/messages/messages.store'
import { countInbox } from '../../../cloudfunctions/messages/usecases/read-inbox'
import { dueWords } from '../../../src/copy/desk'
import { openSmallCity, people, type PersonName, requestId, type SmallCity } from '../../support/small-city'

/** A message to heating, told through the use cases; every step with the version that stands. */
async function open(kind: 'complaint' | 'help' = 'help') {
  const city = openSmallCity()
  const input = SubmitMessageInput.parse({
    requestId: requestId(1),
    kind,
    body: '楼道里的灯坏了三天。',
    addresseeId: 'heating',
  })
  const { id } = await submitMessage(city.deps)(people.citizen, input)
  const load = async (): Promise<Message> => {
    const found = await city.store.get(messages, id)
    if (found === null) throw new Error('lost')
    return found
  }
  const on = async () => ({ id, version: (await load()).version })
  const see = (person: PersonName) => getMessage(city.deps)(people[person], { id })
  const returned = async (person: PersonName) =>
    returnMessage(city.deps)(people[person], { ...(await on()), reason: '不属于本单位职责' })
  const given = async (unitId: string) => dispatchMessage(city.deps)(people.dispatcher, { ...(await on()), unitId })
  return {
    city,
    id,
    load,
    on,
    see,
    returned,
    given,
    own: ownershipUseCases(city.deps),
    handling: handlingUseCases(city.deps),
  }
}
const inboxOf = async (city: SmallCity, person: PersonName) =>
  (await readInbox(city.deps)(people[person], { limit: 20 })).items
const may = async (
  story: { see: (person: PersonName) => Promise<{ allowedActions: MessageAction[] }> },
  person: PersonName,
) => (await story.see(person)).allowedActions

describe('a reminder', () => {
  const remindedIn = async (city: SmallCity, person: PersonName) =>
    (await inboxOf(city, person)).map(({ remindedOn }) => remindedOn)
  const picked = async (city: SmallCity, person: PersonName) =>
    (await readInbox(city.deps)(people[person], { limit: 20, where: { flag: 'reminded' } })).items.length

  it('stands on the row of the unit that leads, not of one that assists it', async () => {
    const { city, own, on, handling } = await open()
    await own.request_assist(people.handler, { ...(await on()), unitId: 'traffic', what: '请确认灯杆的产权' })
    await handling.remind(people.supervisor, await on())
    expect([await remindedIn(city, 'handler'), await picked(city, 'handler')]).toEqual([['2026-07-03'], 1])
    expect([await remindedIn(city, 'trafficHandler'), await picked(city, 'trafficHandler')]).toEqual([[undefined], 0])
  })

  it('goes with the unit that it was for: the next one was not reminded, and may be on the same day', async () => {
    const { city, on, handling, returned, given } = await open()
    await handling.remind(people.supervisor, await on())
    await returned('handler')
    await given('traffic')
    expect([await remindedIn(city, 'trafficHandler'), await picked(city, 'trafficHandler')]).toEqual([[undefined], 0])
    await handling.remind(people.supervisor, await on())
    expect(await remindedIn(city, 'trafficHandler')).toEqual(['2026-07-03'])
  })

  it('goes with the round that it was for: what is done again was not reminded of, and may be on the same day', async () => {
    const { city, id, on, handling } = await open()
    await handling.accept(people.handler, await on())
    await handling.remind(people.supervisor, await on())
    const words = { body: '已换上新灯。', outcome: 'solved' as const }
    const { draft } = await handling.draft_reply(people.handler, { ...(await on()), ...words })
    await handling.approve_reply(people.approver, { ...(await on()), contentHash: draft?.contentHash ?? '' })
    await handling.rate(people.citizen, { id, solved: 'no', satisfaction: 1 })
    await handling.call_back(people.chief, { ...(await on()), result: 'rework', grounds: '回访属实，重办' })
    expect([await remindedIn(city, 'handler'), await picked(city, 'handler')]).toEqual([[undefined], 0])
    await handling.remind(people.supervisor, await on())
    expect(await remindedIn(city, 'handler')).toEqual(['2026-07-03'])
  })
})

describe('returns that end', () => {
  it('go to the desk twice; the third time the press office adjudicates and the last holder keeps clock and work', async () => {
    const story = await open()
    await story.returned('handler')
    await story.given('traffic')
    await story.returned('trafficHandler')
    await story.given('heating')
    const before = await story.load()
    const view = await story.returned('handler')
    expect(view).toMatchObject({ status: 'dispatched', unitId: 'heating' })
    const after = await story.load()
    expect(after).toMatchObject({ adjudicationPending: true, unitId: 'heating', unitClock: before.unitClock })
    expect(after.replyDueOn).toBe(before.replyDueOn)
    expect(await may(story, 'handler')).not.toContain('return_to_desk')
    expect(await inboxOf(story.city, 'chief')).toMatchObject([{ id: story.id }])
    expect(await may(story, 'dispatcher')).not.toContain('adjudicate')

    const ruled = await story.own.adjudicate(people.chief, {
      ...(await story.on()),
      unitId: 'traffic',
      reason: '依职责第3条',
      clauseId: 'traffic-3',
    })
    expect((await story.load()).adjudication?.clauseId).toBe('traffic-3')
    expect((await story.see('chief')).timeline).toContainEqual(expect.objectContaining({ clauseId: 'traffic-3' }))
    expect(JSON.stringify((await story.see('citizen')).timeline)).not.toContain('traffic-3')
    expect(ruled).toMatchObject({
      unitId: 'traffic',
      status: 'dispatched',
      adjudication: { unitName: '市交通运输局', reason: '依职责第3条' },
    })
    // Final: neither the unit nor the owner opens it again, and the citizen's day has not moved.
    expect(await may(story, 'trafficHandler')).not.toContain('return_to_desk')
    expect(await may(story, 'citizen')).not.toContain('contest')
    expect((await story.load()).replyDueOn).toBe(before.replyDueOn)
    expect((await story.see('citizen')).hops.map(({ unitName }) => unitName)).toEqual([
      '市供热公司',
      '市交通运输局',
      '市供热公司',
      '市交通运输局',
    ])
  })
  it('are ruled to stay where they are: nothing is given anew, and nobody rules twice', async () => {
    const story = await open()
    await story.handling.accept(people.handler, await story.on())
    const before: Message = { ...(await story.load()), adjudicationPending: true }
    await story.city.store.transact(async (transaction) => putMessage(transaction, before))
    story.city.clock.onHours(24)
    const ruling = { ...(await story.on()), unitId: 'heating', reason: '确属供热' }
    expect((await story.own.adjudicate(people.chief, ruling)).timeline.at(-1)).toMatchObject({
      ...{ what: 'adjudicated', unitName: '市供热公司', note: '确属供热' },
    })
    const { status, unitClock, hops, adjudicationPending } = await story.load()
    expect({ status, unitClock, hops }).toEqual({
      status: 'processing',
      unitClock: before.unitClock,
      hops: before.hops,
    })
    expect(adjudicationPending).toBe(false)
    expect(await may(story, 'chief')).not.toContain('adjudicate')
  })
  it('are overtaken by the answer: whose it is is disputed no more, also when it is worked on again', async () => {
    const story = await open()
    for (const unitId of ['heating', 'heating']) {
      await story.returned('handler')
      await story.given(unitId)
    }
    await story.returned('handler')
    await story.handling.accept(people.handler, await story.on())
    const drafted = { body: '灯已修好，电话0571-88886666。', outcome: 'solved' as const }
    const { draft } = await story.handling.draft_reply(people.handler, { ...(await story.on()), ...drafted })
    const contentHash = draft?.contentHash ?? ''
    await story.handling.approve_reply(people.approver, { ...(await story.on()), contentHash })
    await story.handling.rate(people.citizen, { ...(await story.on()), solved: 'no', satisfaction: 1 })
    await story.handling.call_back(people.chief, { ...(await story.on()), result: 'rework', grounds: '确未解决' })
    expect(await may(story, 'chief')).not.toContain('adjudicate')
    expect(await inboxOf(story.city, 'chief')).toEqual([])
  })
  it('cite clauses that stand in a list, a ruling one of the unit that it names', async () => {
    const story = await open()
    const back = { ...(await story.on()), reason: '不属于本单位职责', proposedUnitId: 'traffic' }
    await expect(
      returnMessage(story.city.deps)(people.handler, { ...back, clauseId: 'traffic-99' }),
    ).rejects.toMatchObject({ code: 'invalid_input', more: { fields: { clauseId: expect.any(String) as string } } })
    await returnMessage(story.city.deps)(people.handler, { ...back, clauseId: 'traffic-3' })
    expect((await story.see('dispatcher')).timeline.at(-1)).toMatchObject({ what: 'returned', clauseId: 'traffic-3' })
    const ruling = { ...(await story.on()), unitId: 'traffic', reason: '依职责' }
    for (const clauseId of ['traffic-99', 'heating-1'])
      await expect(story.own.adjudicate(people.chief, { ...ruling, clauseId })).rejects.toMatchObject({
        code: 'invalid_input',
        more: { fields: { clauseId: expect.any(String) as string } },
      })
    expect((await story.load()).adjudication).toBeUndefined()
  })
  it('may be adjudicated at once while it lies at the desk', async () => {
    const story = await open()
    await story.returned('handler')
    const ruled = await story.own.adjudicate(people.chief, {
      ...(await story.on()),
      unitId: 'heating',
      reason: '首问负责',
    })
    expect(ruled).toMatchObject({ unitId: 'heating', status: 'dispatched' })
    expect(await may(story, 'handler')).not.toContain('return_to_desk')
  })
  it('are open for one working day after the dispatch', async () => {
    const story = await open() // Friday
    story.city.clock.to('2026-07-06T15:59:59.000Z') // Monday, 23:59:59 in Shanghai
    expect(await may(story, 'handler')).toContain('return_to_desk')
    story.city.clock.to('2026-07-06T16:00:00.000Z')
    expect(await may(story, 'handler')).not.toContain('return_to_desk')
    await expect(story.returned('handler')).rejects.toMatchObject({ code: 'invalid_state' })
  })
})

describe('an objection to the route', () => {
  it('that still waits is ruled with the adjudication, and nobody rules otherwise after it', async () => {
    const story = await open()
    await story.own.contest(people.citizen, { ...(await story.on()), reason: '这是公交站台的事' })
    await story.returned('handler')
    await story.own.adjudicate(people.chief, { ...(await story.on()), unitId: 'traffic', reason: '站台属交通部门' })
    expect((await story.see('citizen')).contest).toMatchObject({
      reason: '这是公交站台的事',
      ruling: { upheld: true, reason: '站台属交通部门' },
    })
    expect(await may(story, 'dispatcher')).not.toContain('rule_contest')
    const other = { ...(await story.on()), upheld: true, unitId: 'office', reason: '改由市政府办公室' }
    await expect(story.own.rule_contest(people.dispatcher, other)).rejects.toMatchObject({ code: 'invalid_state' })
    expect(await story.load()).toMatchObject({ unitId: 'traffic', contestPending: false })
  })
  it('waits for the adjudication once the returns are used up, and is declined where the unit keeps it', async () => {
    const story = await open()
    await story.returned('handler')
    await story.given('heating')
    await story.own.contest(people.citizen, { ...(await story.on()), reason: '换个单位' })
    await story.returned('handler')
    await story.given('heating')
    await story.returned('handler')
    expect(await story.load()).toMatchObject({ adjudicationPending: true, contestPending: true })
    expect(await may(story, 'dispatcher')).not.toContain('rule_contest')
    await story.own.adjudicate(people.chief, { ...(await story.on()), unitId: 'heating', reason: '确属供热' })
    expect((await story.see('citizen')).contest?.ruling).toMatchObject({ upheld: false, reason: '确属供热' })
  })
  it('is overtaken by the reply: nobody is owed a ruling any more, also when it is worked on again', async () => {
    const story = await open()
    const contested = await story.own.contest(people.citizen, { ...(await story.on()), reason: '换个单位' })
    expect(contested.contest).toMatchObject({ pending: true })
    await story.handling.accept(people.handler, await story.on())
    const { draft } = await story.handling.draft_reply(people.handler, {
      ...(await story.on()),
      body: '灯已修好，电话0571-88886666。',
      outcome: 'solved',
    })
    await story.handling.approve_reply(people.approver, {
      ...(await story.on()),
      contentHash: draft?.contentHash ?? '',
    })
    expect(await story.load()).toMatchObject({ status: 'replied', contestPending: false })
    expect((await story.see('citizen')).contest).toEqual({ reason: '换个单位', at: expect.any(String) as string })
    await story.handling.rate(people.citizen, { ...(await story.on()), solved: 'no', satisfaction: 1 })
    await story.handling.call_back(people.chief, { ...(await story.on()), result: 'rework', grounds: '确未解决' })
    expect(await may(story, 'dispatcher')).not.toContain('rule_contest')
    expect(await inboxOf(story.city, 'dispatcher')).toEqual([])
  })
  it('is upheld by the dispatch to another unit, and still waits where the same one gets it back', async () => {
    for (const [unitId, ruling] of [
      ['traffic', { upheld: true, reason: '经市政府新闻办研究，转交市交通运输局' }],
      ['heating', undefined],
    ] as const) {
      const story = await open()
      await story.own.contest(people.citizen, { ...(await story.on()), reason: '这是公交站台的事' })
      await story.returned('handler')
      await story.given(unitId)
      expect((await story.see('citizen')).contest?.ruling).toEqual(
        ruling && { ...ruling, at: expect.any(String) as string },
      )
      expect((await may(story, 'dispatcher')).includes('rule_contest')).toBe(ruling === undefined)
      expect(await inboxOf(story.city, 'dispatcher')).toHaveLength(ruling === undefined ? 1 : 0)
    }
  })
  it('upheld, moves it to the unit that the dispatcher names, and the owner reads why', async () => {
    const story = await open()
    const contested = await story.own.contest(people.citizen, { ...(await story.on()), reason: '这是公交站台的事' })
    expect(contested.contest).toMatchObject({ reason: '这是公交站台的事' })
    expect(await inboxOf(story.city, 'dispatcher')).toMatchObject([{ id: story.id }])
    const on = await story.on()
    for (const wrong of [{}, { unitId: 'heating' }, { unitId: 'nowhere' }])
      await expect(
        story.own.rule_contest(people.dispatcher, { ...on, upheld: true, reason: '属实', ...wrong }),
      ).rejects.toMatchObject({ code: 'invalid_input' })
    const ruled = await story.own.rule_contest(people.dispatcher, {
      ...on,
      upheld: true,
      unitId: 'traffic',
      reason: '站台属交通部门',
    })
    expect(ruled).toMatchObject({ unitId: 'traffic', status: 'dispatched', contest: { ruling: { upheld: true } } })
    const seen = await story.see('citizen')
    expect(seen.contest?.ruling?.reason).toBe('站台属交通部门')
    expect(seen.allowedActions).not.toContain('contest')
    expect(seen.replyDueOn).toBe(contested.replyDueOn)
  })
  it('not upheld, changes nothing but that it was heard', async () => {
    const story = await open()
    await story.own.contest(people.citizen, { ...(await story.on()), reason: '换个单位' })
    const ruled = await story.own.rule_contest(people.dispatcher, {
      ...(await story.on()),
      upheld: false,
      // Chosen before the answer was turned to no.
      unitId: 'traffic',
      reason: '确属供热',
    })
    expect(ruled).toMatchObject({ unitId: 'heating', status: 'dispatched' })
    // Heard and answered: nothing of it waits any more, and its owner reads both what was said and what was ruled.
    const { contest: heard } = await story.see('citizen')
    expect(heard).toMatchObject({ reason: '换个单位', ruling: { upheld: false, reason: '确属供热' } })
    expect(heard).not.toHaveProperty('pending')
    expect(await may(story, 'dispatcher')).not.toContain('rule_contest')
    expect(await inboxOf(story.city, 'dispatcher')).toEqual([])
    await expect(
      story.own.contest(people.citizen, { ...(await story.on()), reason: '再试一次' }),
    ).rejects.toMatchObject({ code: 'invalid_state' })
  })
})

describe('lead and assist', () => {
  const asked = async () => {
    const story = await open()
    await story.handling.accept(people.handler, await story.on())
    const view = await story.own.request_assist(people.handler, {
      ...(await story.on()),
      unitId: 'traffic',
      what: '请确认站台灯的产权',
    })
    return { ...story, task: view.assists[0]?.id ?? '' }
  }
  it('gives the assisting unit the message, its task and its own day, and the owner only that it helps', async () => {
    const story = await asked()
    expect(await inboxOf(story.city, 'trafficHandler')).toMatchObject([
      { id: story.id, allowedActions: ['answer_assist'], owed: { action: 'answer_assist', on: '2026-07-08' } },
    ])
    const seen = await story.see('trafficHandler')
    expect(seen.assists).toMatchObject([{ mine: true, what: '请确认站台灯的产权', dueOn: '2026-07-08', state: 'open' }])
    expect(seen.draft).toBeUndefined()
    const owners = await story.see('citizen')
    expect(owners.assists).toMatchObject([{ unitName: '市交通运输局', mine: false }])
    expect(JSON.stringify(owners)).not.toContain('产权')
  })
  it('is late from the day after its own, to the minute in Shanghai, on days off and whatever the reply is', async () => {
    const story = await open()
    await story.own.request_assist(people.handler, {
      ...(await story.on()),
      ...{ unitId: 'traffic', what: '请确认站台灯的产权', dueOn: '2026-07-04' }, // a Saturday
    })
    const { clock, deps } = story.city
    const listed = async (due: 'today' | 'week' | 'overdue') =>
      (await readInbox(deps)(people.trafficHandler, { limit: 20, where: { due } })).items.length
    const at = async (instant: string) => {
      clock.to(instant)
      const [row] = await inboxOf(story.city, 'trafficHandler')
      const { dueToday, dueNext, overdue } = await countInbox(deps)(people.trafficHandler)
      const lists = [await listed('today'), await listed('week'), await listed('overdue')]
      return [row === undefined ? '' : dueWords(row), [dueToday, dueNext, overdue], lists]
    }
    expect(await at('2026-07-03T02:00:00.000Z')).toEqual(['协办7月4日到期', [0, 0, 0], [0, 1, 0]])
    expect(await at('2026-07-03T16:00:00.000Z')).toEqual(['协办今天到期', [1, 1, 0], [1, 1, 0]])
    expect(await at('2026-07-04T15:59:00.000Z')).toEqual(['协办今天到期', [1, 1, 0], [1, 1, 0]])
    expect((await story.see('citizen')).assists[0]).not.toHaveProperty('late')
    expect(await at('2026-07-04T16:00:00.000Z')).toEqual(['协办已超期', [0, 0, 1], [0, 0, 1]])
    expect(await at('2026-07-06T02:00:00.000Z')).toEqual(['协办已超期1个工作日', [0, 0, 1], [0, 0, 1]])
    for (const who of ['handler', 'trafficHandler', 'citizen'] as const)
      expect((await story.see(who)).assists).toMatchObject([{ dueOn: '2026-07-04', late: true }])
    // The last day of the reply is the lead's matter, and so is what passed of it.
    expect(await at('2026-07-10T02:00:00.000Z')).toEqual(['协办已超期5个工作日', [0, 0, 1], [0, 0, 1]])
    const { id: taskId } = (await story.see('trafficHandler')).assists[0] ?? { id: '' }
    await story.own.answer_assist(people.trafficHandler, { ...(await story.on()), taskId, body: '产权属街道' })
    expect((await story.see('handler')).assists[0]).not.toHaveProperty('late')
  })
  it('counts nothing as late while its own day runs, though the reply is overdue', async () => {
    const story = await open()
    story.city.clock.to('2026-07-13T02:00:00.000Z') // the reply was due on Friday the 10th
    await story.own.request_assist(people.handler, { ...(await story.on()), unitId: 'traffic', what: '请确认产权' })
    const [row] = await inboxOf(story.city, 'trafficHandler')
    expect(row).toMatchObject({ overdue: true, owed: { on: '2026-07-14', daysLeft: 1, workingDaysLeft: 1 } })
    expect(await countInbox(story.city.deps)(people.trafficHandler)).toMatchObject({ overdue: 0, dueToday: 0 })
    expect(await countInbox(story.city.deps)(people.handler)).toMatchObject({ overdue: 1 })
  })
  it('takes no day after the citizen’s own: one beyond every calendar would close the inbox of the unit that is asked', async () => {
    const story = await open()
    await story.handling.accept(people.handler, await story.on())
    const { replyDueOn } = await story.see('handler')
    const on = await story.on()
    const ask = (dueOn: string) =>
      story.own.request_assist(people.handler, { ...on, unitId: 'traffic', what: '请确认站台灯的产权', dueOn })
    for (const dueOn of ['2026-07-02', addDays(replyDueOn, 1), '9999-12-31'])
      await expect(ask(dueOn)).rejects.toMatchObject({
        code: 'invalid_input',
        more: { fields: { dueOn: expect.any(String) } },
      })
    await ask(replyDueOn)
    expect(await inboxOf(story.city, 'trafficHandler')).toHaveLength(1)
  })

  it.each(['9999-12-31', '2067-01-01'])(
    'that was saved for %s before days had a limit leaves the inbox open',
    async (dueOn) => {
      const story = await asked()
      const message = await story.load()
      const assists = (message.assists ?? []).map((task) => ({ ...task, dueOn }))
      await story.city.store.transact(async (transaction) => putMessage(transaction, { ...message, assists }))
      const [row] = await inboxOf(story.city, 'trafficHandler')
      expect(row?.owed).toMatchObject({ action: 'answer_assist', on: dueOn })
      expect(row?.owed?.workingDaysLeft).toBeGreaterThan(2_000)
      expect(await countInbox(story.city.deps)(people.trafficHandler)).toMatchObject({ overdue: 0 })
      expect((await story.see('trafficHandler')).assists).toMatchObject([{ dueOn }])
    },
  )

  it('asks why a reply goes out while a task is open, and leaves the task open', async () => {
    const story = await asked()
    const draft = { body: '灯已修好。', outcome: 'solved' as const }
    await expect(story.handling.draft_reply(people.handler, { ...(await story.on()), ...draft })).rejects.toMatchObject(
      {
        code: 'invalid_input',
        more: { fields: { openAssistsReason: expect.any(String) } },
      },
    )
    const drafted = await story.handling.draft_reply(people.handler, {
      ...(await story.on()),
      ...draft,
      openAssistsReason: '产权不影响修复',
    })
    expect((await story.see('approver')).draft).toMatchObject({ openAssistsReason: '产权不影响修复' })
    await story.handling.approve_reply(people.approver, {
      ...(await story.on()),
      contentHash: drafted.draft?.contentHash ?? '',
    })
    expect(await inboxOf(story.city, 'trafficHandler')).toMatchObject([
      { id: story.id, allowedActions: ['answer_assist'] },
    ])
    const answered = await story.own.answer_assist(people.trafficHandler, {
      ...(await story.on()),
      taskId: story.task,
      body: '产权属街道',
    })
    expect(answered.restricted).toBe(true)
    expect((await story.see('handler')).assists).toMatchObject([{ state: 'answered', answer: '产权属街道' }])
    expect(await inboxOf(story.city, 'trafficHandler')).toEqual([])
  })
  it('keeps no interim reply back: it tells how far it is while others are asked', async () => {
    const story = await asked()
    const interim = { body: '灯已报修，正在核实产权。', outcome: 'planned' as const, interim: true }
    const { draft } = await story.handling.draft_reply(people.handler, { ...(await story.on()), ...interim })
    const signed = { ...(await story.on()), contentHash: draft?.contentHash ?? '' }
    expect(await story.handling.approve_reply(people.approver, signed)).toMatchObject({
      status: 'processing',
      interimReplies: [{ body: interim.body }],
      assists: [{ state: 'open' }],
    })
  })
  it('refuses the lead itself, a unit asked already, a day gone by, and a task of another unit', async () => {
    const story = await asked()
    const on = await story.on()
    const ask = (more: { unitId: string; dueOn?: string }) =>
      story.own.request_assist(people.handler, { ...on, what: '请协助', ...more })
    for (const wrong of [
      { unitId: 'heating' },
      { unitId: 'traffic' },
      { unitId: 'nowhere' },
      { unitId: 'office', dueOn: '2026-07-02' },
    ])
      await expect(ask(wrong)).rejects.toMatchObject({ code: 'invalid_input' })
    await ask({ unitId: 'east' })
    await expect(
      story.own.answer_assist(people.eastHandler, { ...(await story.on()), taskId: story.task, body: '代答' }),
    ).rejects.toMatchObject({ code: 'invalid_input' })
  })
  it('ends where the matter is turned away: no task is left that nobody can answer any more', async () => {
    const story = await open()
    await story.own.request_assist(people.handler, { ...(await story.on()), unitId: 'traffic', what: '请确认产权' })
    await story.returned('handler')
    expect(await inboxOf(story.city, 'trafficHandler')).toMatchObject([{ allowedActions: ['answer_assist'] }])
    await story.handling.redirect(people.dispatcher, { ...(await story.on()), channel: '请向法院提出' })
    expect(await inboxOf(story.city, 'trafficHandler')).toEqual([])
    expect((await story.see('trafficHandler')).timeline).toContainEqual(
      expect.objectContaining({ what: 'assist_ended', note: '这条留言不由本平台办理，已告知市民其他渠道' }),
    )
  })
  it.each(['dispatch', 'ruling'])('ends for the unit that takes the lead by %s: it answers the whole', async (by) => {
    const story = await open()
    await story.own.request_assist(people.handler, { ...(await story.on()), unitId: 'traffic', what: '请确认产权' })
    await story.own.request_assist(people.handler, { ...(await story.on()), unitId: 'east', what: '请现场查看' })
    await story.returned('handler')
    const ruling = { unitId: 'traffic', reason: '站台属交通部门' }
    if (by === 'dispatch') await story.given('traffic')
    else await story.own.adjudicate(people.chief, { ...(await story.on()), ...ruling })
    const [row] = await inboxOf(story.city, 'trafficHandler')
    expect(row).toMatchObject({ status: 'dispatched', unitId: 'traffic' })
    expect(row?.owed).toBeUndefined()
    expect(row?.allowedActions).not.toContain('answer_assist')
    expect((await story.see('trafficHandler')).assists.map(({ state }) => state)).toEqual(['ended', 'open'])
    expect((await story.load()).formerUnitIds).toContain('heating')
  })
  it('ends where the matter is not ours after all, and is told why', async () => {
    const story = await asked()
    const words = { channel: '请向区人民法院了解进展', body: '您反映的事项法院正在审理。' }
    const { decline } = await story.own.propose_decline(people.handler, {
      ...(await story.on()),
      ...{ ground: 'litigation' as const, ...words },
    })
    const approved = { ...(await story.on()), contentHash: decline?.contentHash ?? '', approved: true }
    expect((await story.own.decide_decline(people.approver, approved)).assists).toMatchObject([{ state: 'ended' }])
    expect(await inboxOf(story.city, 'trafficHandler')).toEqual([])
    expect((await story.see('trafficHandler')).timeline).toContainEqual(
      expect.objectContaining({ what: 'assist_ended', note: '这条留言不属于本平台受理范围，已告知其他渠道' }),
    )
  })
  it('tells every assisting unit when the matter itself ends', async () => {
    const story = await asked()
    await story.handling.withdraw(people.citizen, { ...(await story.on()), voluntary: true })
    const seen = await story.see('trafficHandler')
    expect(seen.restricted).toBe(true)
    expect(seen.timeline).toContainEqual(expect.objectContaining({ what: 'assist_ended', note: '市民已撤回这条留言' }))
  })
})

describe('not ours at all', () => {
  const proposal = {
    ground: 'litigation' as const,
    channel: '请向区人民法院了解进展',
    body: '您反映的事项法院正在审理，本平台不能另行处理。',
  }
  it('is proposed, approved by another person, and tells the owner where to turn', async () => {
    const story = await open()
    const proposed = await story.own.propose_decline(people.both, { ...(await story.on()), ...proposal })
    const contentHash = proposed.decline?.contentHash ?? ''
    expect((await story.see('citizen')).decline).toBeUndefined()
    await expect(
      story.own.decide_decline(people.both, { ...(await story.on()), contentHash, approved: true }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      story.own.decide_decline(people.approver, { ...(await story.on()), contentHash: '0'.repeat(64), approved: true }),
    ).rejects.toMatchObject({ code: 'conflict' })
    const view = await story.own.decide_decline(people.approver, { ...(await story.on()), contentHash, approved: true })
    expect(view).toMatchObject({ status: 'not_accepted', citizenStatus: 'closed' })
    expect((await story.see('citizen')).decline).toMatchObject(proposal)
    expect(await inboxOf(story.city, 'approver')).toEqual([])
  })
  it('is approved as it was read: other grounds, another channel or other words are another proposal', async () => {
    const story = await open()
    const hashOf = async (more: object) => {
      const { decline } = await story.own.propose_decline(people.handler, {
        ...(await story.on()),
        ...proposal,
        ...more,
      })
      const contentHash = decline?.contentHash ?? ''
      const refused = { ...(await story.on()), contentHash, approved: false, reason: '请再核实' }
      await story.own.decide_decline(people.approver, refused)
      return contentHash
    }
    const read = await hashOf({})
    const others = [{ ground: 'review' as const }, { channel: '请向复议机关提出' }, { body: '您反映的事项正在复议。' }]
    for (const other of others) expect(await hashOf(other)).not.toBe(read)
    expect(await hashOf({})).toBe(read)
  })
  it('refused, the work goes on where it was', async () => {
    const story = await open()
    const { decline } = await story.own.propose_decline(people.handler, { ...(await story.on()), ...proposal })
    const refused = { ...(await story.on()), contentHash: decline?.contentHash ?? '', approved: false }
    for (const nothing of [{}, { reason: '' }])
      await expect(story.own.decide_decline(people.approver, { ...refused, ...nothing })).rejects.toMatchObject({
        code: 'invalid_input',
        more: { fields: { reason: expect.any(String) as string } },
      })
    const view = await story.own.decide_decline(people.approver, {
      ...(await story.on()),
      contentHash: decline?.contentHash ?? '',
      approved: false,
      reason: '法院未立案',
    })
    expect(view).toMatchObject({ status: 'dispatched' })
    expect((await story.see('handler')).timeline.slice(-2)).toMatchObject([
      { what: 'decline_proposed', unitName: '市供热公司' },
      { what: 'decline_refused', unitName: '市供热公司', note: '法院未立案' },
    ])
    expect(await may(story, 'handler')).toContain('propose_decline')
  })
  it('from the desk is decided by the chief, and cannot be dispatched meanwhile', async () => {
    const story = await open()
    await story.returned('handler')
    const { decline } = await story.own.propose_decline(people.dispatcher, { ...(await story.on()), ...proposal })
    expect(await may(story, 'dispatcher')).not.toContain('dispatch')
    expect(await inboxOf(story.city, 'chief')).toMatchObject([{ id: story.id }])
    const view = await story.own.decide_decline(people.chief, {
      ...(await story.on()),
      contentHash: decline?.contentHash ?? '',
      approved: true,
    })
    expect(view.status).toBe('not_accepted')
  })
})
