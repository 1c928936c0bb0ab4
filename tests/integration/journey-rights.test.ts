import { MESSAGE_ACTIONS, type MessageAction } from '../../types/messages.terms'
import { requestId } from '../support/small-city'
import { type ServedCity, serveCity } from '../support/served-city'

let city: ServedCity
/** Messages of citizen-1 with heating, one in each state that a right may depend on. */
const stories: { id: string; version: number; contentHash?: string }[] = []
beforeAll(async () => {
  city = await serveCity()
  for (let steps = 0; steps < 6; steps += 1) stories.push(await storyOf(steps))
})
afterAll(() => city.close())

async function storyOf(steps: number): Promise<{ id: string; version: number; contentHash?: string }> {
  let view = await city.messages('citizen-1', 'submit', {
    requestId: requestId(steps + 1),
    kind: steps === 5 ? 'inquiry' : 'complaint',
    body: steps === 5 ? '这里写的事情没有任何一个字对得上。' : '暖气不热，请尽快处理。',
  })
  const { id } = view
  if (steps >= 1 && steps < 5) view = await city.messages('handler:heating', 'accept', { id, version: view.version })
  if (steps >= 2 && steps < 5)
    view = await city.messages('handler:heating', 'draft_reply', {
      id,
      version: view.version,
      body: '已处理。',
      outcome: 'solved',
    })
  const contentHash = view.draft?.contentHash ?? ''
  if (steps >= 3 && steps < 5)
    view = await city.messages('approver:heating', 'approve_reply', { id, version: view.version, contentHash })
  if (steps === 4) view = await city.messages('citizen-1', 'rate', { id, solved: 'no', satisfaction: 1 })
  return { id, version: view.version, contentHash: contentHash === '' ? '0'.repeat(64) : contentHash }
}

const PERSONAS = [
  'citizen-1',
  'citizen-2',
  'handler:heating',
  'liaison:heating',
  'approver:heating',
  'handler:water-supply',
  'approver:water-supply',
  'handler:heating-north',
  'post:post-mayor',
  'dispatcher',
  'press',
  'supervisor',
  'admin',
  'auditor',
] as const

/** Well-formed input for every action, at a given version. */
const inputFor = (action: MessageAction, { id, version, contentHash = '' }: (typeof stories)[number]): object => ({
  id,
  version,
  ...{
    dispatch: { unitId: 'water-supply' },
    redirect: { channel: '请拨打12345' },
    accept: {},
    remind: {},
    assign: { subUnitId: 'heating-north' },
    return_to_desk: { reason: '不属于本单位' },
    ask: { question: '几号楼？' },
    supplement: { body: '3号楼' },
    draft_reply: { body: '已处理好。', outcome: 'solved' },
    approve_reply: { contentHash },
    publish_signed_on_paper: {
      ...{ contentHash: contentHash === '' ? '0'.repeat(64) : contentHash, approverIds: ['demo-approver-heating'] },
      sheetId: '00000000-0000-4000-8000-000000000001',
    },
    revoke_paper_signature: { reason: '不是本人所签' },
    reject_reply: { reason: '请修改' },
    withdraw: {},
    clear_screening: { keepPrivate: false },
    confirm_withdrawal: { confirmed: false },
    rate: { solved: 'yes', satisfaction: 5 },
    call_back: { result: 'close', grounds: '已核实' },
    instruct: { body: '请落实' },
    request_extension: { workingDays: 3, grounds: '需要时间' },
    grant_extension: { workingDays: 3, grounds: '需要时间' },
    note_contact: { note: '已电话联系' },
    refuse_extension: { reason: '可按期办结' },
    decide_complex: { approved: true },
    keep_promise: { promiseId: 'p1', note: '已完工' },
    change_promise: { promiseId: 'p1', dueOn: '2099-12-31', reason: '雨季停工' },
    ask_rework: { wanted: false },
    merge: { intoId: 'nowhere' },
    unmerge: { reason: '不是同一件事' },
    contest: { reason: '应由供水公司办理' },
    rule_contest: { upheld: false, reason: '属于供热' },
    adjudicate: { unitId: 'water-supply', reason: '依职责由其办理' },
    request_assist: { unitId: 'water-supply', what: '请查水压' },
    answer_assist: { taskId: 'assist-1', body: '水压正常' },
    end_assist: { taskId: 'assist-1', reason: '已查清' },
    propose_decline: { ground: 'litigation', channel: '请向法院提出', body: '该事项已在诉讼中。' },
    decide_decline: { contentHash: '0'.repeat(64), approved: false, reason: '仍由本单位办理' },
  }[action],
})

/** Whoever may not know of it is told the same for every action, in every state, whatever else is wrong. */
describe.each([
  'citizen-2',
  'handler:water-supply',
  'approver:water-supply',
  'handler:heating-north',
  'post:post-mayor',
  'admin',
  'auditor',
] as const)('%s may not know of the message', (persona) => {
  it('and gets not_found from get and every action, like for an id that does not exist', async () => {
    const silent = { status: 404, code: 'not_found' }
    const refusal = async (action: MessageAction, story: (typeof stories)[number]) => {
      const { traceId: _traceId, ...rest } = await city.refused(persona, `messages.${action}`, inputFor(action, story))
      return rest
    }
    for (const story of stories)
      expect(await city.refused(persona, 'messages.get', { id: story.id })).toMatchObject(silent)
    await Promise.all(
      MESSAGE_ACTIONS.map(async (action) => {
        const none = await refusal(action, { id: 'nowhere', version: 1, contentHash: '0'.repeat(64) })
        expect(none).toMatchObject(silent)
        for (const story of stories) {
          expect(await refusal(action, story)).toEqual(none)
          expect(await refusal(action, { ...story, version: 99 })).toEqual(none)
        }
      }),
    )
  })
})

