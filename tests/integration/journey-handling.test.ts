import { closeSilentMessages, resumeWaitingMessages } from '../../cloudfunctions/messages'
import type { MessageView } from '../../types/messages.contract'
import { ALWAYS, requestId } from '../support/small-city'
import { type ServedCity, serveCity } from '../support/served-city'

let city: ServedCity
let requests = 0
beforeAll(async () => {
  city = await serveCity()
})
afterAll(() => city.close())

const HANDLER = 'handler:heating'
const APPROVER = 'approver:heating'

const submitted = (more: { kind?: MessageView['kind']; addresseeId?: string } = {}) =>
  city.messages('citizen-1', 'submit', {
    requestId: requestId((requests += 1)),
    kind: 'help',
    body: '暖气不热，请尽快处理。',
    addresseeId: 'heating',
    ...more,
  })
const accepted = async (more: Parameters<typeof submitted>[0] = {}) => {
  const { id, version } = await submitted(more)
  return city.messages(HANDLER, 'accept', { id, version })
}
const drafted = async (more: Parameters<typeof submitted>[0] = {}) => {
  const { id, version } = await accepted(more)
  return city.messages(HANDLER, 'draft_reply', { id, version, body: '已上门处理，请查看。', outcome: 'solved' })
}
const hashOf = (view: MessageView) => view.draft?.contentHash ?? ''
const replied = async (more: Parameters<typeof submitted>[0] = {}) => {
  const view = await drafted(more)
  return city.messages(APPROVER, 'approve_reply', { id: view.id, version: view.version, contentHash: hashOf(view) })
}
const timers = () => ({ ...city.deps, people: city.deps.staff })
const whats = (view: MessageView) => view.timeline.map(({ what }) => what)

it('what waits for approval once more shows its leader the present draft, not the row of the one sent back', async () => {
  const first = await drafted()
  const rowOf = async () => (await city.messages(APPROVER, 'inbox', {})).items.find(({ id }) => id === first.id)
  expect(await rowOf()).toMatchObject({ version: first.version })
  const { id, version } = await city.messages(APPROVER, 'reject_reply', {
    id: first.id,
    version: first.version,
    reason: '请写清楚时间',
  })
  expect(await rowOf()).toBeUndefined()
  const again = await city.messages(HANDLER, 'draft_reply', { id, version, body: '明天上午上门。', outcome: 'solved' })
  expect(await rowOf()).toMatchObject({ version: again.version })
})

describe('转办 and 退回', () => {
  it('a returned message goes to the unit the dispatcher chooses; the promise to the citizen stays', async () => {
    const { id, replyDueOn } = await submitted()
    const returned = await city.messages(HANDLER, 'return_to_desk', {
      id,
      version: 1,
      reason: '属于自来水',
      proposedUnitId: 'water-supply',
    })
    expect(returned).toMatchObject({ restricted: true, status: 'returned', body: '', allowedActions: [] })
    const desk = await city.messages('dispatcher', 'get', { id })
    expect(desk.timeline.at(-1)).toMatchObject({
      what: 'returned',
      unitId: 'heating',
      note: '属于自来水（建议转交市供水集团）',
    })
    const owner = await city.messages('citizen-1', 'get', { id })
    expect(owner).toMatchObject({ citizenStatus: 'dispatched' })
    expect(JSON.stringify(owner)).not.toContain('属于自来水')

    const moved = await city.messages('dispatcher', 'dispatch', {
      id,
      version: 2,
      unitId: 'water-supply',
      note: '请办理',
    })
    expect(moved).toMatchObject({
      status: 'dispatched',
      unitId: 'water-supply',
      routeReason: '经市政府新闻办研究，转交市供水集团',
      replyDueOn,
    })
    expect((await city.messages('handler:water-supply', 'inbox', {})).items.map((row) => row.id)).toEqual([id])
    expect((await city.messages(HANDLER, 'inbox', {})).items.map((row) => row.id)).not.toContain(id)
    const former = await city.messages(HANDLER, 'get', { id })
    expect(former).toMatchObject({ restricted: true, body: '' })
    expect(former).not.toHaveProperty('unitId')
    expect(JSON.stringify(former)).not.toMatch(/water-supply|请尽快处理/)
    await city.messages('handler:water-supply', 'accept', { id, version: 3 })
  })

  it('an unknown unit is refused at the field; a matter for elsewhere is redirected', async () => {
    const { id } = await city.messages('citizen-1', 'submit', {
      requestId: requestId((requests += 1)),
      kind: 'inquiry',
      body: '这里写的事情没有任何一个字对得上。',
    })
    expect(await city.refused('dispatcher', 'messages.dispatch', { id, version: 1, unitId: 'nowhere' })).toMatchObject({
      status: 400,
      fields: { unitId: expect.any(String) },
    })
    const view = await city.messages('dispatcher', 'redirect', { id, version: 1, channel: '请拨打12368诉讼服务热线' })
    expect(view).toMatchObject({ status: 'redirected', redirectedTo: '请拨打12368诉讼服务热线', allowedActions: [] })
    expect(await city.messages('citizen-1', 'get', { id })).toMatchObject({
      citizenStatus: 'closed',
      redirectedTo: '请拨打12368诉讼服务热线',
    })
  })
})

