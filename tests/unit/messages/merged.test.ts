import {
  assignMessage,
  closeSilentMessages,
  dispatchMessage,
  freeMerged,
  getMessage,
  handlingUseCases,
  linkPublicAnswer,
  type Message,
  mergeMessage,
  messages,
  ownershipUseCases,
  RELEASE,
  returnMessage,
  submitMessage,
  tellMerged,
  unmergeMessage,
} from '../../../cloudfunctions/messages'
import { queuesOf } from '../../../cloudfunctions/messages/queues'
import { waitsInVain } from '../../../cloudfunctions/messages/domain/merge'
import { keepsCaseFrom, mergeRefusal } from '../../../cloudfunctions/messages/domain/merge-refusal'
import { recordChange } from '../../../cloudfunctions/messages/record-change'
import { actingNow } from '../../../cloudfunctions/messages/usecases/act'
import { recordMessage } from '../../../cloudfunctions/messages/usecases/submit-message'
import { overview } from '../../../cloudfunctions/insight'
import { notices, warnClosing } from '../../../cloudfunctions/notifications'
import { SubmitMessageInput } from '../../../types/messages.contract'
import { ALWAYS, openSmallCity, people, type PersonName, requestId, smallDirectory } from '../../support/small-city'
import { checkFigures } from './recount'

/** Letters to heating about one matter, each accepted at once, and the hands to answer and to merge them. */
function openCase() {
  const city = openSmallCity()
  const { deps } = city
  const handling = handlingUseCases(deps)
  let requests = 0
  const load = async (id: string): Promise<Message> => {
    const found = await city.store.get(messages, id)
    if (found === null) throw new Error('lost')
    return found
  }
  const on = async (id: string) => ({ id, version: (await load(id)).version })
  return {
    city,
    handling,
    load,
    on,
    submit: async () => {
      const body = `和平路停暖，家里只有十度。第${(requests += 1)}户`
      const letter = { requestId: requestId(requests), kind: 'help', body, addresseeId: 'heating', wantsPublic: true }
      const { id } = await submitMessage(deps)(people.citizen, SubmitMessageInput.parse(letter))
      await handling.accept(people.handler, await on(id))
      return id
    },
    /** Answered, released, and everybody told who lies in it. */
    answer: async (id: string) => {
      const drafted = { body: '已经恢复供暖。', outcome: 'solved' as const }
      const { draft } = await handling.draft_reply(people.handler, { ...(await on(id)), ...drafted })
      const contentHash = draft?.contentHash ?? ''
      await handling.approve_reply(people.approver, { ...(await on(id)), contentHash })
      const before = await load(id)
      const acting = actingNow(deps, people.chief)
      await city.store.transact(async (transaction) =>
        recordChange(transaction, deps, acting, 'answers.release', before, linkPublicAnswer(before, 'answer', acting)),
      )
      await tellMerged(deps, { goOn: () => true })
    },
    merge: async (id: string, intoId: string) => mergeMessage(deps)(people.handler, { ...(await on(id)), intoId }),
    redo: async (id: string) => {
      await handling.rate(people.citizen, { id, solved: 'no', satisfaction: 1 })
      const order = { result: 'rework' as const, grounds: '确未解决' }
      await handling.call_back(people.chief, { ...(await on(id)), ...order })
    },
    overdueOn: async (day: string) => (await overview(deps)({ from: day, to: day })).totals.overdue,
  }
}

/** Where a comment stands that everybody reads. */
const POST = 'https://weibo.com/1/abc'