it('everybody else: exactly the allowed actions pass, every other is forbidden or invalid_state', async () => {
  for (const story of stories)
    for (const persona of PERSONAS) {
      const seen = await city.ask(persona, 'messages.get', { id: story.id })
      if (!seen.body.ok) continue
      const { allowedActions } = seen.body.data as { allowedActions: MessageAction[] }
      for (const action of MESSAGE_ACTIONS) {
        if (allowedActions.includes(action)) continue
        const refusal = await city.refused(persona, `messages.${action}`, inputFor(action, story))
        expect([persona, action, refusal.status, refusal.code]).toEqual([
          persona,
          action,
          refusal.code === 'forbidden' ? 403 : 409,
          expect.stringMatching(/^(forbidden|invalid_state)$/),
        ])
        // Role is told before version, version before state.
        const stale = await city.refused(persona, `messages.${action}`, inputFor(action, { ...story, version: 99 }))
        if (refusal.code === 'forbidden') expect(stale.code).toBe('forbidden')
        else expect(stale).toMatchObject({ status: 409, code: 'conflict', current: { id: story.id } })
      }
      // With another version even what is allowed is a conflict, and carries what this person may see.
      for (const action of allowedActions) {
        const stale = await city.refused(persona, `messages.${action}`, inputFor(action, { ...story, version: 99 }))
        expect(stale).toMatchObject({ status: 409, code: 'conflict', current: { id: story.id, allowedActions } })
        expect(stale.current).toEqual(seen.body.data)
      }
    }
})

it('the one who drafted never approves, also with both roles', async () => {
  const account = await city.store.get({ name: 'accounts', indexes: [] }, 'demo-handler-heating')
  await city.store.transact(async (transaction) => {
    if (account === null) throw new Error('no account')
    const grants = ['handler', 'approver'].map((role) => ({ role, unitId: 'heating' }))
    transaction.put({ name: 'accounts', indexes: [] }, { ...account, ...{ grants } })
  })
  const story = stories[2]
  if (story === undefined) throw new Error('no story')
  const view = await city.messages('handler:heating', 'get', { id: story.id })
  expect(view.allowedActions).toContain('reject_reply')
  expect(view.allowedActions).not.toContain('approve_reply')
  expect(
    await city.refused('handler:heating', 'messages.approve_reply', inputFor('approve_reply', story)),
  ).toMatchObject({
    status: 403,
    code: 'forbidden',
  })
})

it('nobody calls what is for others', async () => {
  const submit = { requestId: requestId(90), kind: 'inquiry', body: '请问几点上班？' }
  const range = { from: '2026-07-01', to: '2026-07-03' }
  const refusals: [persona: (typeof PERSONAS)[number], procedure: string, input: object][] = [
    ...PERSONAS.slice(2).map((persona) => [persona, 'messages.submit', submit] as [typeof persona, string, object]),
    ...PERSONAS.slice(2).map((persona) => [persona, 'messages.list_mine', {}] as [typeof persona, string, object]),
    ...(['citizen-1', 'admin', 'auditor'] as const).map(
      (persona) => [persona, 'messages.inbox', {}] as [typeof persona, string, object],
    ),
    ...(
      [
        'citizen-1',
        'handler:heating',
        'approver:heating',
        'liaison:heating',
        'post:post-mayor',
        'admin',
        'auditor',
      ] as const
    ).map((persona) => [persona, 'insight.overview', range] as [typeof persona, string, object]),
    ['handler:heating', 'hall.follow', { unitId: 'heating', following: true }],
    ['handler:heating', 'hall.list_assignees', { unitId: 'water-supply' }],
    ['citizen-1', 'hall.list_assignees', { unitId: 'heating' }],
  ]
  for (const [persona, procedure, input] of refusals)
    expect([persona, procedure, await city.refused(persona, procedure, input)]).toEqual([
      persona,
      procedure,
      expect.objectContaining({ status: 403, code: 'forbidden' }),
    ])
})

it('without signing in: what is for anyone answers, everything else is unauthenticated', async () => {
  for (const procedure of ['hall.list_units', 'hall.list_addressees', 'hall.hall', 'services.list'])
    expect((await city.ask(null, procedure, {})).status).toBe(200)
  const closed = [
    ...MESSAGE_ACTIONS.map((action) => `messages.${action}`),
    ...['submit', 'record', 'get', 'list_mine', 'inbox', 'inbox_counts'].map((name) => `messages.${name}`),
    'identity.me',
    'insight.overview',
    'insight.now',
    'hall.follow',
    'hall.list_following',
    'hall.list_assignees',
  ]
  for (const procedure of closed)
    expect([procedure, await city.refused(null, procedure, {})]).toEqual([
      procedure,
      expect.objectContaining({ status: 401, code: 'unauthenticated' }),
    ])
})

it('identity comes from the token only, whatever the input says', async () => {
  const view = await city.messages('citizen-2', 'submit', {
    requestId: requestId(91),
    kind: 'inquiry',
    body: '请问暖气几点开始供？',
    ...{ actor: { id: 'demo-citizen-1' }, ownerId: 'demo-citizen-1', userInfo: { openId: 'demo-citizen-1' } },
  })
  expect(await city.refused('citizen-1', 'messages.get', { id: view.id })).toMatchObject({ status: 404 })
  expect(await city.messages('citizen-2', 'get', { id: view.id })).toMatchObject({ id: view.id })
})