describe('分派 within the unit', () => {
  it('to a 科室 or a handler of the lead; nowhere else, and the clock stays the unit’s', async () => {
    const { id, version, replyDueOn } = await accepted()
    const assignees = (await city.hall('liaison:heating', 'list_assignees', { unitId: 'heating' })).items
    expect(assignees.map((item) => item.id)).toEqual(
      expect.arrayContaining(['heating-service', 'heating-north', 'demo-handler-heating']),
    )
    const view = await city.messages('liaison:heating', 'assign', { id, version, subUnitId: 'heating-north' })
    expect(view).toMatchObject({ unitId: 'heating', subUnitId: 'heating-north', replyDueOn, status: 'processing' })
    expect((await city.messages('handler:heating-north', 'inbox', {})).items.map((row) => row.id)).toContain(id)
    await city.messages('liaison:heating', 'assign', { id, version: view.version, handlerId: 'demo-handler-heating' })
    for (const wrong of [
      { subUnitId: 'water-supply' },
      { subUnitId: 'water-supply-service' },
      { handlerId: 'demo-handler-water-supply' },
      { handlerId: 'demo-citizen-1' },
      {},
      { subUnitId: 'heating-north', handlerId: 'demo-handler-heating' },
    ])
      expect(await city.refused(HANDLER, 'messages.assign', { id, version: version + 2, ...wrong })).toMatchObject({
        status: 400,
        code: 'invalid_input',
      })
    const bySub = await city.messages('handler:heating-north', 'draft_reply', {
      id,
      version: version + 2,
      body: '城北站已处理。',
      outcome: 'solved',
    })
    expect(bySub.status).toBe('awaiting_approval')
    expect(await city.refused('approver:heating-north', 'messages.get', { id })).toMatchObject({ status: 404 })
  })
})

describe('one open question', () => {
  it('pauses the clock by the working days it waits, and the citizen’s answer goes on', async () => {
    const before = await accepted()
    const asked = await city.messages(HANDLER, 'ask', {
      id: before.id,
      version: before.version,
      question: '请问是几号楼？',
    })
    expect(asked).toMatchObject({ status: 'awaiting_citizen', question: { text: '请问是几号楼？' } })
    expect(
      await city.refused(HANDLER, 'messages.ask', { id: before.id, version: asked.version, question: '几楼？' }),
    ).toMatchObject({ status: 409, code: 'invalid_state', current: { id: before.id } })
    city.clock.to('2026-07-07T01:00:00.000Z') // Tuesday: two working days later
    const answered = await city.messages('citizen-1', 'supplement', {
      id: before.id,
      version: asked.version,
      body: '3号楼',
    })
    expect(answered).toMatchObject({ status: 'processing', supplements: [{ body: '3号楼' }], replyDueOn: '2026-07-14' })
    expect(answered).not.toHaveProperty('question')
  })

  it('runs out by itself after five working days', async () => {
    const before = await accepted()
    await city.messages(HANDLER, 'ask', { id: before.id, version: before.version, question: '请问是几号楼？' })
    await resumeWaitingMessages(timers(), ALWAYS)
    expect(await city.messages('citizen-1', 'get', { id: before.id })).toMatchObject({ status: 'awaiting_citizen' })
    city.clock.to('2026-07-15T01:00:00.000Z')
    await resumeWaitingMessages(timers(), ALWAYS)
    const view = await city.messages('citizen-1', 'get', { id: before.id })
    expect(view).toMatchObject({ status: 'processing' })
    expect(whats(view)).toContain('resumed')
  })
})