describe('a case that another may be merged into', () => {
  const others = (count: number) => Array.from({ length: count }, (_, n) => `other ${n}`)
  const looked = (keepPrivate: boolean): Partial<Message> => ({
    screening: { suggestion: 'review', labels: [], cleared: { at: '2026-07-03T01:00:00.000Z', keepPrivate } },
  })
  const refusalOf = async (into: Partial<Message>, from: Partial<Message> = {}) => {
    const one = openCase()
    const [source, target] = [await one.load(await one.submit()), await one.load(await one.submit())]
    return mergeRefusal({ ...source, ...from }, { ...target, ...into }, smallDirectory.nameOf)
  }
  it('is open or answered, may be public, and is no report', async () => {
    for (const status of ['submitted', 'processing', 'awaiting_citizen', 'replied', 'closed'] as const)
      expect([status, await refusalOf({ status })]).toEqual([status, null])
    // What stood in public already, as the link shows, asks for nobody's consent.
    expect(await refusalOf({ wantsPublic: false, channel: 'weibo', sourceUrl: POST })).toBeNull()
    expect(await refusalOf(looked(false))).toBeNull()
    expect(await refusalOf({ mergedIds: others(199) })).toBeNull()
  })
  it.each<readonly [string, Partial<Message>, Partial<Message>]>([
    ['itself', { id: 'one' }, { id: 'one' }],
    ['report', { kind: 'report' }, {}],
    ['report', {}, { kind: 'report' }],
    ['merged', { status: 'merged', mergedInto: 'another' }, {}],
    ['ended', { status: 'withdrawn' }, {}],
    ['ended', { status: 'not_accepted' }, {}],
    ['ended', { status: 'redirected' }, {}],
    ['no_consent', { wantsPublic: false }, {}],
    // Said to the city alone, by telephone, at the counter or in a private message: nobody asked whether it may be public.
    ['no_consent', { wantsPublic: false, channel: 'phone' }, {}],
    ['no_consent', { wantsPublic: false, channel: 'phone', sourceUrl: POST }, {}],
    ['no_consent', { wantsPublic: false, channel: 'visit', sourceUrl: POST }, {}],
    ['no_consent', { wantsPublic: false, channel: 'wechat' }, {}],
    ['kept_private', looked(true), {}],
    ['full', { mergedIds: others(200) }, {}],
    ['holds_others', {}, { mergedIds: others(1) }],
  ])('is not one that is refused as %s (row %#)', async (refusal, into, from) => {
    expect(await refusalOf(into, from)).toBe(refusal)
  })
  it('has an answer of its own: one that was closed with the answer of another case never gives any', async () => {
    const one = openCase()
    const [intoId, closed, late] = [await one.submit(), await one.submit(), await one.submit()]
    await one.merge(closed, intoId)
    await one.answer(intoId)
    await one.handling.rate(people.citizen, { id: closed, solved: 'yes', satisfaction: 5 })
    expect(await one.load(closed)).toMatchObject({ status: 'closed', replies: [] })
    await expect(one.merge(late, closed)).rejects.toMatchObject({
      code: 'invalid_input',
      more: { fields: { intoId: expect.stringContaining('请并入那一件') } },
    })
    expect(await one.load(late)).toMatchObject({ status: 'processing' })
    expect((await one.merge(late, intoId)).status).toBe('merged')
  })
  it('is led by whoever merges, or the press office does it: a unit that only assists there, or had it before, may not', async () => {
    const { city, handling, on, load, submit } = openCase()
    const { deps } = city
    const owning = ownershipUseCases(deps)
    const [assisted, stranger] = [await submit(), await submit()]
    await owning.request_assist(people.handler, {
      ...(await on(assisted)),
      unitId: 'traffic',
      what: '请确认站台的产权',
    })
    const letter = { requestId: requestId(90), kind: 'help', body: '站台边停暖三天了。', addresseeId: 'traffic' }
    const { id } = await submitMessage(deps)(people.citizen, SubmitMessageInput.parse(letter))
    const into = async (intoId: string) => mergeMessage(deps)(people.trafficHandler, { ...(await on(id)), intoId })
    const noSuchCase = { code: 'invalid_input', more: { fields: { intoId: expect.any(String) } } }
    await expect(into(assisted)).rejects.toMatchObject(noSuchCase)
    await expect(into(stranger)).rejects.toMatchObject(noSuchCase) // nothing to it at all: said alike
    expect(await load(assisted)).not.toHaveProperty('mergedIds')
    // Nor is a case given away by whom it only asked for help, into a case of theirs.
    const away = { ...(await on(assisted)), intoId: id }
    await expect(mergeMessage(deps)(people.trafficHandler, away)).rejects.toMatchObject({ code: 'forbidden' })
    // One that gave a case back does not merge into it either.
    const had = await submitMessage(deps)(people.other, SubmitMessageInput.parse({ ...letter, wantsPublic: true }))
    await returnMessage(deps)(people.trafficHandler, { id: had.id, version: had.version, reason: '不属于我单位职责。' })
    await dispatchMessage(deps)(people.dispatcher, { ...(await on(had.id)), unitId: 'heating' })
    await expect(into(had.id)).rejects.toMatchObject(noSuchCase)
    await mergeMessage(deps)(people.dispatcher, { ...(await on(id)), intoId: assisted })
    expect(await load(assisted)).toMatchObject({ mergedIds: [id], assistUnitIds: ['traffic'] })
    // That its own letter lies in it makes it no more than an assistant of the case.
    const see = (who: PersonName) => getMessage(deps)(people[who], { id: assisted })
    expect((await see('trafficHandler')).allowedActions).toEqual(['answer_assist'])
    await expect(handling.accept(people.trafficHandler, await on(assisted))).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
  it('is said to need its owner’s consent: its answer would be read by strangers', async () => {
    const one = openCase()
    const [mine, into] = [await one.submit(), await one.submit()]
    const target = await one.load(into)
    await one.city.store.transact(async (transaction) => transaction.put(messages, { ...target, wantsPublic: false }))
    await expect(one.merge(mine, into)).rejects.toMatchObject({
      code: 'invalid_input',
      more: { fields: { intoId: expect.stringContaining('没有同意公开答复') } },
    })
    expect((await one.load(mine)).status).toBe('processing')
  })
})

describe('a complaint about a unit’s own people', () => {
  const open = async () => {
    const one = openCase()
    const { deps } = one.city
    const intoId = await one.submit()
    const letter = { requestId: requestId(90), kind: 'complaint', wantsPublic: true }
    const write = async (more: object) =>
      (await submitMessage(deps)(people.citizen, SubmitMessageInput.parse({ ...letter, ...more }))).id
    const merge = async (id: string) => mergeMessage(deps)(people.dispatcher, { ...(await one.on(id)), intoId })
    return { ...one, deps, intoId, write, merge }
  }
  const refused = { code: 'invalid_input', more: { fields: { intoId: expect.stringContaining('写明理由') } } }
  const body = '和平路停暖，供热公司的工作人员态度恶劣，上门还骂人。'
  it('is not answered by that unit through a case that lies there: neither a letter nor a call', async () => {
    const { deps, write, merge, load, intoId } = await open()
    const call = { requestId: requestId(91), channel: 'phone' as const, kind: 'complaint' as const, body }
    const chosen = {
      requestId: requestId(92),
      addresseeId: 'heating',
      aboutUnitStaff: true,
      body: '窗口的人只看视频。',
    }
    for (const id of [
      await write({ body }),
      (await recordMessage(deps)(people.dispatcher, call)).id,
      await write(chosen),
    ]) {
      await expect(merge(id)).rejects.toMatchObject(refused)
      expect((await load(id)).status).toBe('pending_dispatch')
    }
    expect((await load(intoId)).mergedIds).toBeUndefined()
  })
  it('is merged there once it was given to that unit with the reason, and into any other unit’s case as ever', async () => {
    const { deps, write, merge, on, load } = await open()
    const id = await write({ body })
    const why = { unitId: 'heating', whyNamed: '由公司纪检部门核查' }
    await dispatchMessage(deps)(people.dispatcher, { ...(await on(id)), ...why })
    expect(await merge(id)).toMatchObject({ status: 'merged' })
    const elsewhere = await write({ requestId: requestId(93), body: body.replace('供热公司', '公交集团') })
    await merge(elsewhere)
    expect((await load(elsewhere)).status).toBe('merged')
  })
  it('waits until the other case was given to somebody: in one press both would be at that unit', async () => {
    const { write, on, load, deps } = await open()
    const pending = { kind: 'help' as const, unitId: null, status: 'pending_dispatch' as const }
    const id = await write({ body })
    const into = await load(await write({ requestId: requestId(94), body: '和平路停暖，家里只有十度，没有人管。' }))
    await deps.store.transact(async (transaction) => transaction.put(messages, { ...into, ...pending }))
    const source = await load(id)
    const target = await load(into.id)
    expect(mergeRefusal(source, target, smallDirectory.nameOf)).toBe('about_staff_undispatched')
    const { aboutStaff: _about, ...other } = source
    expect(mergeRefusal(other, target, smallDirectory.nameOf)).toBeNull()
    await dispatchMessage(deps)(people.dispatcher, { ...(await on(into.id)), unitId: 'traffic' })
    const merged = { ...(await on(id)), intoId: into.id }
    expect(await mergeMessage(deps)(people.dispatcher, merged)).toMatchObject({ status: 'merged' })
  })
  it('keeps its case from the unit that it is against, however the case is given away, until it has left the case', async () => {
    const { write, merge, on, load, deps } = await open()
    const own = ownershipUseCases(deps)
    const letter = { requestId: requestId(94), kind: 'help', addresseeId: 'traffic', body: '和平路停暖，没有人管。' }
    const into = await write(letter)
    const id = await write({ body })
    await mergeMessage(deps)(people.dispatcher, { ...(await on(id)), intoId: into })
    const { code } = await load(id)
    const keptFromIt = { code: 'invalid_input', more: { fields: { unitId: expect.stringContaining(code) } } }
    const give = async (unitId: string) =>
      dispatchMessage(deps)(people.dispatcher, { ...(await on(into)), unitId, whyNamed: '由公司纪检部门核查' })
    await returnMessage(deps)(people.trafficHandler, { ...(await on(into)), reason: '不归交通局管' })
    await expect(give('heating')).rejects.toMatchObject(keptFromIt)
    expect(await give('office')).toMatchObject({ status: 'dispatched', unitId: 'office' })
    await own.contest(people.citizen, { ...(await on(into)), reason: '这件事归供热公司管' })
    const ruling = async () => ({ ...(await on(into)), unitId: 'heating', reason: '由供热公司办理' })
    await expect(own.rule_contest(people.dispatcher, { ...(await ruling()), upheld: true })).rejects.toMatchObject(
      keptFromIt,
    )
    const disputed = { ...(await load(into)), adjudicationPending: true }
    await deps.store.transact(async (transaction) => transaction.put(messages, disputed))
    await expect(own.adjudicate(people.chief, await ruling())).rejects.toMatchObject(keptFromIt)
    expect((await load(into)).unitId).toBe('office')
    await unmergeMessage(deps)(people.dispatcher, { ...(await on(id)), reason: '投诉另行核查' })
    expect(await own.adjudicate(people.chief, await ruling())).toMatchObject({ unitId: 'heating' })
    await expect(merge(id)).rejects.toMatchObject(refused)
  })
  it('nor is its case assigned to the street or office that it speaks of; others there have it as ever', async () => {
    const { write, on, deps } = await open()
    const into = await write({ requestId: requestId(94), kind: 'help', addresseeId: 'east', body: '停暖，没有人管。' })
    const id = await write({ body: '东湖街道的工作人员态度恶劣，还骂人。' })
    await mergeMessage(deps)(people.dispatcher, { ...(await on(id)), intoId: into })
    const assign = async (to: { subUnitId: string } | { handlerId: string }) =>
      assignMessage(deps)(people.eastHandler, { ...(await on(into)), ...to })
    await expect(assign({ subUnitId: 'east-street' })).rejects.toMatchObject({
      code: 'invalid_input',
      more: { fields: { subUnitId: expect.stringContaining('东湖街道') } },
    })
    expect(await assign({ handlerId: 'handler-east' })).toMatchObject({ unitId: 'east' })
  })
  it('nor by the street or office of the unit that it speaks of and that has the case', async () => {
    const { load, write, intoId } = await open()
    const source = await load(await write({ body: '东湖街道的工作人员态度恶劣，还骂人。' }))
    const target: Message = { ...(await load(intoId)), unitId: 'east', subUnitId: 'east-street' }
    expect(mergeRefusal(source, target, smallDirectory.nameOf)).toBe('about_its_people')
    // Given to it with the reason why, it is there already.
    const given: Message = { ...source, unitId: 'east', subUnitId: 'east-street' }
    expect(mergeRefusal(given, target, smallDirectory.nameOf)).toBeNull()
  })
  it('keeps its case from nobody once it was rated there or has left it: it goes on by itself', async () => {
    const { load, write, intoId } = await open()
    const lies: Message = { ...(await load(await write({ body }))), status: 'merged', mergedInto: intoId }
    const keeps = (source: Message) => keepsCaseFrom(source, { id: intoId }, 'heating', '市供热公司')
    const gone: Message[] = [
      { ...lies, rated: true },
      { ...lies, mergedInto: 'another' },
      { ...lies, status: 'closed' },
    ]
    expect([lies, ...gone].map(keeps)).toEqual([true, false, false, false])
  })
})

it('nobody waits in a case that ended without an answer, however it ended', async () => {
  const one = openCase()
  const target: Message = { ...(await one.load(await one.submit())), mergedIds: ['merged'] }
  for (const status of ['withdrawn', 'not_accepted', 'redirected'] as const)
    expect([status, waitsInVain({ ...target, status })]).toEqual([status, 'merged'])
  for (const status of ['processing', 'replied', 'closed'] as const)
    expect([status, waitsInVain({ ...target, status })]).toEqual([status, undefined])
})

it('everybody is told who comes into a case that is public already, also before the one before was told', async () => {
  const one = openCase()
  const intoId = await one.submit()
  await one.answer(intoId)
  const late = [await one.submit(), await one.submit()]
  for (const id of late) await one.merge(id, intoId)
  expect(await tellMerged(one.city.deps, ALWAYS)).toBe(2)
  for (const id of late)
    expect(await one.load(id)).toMatchObject({ mergedAnswered: true, mergedAnswer: { id: 'answer' } })
})

describe('a message merged into a case that is due later', () => {
  /** `early` due on Friday 07-10, lies in a case that is due on 07-17. */
  const open = async () => {
    const one = openCase()
    const early = await one.submit()
    const late = await one.submit()
    const longer = { workingDays: 5, grounds: '等配件' }
    await one.handling.grant_extension(people.chief, { ...(await one.on(late)), ...longer })
    await one.merge(early, late)
    return { ...one, early, late }
  }
  it('keeps its promise on the books: answered after its own day it is overdue, though the case is on time', async () => {
    const one = await open()
    one.city.clock.to('2026-07-13T02:00:00.000Z')
    await one.answer(one.late)
    expect((await one.load(one.late)).replies[0]?.verdict).toMatchObject({ dueOn: '2026-07-17', onTime: true })
    expect(await one.load(one.early)).toMatchObject({ mergedAnswered: true, mergedAnswer: { id: 'answer' } })
    await checkFigures(one.city)
    expect(await one.overdueOn('2026-07-10')).toBe(1)
    // Parted again it waits as what it is: overdue, once.
    await unmergeMessage(one.city.deps)(people.handler, { ...(await one.on(one.early)), reason: '不是同一件事' })
    await checkFigures(one.city)
    expect(await one.overdueOn('2026-07-10')).toBe(1)
  })
  it('is not overdue where the case was answered by its own day, however late the answer became public', async () => {
    const one = await open()
    one.city.clock.to('2026-07-10T02:00:00.000Z')
    await one.answer(one.late)
    one.city.clock.to('2026-07-20T02:00:00.000Z')
    await checkFigures(one.city)
    expect(await one.overdueOn('2026-07-10')).toBe(0)
  })
  it('is counted once, with the case, where the case is late itself', async () => {
    const one = await open()
    one.city.clock.to('2026-07-20T02:00:00.000Z')
    await one.answer(one.late)
    await checkFigures(one.city)
    expect(await one.overdueOn('2026-07-10')).toBe(0)
    expect(await one.overdueOn('2026-07-17')).toBe(1)
  })
})

it('an answer that its owner had done again is not offered for release when another case’s answer closed the message', async () => {
  const one = openCase()
  const [id, other] = [await one.submit(), await one.submit()]
  await one.answer(other)
  const drafted = { body: '已上门检修。', outcome: 'solved' as const }
  const { draft } = await one.handling.draft_reply(people.handler, { ...(await one.on(id)), ...drafted })
  const contentHash = draft?.contentHash ?? ''
  await one.handling.approve_reply(people.approver, { ...(await one.on(id)), contentHash })
  expect([...queuesOf(await one.load(id)).keys()]).toContain(RELEASE)
  await one.redo(id)
  await one.merge(id, other)
  await tellMerged(one.city.deps, { goOn: () => true })
  await one.handling.rate(people.citizen, { id, solved: 'yes', satisfaction: 5 })
  const closed = await one.load(id)
  expect(closed.status).toBe('closed')
  expect([...queuesOf(closed).keys()]).not.toContain(RELEASE)
})

it('who comes back into a case after a reworking counts once in it', async () => {
  const one = openCase()
  const [id, other] = [await one.submit(), await one.submit()]
  await one.merge(id, other)
  await one.answer(other)
  await one.redo(id)
  await one.merge(id, other)
  expect((await one.load(other)).mergedIds).toEqual([id])
})

describe('a message whose case is done again after it was answered', () => {
  const told = async () => {
    const one = openCase()
    const [id, other] = [await one.submit(), await one.submit()]
    await one.merge(id, other)
    await one.answer(other)
    return { ...one, id, other }
  }
  const withdrawn = async ({ city, handling, on, other }: Awaited<ReturnType<typeof told>>) => {
    await handling.withdraw(people.citizen, { ...(await on(other)), voluntary: true })
    return freeMerged(city.deps, ALWAYS)
  }

  it('is done again by itself where the case is withdrawn: with days of its own, and no overdue that never was', async () => {
    const one = await told()
    one.city.clock.to('2026-07-14T01:00:00.000Z')
    await one.redo(one.other)
    expect(await withdrawn(one)).toBe(1)
    const alone = await one.load(one.id)
    expect(alone).toMatchObject({ status: 'processing', rated: false, reworked: false, replyDueOn: '2026-07-21' })
    expect(alone.timeline.slice(-2)).toMatchObject([
      { what: 'unmerged', note: '合并办理的事项重新办理时结束了，单独重新办理' },
      { what: 'reworked' },
    ])
    expect((await one.load(one.other)).mergedIds).toEqual([])
    expect(await one.overdueOn('2026-07-10')).toBe(0)
    await checkFigures(one.city)
    expect(await freeMerged(one.city.deps, ALWAYS)).toBe(0)
  })
  it('can be rated again then, also where its owner was not content with the one answer', async () => {
    const one = await told()
    await one.handling.rate(people.citizen, { id: one.id, solved: 'no', satisfaction: 2 })
    await one.redo(one.other)
    await withdrawn(one)
    expect(await one.load(one.id)).toMatchObject({ status: 'processing', rated: false, callBackOpen: false })
    await one.answer(one.id)
    const closed = await one.handling.rate(people.citizen, { id: one.id, solved: 'yes', satisfaction: 5 })
    expect(closed).toMatchObject({ status: 'closed' })
    await checkFigures(one.city)
  })
  it('does not close in silence meanwhile: its owner rates the answer that counts', async () => {
    const one = await told()
    const status = async () => (await one.load(one.id)).status
    await one.redo(one.other)
    // Nobody is told the day before that it closes, and it does not.
    one.city.clock.to('2026-07-10T01:00:00.000Z')
    await warnClosing(one.city.deps, ALWAYS)
    const { items } = await one.city.store.query(notices, { index: 'by_time', equals: {}, limit: 10 })
    expect(items.filter(({ kind }) => kind === 'closing_soon')).toEqual([])
    one.city.clock.to('2026-07-14T01:00:00.000Z')
    await closeSilentMessages(one.city.deps, ALWAYS)
    expect(await status()).toBe('merged')
    // What waits longer stands behind it no longer.
    expect(await closeSilentMessages(one.city.deps, ALWAYS)).toBe(0)
    // Answered, and not yet public: the owner has still to be told.
    const drafted = { body: '已更换阀门。', outcome: 'solved' as const }
    const { draft } = await one.handling.draft_reply(people.handler, { ...(await one.on(one.other)), ...drafted })
    const contentHash = draft?.contentHash ?? ''
    await one.handling.approve_reply(people.approver, { ...(await one.on(one.other)), contentHash })
    one.city.clock.to('2026-07-22T01:00:00.000Z')
    await closeSilentMessages(one.city.deps, ALWAYS)
    expect(await status()).toBe('merged')
    const before = await one.load(one.other)
    const acting = actingNow(one.city.deps, people.chief)
    await one.city.store.transact(async (transaction) =>
      recordChange(transaction, one.city.deps, acting, 'x', before, linkPublicAnswer(before, 'answer', acting)),
    )
    await tellMerged(one.city.deps, ALWAYS)
    one.city.clock.to('2026-07-29T15:00:00.000Z')
    await closeSilentMessages(one.city.deps, ALWAYS)
    expect(await status()).toBe('merged')
    one.city.clock.to('2026-07-29T17:00:00.000Z')
    await closeSilentMessages(one.city.deps, ALWAYS)
    expect(await status()).toBe('closed')
    await checkFigures(one.city)
  })
  it('closes in silence where the case stands at the answer that its owner has', async () => {
    const one = await told()
    one.city.clock.to('2026-07-10T01:00:00.000Z')
    await warnClosing(one.city.deps, ALWAYS)
    const { items } = await one.city.store.query(notices, { index: 'by_time', equals: {}, limit: 10 })
    expect(items.filter(({ kind }) => kind === 'closing_soon')).toHaveLength(2)
    one.city.clock.to('2026-07-14T01:00:00.000Z')
    expect(await closeSilentMessages(one.city.deps, ALWAYS)).toBeGreaterThan(0)
    expect((await one.load(one.id)).status).toBe('closed')
  })
  it('stays closed where its owner was content', async () => {
    const one = await told()
    await one.handling.rate(people.citizen, { id: one.id, solved: 'yes', satisfaction: 5 })
    await one.redo(one.other)
    await withdrawn(one)
    expect(await one.load(one.id)).toMatchObject({ status: 'closed', rating: { satisfaction: 5 } })
    expect((await one.load(one.other)).mergedIds).toEqual([])
  })
  it('is not given the answer that is being done again, when it comes into the case meanwhile', async () => {
    const one = await told()
    await one.redo(one.other)
    const late = await one.submit()
    await one.merge(late, one.other)
    expect(await tellMerged(one.city.deps, ALWAYS)).toBe(0)
    expect(await one.load(late)).toMatchObject({ status: 'merged' })
    expect((await one.load(late)).mergedAnswered).toBeUndefined()
    expect(Object.keys((await one.load(one.other)).queues)).not.toContain('timer:tell_merged')
    await one.answer(one.other)
    for (const id of [late, one.id]) expect(await one.load(id)).toMatchObject({ mergedAnswered: true })
  })
  it('goes on where it stood where it came into the case meanwhile, and the case is withdrawn', async () => {
    const one = await told()
    await one.redo(one.other)
    const late = await one.submit()
    await one.merge(late, one.other)
    await tellMerged(one.city.deps, ALWAYS)
    await withdrawn(one)
    const { status, timeline, mergedInto } = await one.load(late)
    expect([status, mergedInto, timeline.at(-1)?.note]).toEqual([
      'processing',
      undefined,
      '合并办理的事项已结束，单独继续办理',
    ])
    await checkFigures(one.city)
  })
})

it('whoever was not told before the consent to the answer was taken back goes on by themselves, and is not told of it', async () => {
  const { city, answer, load, merge, submit } = openCase()
  const { deps } = city
  const [told, late, other] = [await submit(), await submit(), await submit()]
  await merge(told, other)
  await answer(other)
  await merge(late, other)
  await city.store.transact(async (transaction) => {
    const before = await transaction.get(messages, other)
    if (before === null) throw new Error('lost')
    const changed = { message: { ...before, wantsPublic: false }, events: [] }
    recordChange(transaction, deps, actingNow(deps, people.citizen), 'privacy.withdraw_consent', before, changed)
  })
  expect(await tellMerged(deps, ALWAYS)).toBe(0)
  expect(await freeMerged(deps, ALWAYS)).toBe(1)
  expect([(await load(late)).status, (await load(late)).mergedAnswered]).toEqual(['processing', undefined])
  expect(await load(told)).toMatchObject({ status: 'merged', mergedAnswered: true })
  await checkFigures(city)
})