describe('答复 and 审核', () => {
  it('an edit after reading voids the approval; both people see the fresh state', async () => {
    const first = await drafted()
    const { id } = first
    const edited = await city.messages(HANDLER, 'draft_reply', {
      id,
      version: first.version,
      body: '改过的答复。',
      outcome: 'explained',
    })
    const late = await city.refused(APPROVER, 'messages.approve_reply', {
      id,
      version: first.version,
      contentHash: hashOf(first),
    })
    expect(late).toMatchObject({
      status: 409,
      code: 'conflict',
      current: { version: edited.version, draft: { body: '改过的答复。' } },
    })
    const stale = await city.refused(APPROVER, 'messages.approve_reply', {
      id,
      version: edited.version,
      contentHash: hashOf(first),
    })
    expect(stale).toMatchObject({ status: 409, code: 'conflict', current: { draft: { body: '改过的答复。' } } })
    const done = await city.messages(APPROVER, 'approve_reply', {
      id,
      version: edited.version,
      contentHash: hashOf(edited),
    })
    expect(done.reply).toMatchObject({ body: '改过的答复。', outcome: 'explained' })
  })

  it('rejected goes back to 办理中 with the draft to be mended; the citizen sees neither', async () => {
    const view = await drafted()
    const rejected = await city.messages(APPROVER, 'reject_reply', {
      id: view.id,
      version: view.version,
      reason: '请写明时间',
    })
    expect(rejected).toMatchObject({ status: 'processing' })
    expect(await city.messages(HANDLER, 'get', { id: view.id })).toMatchObject({
      draft: { body: '已上门处理，请查看。' },
    })
    expect(JSON.stringify(await city.messages('citizen-1', 'get', { id: view.id }))).not.toMatch(
      /请写明时间|已上门处理/,
    )
  })

  it('of two who approve at once one succeeds, the other gets the fresh view', async () => {
    const view = await drafted()
    const input = { id: view.id, version: view.version, contentHash: hashOf(view) }
    const answers = await Promise.all([1, 2].map(() => city.ask(APPROVER, 'messages.approve_reply', input)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = answers.find(({ status }) => status === 409)
    expect(lost?.body).toMatchObject({
      error: { code: 'conflict', current: { status: 'replied', version: view.version + 1 } },
    })
  })

  it('the verdict freezes when the reply is published: late by the day it was due', async () => {
    const view = await drafted({ kind: 'inquiry' })
    city.clock.onHours(24 * 14)
    const late = await city.messages(APPROVER, 'approve_reply', {
      id: view.id,
      version: view.version,
      contentHash: hashOf(view),
    })
    expect(late).toMatchObject({ status: 'replied', overdue: true })
  })
})

describe('评价, 回访 and 办结', () => {
  it('silence of seven days closes', async () => {
    const view = await replied()
    city.clock.onHours(24 * 7)
    await closeSilentMessages(timers(), ALWAYS)
    expect(await city.messages('citizen-1', 'get', { id: view.id })).toMatchObject({ status: 'replied' })
    city.clock.onHours(24)
    await closeSilentMessages(timers(), ALWAYS)
    expect(await city.messages('citizen-1', 'get', { id: view.id })).toMatchObject({
      status: 'closed',
      allowedActions: [],
    })
    expect(
      await city.refused('citizen-1', 'messages.rate', { id: view.id, solved: 'yes', satisfaction: 5 }),
    ).toMatchObject({
      status: 409,
      code: 'invalid_state',
    })
  })

  it('dissatisfied asks for a call-back, which reworks once and then closes', async () => {
    const view = await replied()
    const { id } = view
    const rated = await city.messages('citizen-1', 'rate', { id, solved: 'no', satisfaction: 1, comment: '没有解决' })
    expect(rated).toMatchObject({ status: 'replied', callBack: { dueOn: expect.any(String) }, allowedActions: [] })
    expect((await city.messages('press', 'inbox', {})).items).toMatchObject([
      {
        id,
        allowedActions: ['call_back'],
        owed: { action: 'call_back', on: rated.callBack?.dueOn, workingDaysLeft: 3 },
      },
    ])
    const reworked = await city.messages('press', 'call_back', {
      id,
      version: rated.version,
      result: 'rework',
      grounds: '回访属实，重办',
    })
    expect(reworked).toMatchObject({ status: 'processing', earlierReplies: [{ body: '已上门处理，请查看。' }] })
    const again = await city.messages(HANDLER, 'draft_reply', {
      id,
      version: reworked.version,
      body: '已重新处理。',
      outcome: 'solved',
    })
    await city.messages(APPROVER, 'approve_reply', { id, version: again.version, contentHash: hashOf(again) })
    // It was worked on once: what is still not right is looked into again, and ends with grounds that the citizen reads.
    const unhappy = await city.messages('citizen-1', 'rate', { id, solved: 'no', satisfaction: 1 })
    expect(unhappy).toMatchObject({ status: 'replied', callBack: { final: true } })
    const decide = { id, version: unhappy.version, grounds: '已按规定修好，费用由产权单位承担' }
    const refused = await city.refused('press', 'messages.call_back', { ...decide, result: 'rework' })
    expect(refused).toMatchObject({
      code: 'invalid_input',
      fields: { result: expect.stringContaining('已经重办过一次') },
    })
    await city.messages('press', 'call_back', { ...decide, result: 'close' })
    const closed = await city.messages('citizen-1', 'get', { id })
    expect(closed).toMatchObject({ status: 'closed', callBack: { result: 'close', grounds: decide.grounds } })
    expect(closed.callBack).not.toHaveProperty('final')
    expect(whats(closed)).toEqual(expect.arrayContaining(['called_back', 'reworked', 'closed']))
  })

  it('closing after the call-back publishes its grounds', async () => {
    const { id } = await replied()
    const rated = await city.messages('citizen-1', 'rate', { id, solved: 'partly', satisfaction: 2 })
    await city.messages('dispatcher', 'call_back', {
      id,
      version: rated.version,
      result: 'close',
      grounds: '经核实已按规定办理',
    })
    const view = await city.messages('citizen-1', 'get', { id })
    expect(view).toMatchObject({ status: 'closed', callBack: { result: 'close', grounds: '经核实已按规定办理' } })
  })

  it('is rated once, also when tapped twice', async () => {
    const { id } = await replied()
    const rate = () => city.ask('citizen-1', 'messages.rate', { id, solved: 'yes', satisfaction: 4 })
    const answers = await Promise.all([rate(), rate()])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('撤回, 批示 and 延期', () => {
  it('a help request is withdrawn at once; a complaint waits for the dispatcher', async () => {
    const help = await submitted()
    expect(await city.messages('citizen-1', 'withdraw', { id: help.id, version: 1 })).toMatchObject({
      status: 'withdrawn',
    })
    const complaint = await submitted({ kind: 'complaint' })
    const asked = await city.messages('citizen-1', 'withdraw', { id: complaint.id, version: 1, voluntary: false })
    expect(asked).toMatchObject({ status: 'dispatched', withdrawal: { voluntary: false } })
    expect((await city.messages('dispatcher', 'inbox', {})).items.map(({ id }) => id)).toContain(complaint.id)
    const kept = await city.messages('dispatcher', 'confirm_withdrawal', {
      id: complaint.id,
      version: asked.version,
      confirmed: false,
      note: '本人称被要求撤回',
    })
    expect(kept).toMatchObject({ status: 'dispatched' })
    expect(JSON.stringify(await city.messages('citizen-1', 'get', { id: complaint.id }))).not.toContain('被要求')
  })

  it('an instruction of the mailbox’s holder is read by staff only', async () => {
    const view = await submitted({ addresseeId: 'post-mayor' })
    await city.messages('post:post-mayor', 'instruct', { id: view.id, version: 1, body: '请尽快落实' })
    expect(await city.messages('handler:government-office', 'get', { id: view.id })).toMatchObject({
      instructions: [{ body: '请尽快落实', postName: '市长信箱' }],
    })
    const owner = await city.messages('citizen-1', 'get', { id: view.id })
    expect(owner.instructions).toEqual([])
    expect(JSON.stringify(owner)).not.toMatch(/落实|instructed/)
  })

  it('one extension, with grounds that the citizen reads', async () => {
    const view = await accepted()
    const longer = await city.messages('press', 'grant_extension', {
      id: view.id,
      version: view.version,
      workingDays: 5,
      grounds: '需要换管道',
    })
    expect(longer.replyDueOn > view.replyDueOn).toBe(true)
    expect(JSON.stringify(await city.messages('citizen-1', 'get', { id: view.id }))).toContain('需要换管道')
    expect(
      await city.refused('press', 'messages.grant_extension', {
        id: view.id,
        version: longer.version,
        workingDays: 5,
        grounds: '再延',
      }),
    ).toMatchObject({ status: 409, code: 'invalid_state' })
  })
})

it('everything that happened was counted', async () => {
  await city.relay()
  const { totals } = await city.insight('press', 'overview', { from: '2026-07-01', to: '2026-08-31' })
  const { rows } = await city.store.pool.query<{ type: string; n: string }>(
    "select e->>'type' as type, count(*) as n from events, jsonb_array_elements(doc->'events') e group by 1",
  )
  const count = (type: string) => Number(rows.find((row) => row.type === type)?.n ?? 0)
  expect(count('submitted')).toBeGreaterThan(15)
  expect(totals).toMatchObject({ received: count('submitted'), replied: count('replied'), ratings: count('rated') })
})
