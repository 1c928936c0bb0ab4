import { auditPending } from '../../../cloudfunctions/audit'
import { dispatchMessage, messagesFunction, ownershipUseCases, returnMessage } from '../../../cloudfunctions/messages'
import { workItems } from '../../../cloudfunctions/messages/messages.store'
import type { Actor } from '../../../cloudfunctions/shared/kernel/actor'
import { textChecks } from '../../../cloudfunctions/shared/privacy'
import type { Envelope } from '../../../types/wire.contract'
import { AIRLOCK_LIMITS } from '../../../types/airlock.terms'
import { callAs } from '../../support/call-module'
import { people, type PersonName, requestId } from '../../support/small-city'
import { HandledCase } from './handled-case'

const PHONE = '13912345678'
const REASON = '与市民约定上门检修时间'

/** Calls as the wire would: schema, roles and refusals included. */
function callerOn(one: HandledCase) {
  const module = messagesFunction(one.city.deps)
  const call = async (actor: Actor, procedure: string, more: object = {}) => {
    const input = { id: one.view.id, ...more }
    const body = await callAs(module, actor, procedure, input)
    return body as Envelope<Record<string, unknown>>
  }
  return {
    as: (who: PersonName, procedure: string, more?: object) => call(people[who], procedure, more),
    actor: call,
    code: async (who: PersonName, procedure: string, more?: object) => {
      const body = await call(people[who], procedure, more)
      return body.ok ? 'ok' : body.error.code
    },
  }
}

describe('查看联系方式', () => {
  let one: HandledCase
  let calls: ReturnType<typeof callerOn>
  const reveal = (who: PersonName) => calls.code(who, 'reveal_contact', { reason: REASON })
  beforeEach(() => {
    one = new HandledCase()
    calls = callerOn(one)
  })
  const submit = (hideIdentity: boolean, replyOnlyHere: boolean, contact = PHONE) =>
    one.submit({ contact, hideIdentity, replyOnlyHere })

  it('the lead’s handler sees it where calls are wanted; the citizen reads who, when and why, never whom by name', async () => {
    await submit(false, false)
    expect((await one.see('handler')).contact).toEqual({ held: true, access: 'reveal' })
    const shown = await calls.as('handler', 'reveal_contact', { reason: REASON, purpose: 'visit' })
    expect(shown).toMatchObject({
      ok: true,
      data: {
        contact: PHONE,
        visibleUntil: '2026-07-03T01:10:00.000Z',
        watermark: 'handler-heating 2026-07-03 09:00',
        leftToday: AIRLOCK_LIMITS.revealsPerDay - 1,
      },
    })
    const reads = await calls.as('citizen', 'contact_reads')
    expect(reads).toEqual({
      ok: true,
      data: {
        items: [
          {
            what: 'contact_seen',
            unitName: '市供热公司',
            role: 'handler',
            at: '2026-07-03T01:00:00.000Z',
            purpose: 'visit',
            reason: REASON,
          },
        ],
      },
    })
    expect(JSON.stringify(reads)).not.toContain('handler-heating')
  })

  it.each([
    // hideIdentity, replyOnlyHere → who is refused with what
    [false, false, { handler: 'ok', dispatcher: 'ok', chief: 'ok', supervisor: 'ok' }],
    [false, true, { handler: 'forbidden', dispatcher: 'ok', chief: 'ok', supervisor: 'ok' }],
    [true, false, { handler: 'forbidden', dispatcher: 'forbidden', chief: 'forbidden', supervisor: 'forbidden' }],
    [true, true, { handler: 'forbidden', dispatcher: 'forbidden', chief: 'forbidden', supervisor: 'forbidden' }],
  ] as const)('hidden %s, only here %s', async (hidden, onlyHere, wanted) => {
    await submit(hidden, onlyHere)
    for (const [who, code] of Object.entries(wanted))
      expect([who, await reveal(who as PersonName)]).toEqual([who, code])
    // Roles that never see a contact, and who may not know of the message.
    for (const who of ['approver', 'liaison', 'mayor', 'admin', 'auditor', 'citizen', 'other'] as const)
      expect([who, await reveal(who)]).toEqual([who, 'forbidden'])
    expect(await reveal('trafficHandler')).toBe('not_found')
  })

  it.each([
    [
      false,
      false,
      PHONE,
      { handler: 'reveal', approver: 'none', liaison: 'none', dispatcher: 'reveal', chief: 'reveal' },
    ],
    [false, true, PHONE, { handler: 'ask_instead', approver: 'none', dispatcher: 'reveal', supervisor: 'reveal' }],
    [true, false, PHONE, { handler: 'ask_instead', approver: 'none', dispatcher: 'ask_instead' }],
    [true, true, PHONE, { handler: 'ask_instead', chief: 'two_persons', supervisor: 'two_persons' }],
    [false, false, '', { handler: 'none', dispatcher: 'none', chief: 'none' }],
  ] as const)('hidden %s, only here %s, contact %j: the page offers %j', async (hidden, onlyHere, contact, wanted) => {
    await submit(hidden, onlyHere, contact)
    for (const [who, access] of Object.entries(wanted))
      expect([who, (await one.see(who as PersonName)).contact]).toEqual([who, { held: contact !== '', access }])
  })

  it('the citizen reads in which role it was seen, and a unit only where the unit looked', async () => {
    await submit(false, false)
    const two: Actor = { ...people.chief, id: 'two', grants: [...people.handler.grants, { role: 'chief' }] }
    for (const who of [people.dispatcher, people.supervisor, people.chief, two])
      expect(await calls.actor(who, 'reveal_contact', { reason: REASON })).toMatchObject({ ok: true })
    const reads = await calls.as('citizen', 'contact_reads')
    const items = reads.ok ? (reads.data['items'] as { role: string; unitName?: string }[]) : []
    expect(new Set(items.map(({ role, unitName }) => [role, unitName].join(' ')))).toEqual(
      new Set(['dispatcher ', 'supervisor ', 'chief ', 'handler 市供热公司']),
    )
  })

  it('a unit that had it before is not told whether there is any', async () => {
    await submit(false, false, '')
    const returned = { ...one.on(), reason: '不属于本单位职责' }
    one.view = await returnMessage(one.city.deps)(people.handler, returned)
    await dispatchMessage(one.city.deps)(people.dispatcher, { ...one.on(), unitId: 'traffic' })
    expect(await reveal('handler')).toBe('forbidden')
    expect(await reveal('trafficHandler')).toBe('invalid_state')
  })

  it('a refusal says what to do instead', async () => {
    await submit(true, false)
    expect(await calls.as('handler', 'reveal_contact', { reason: REASON })).toMatchObject({
      error: { message: expect.stringContaining('没有让承办单位看到身份') },
    })
    expect(await calls.as('chief', 'reveal_contact', { reason: REASON })).toMatchObject({
      error: { message: expect.stringContaining('一位申请并写明理由，另一位批准') },
    })
    one = new HandledCase()
    calls = callerOn(one)
    await submit(false, true)
    expect(await calls.as('handler', 'reveal_contact', { reason: REASON })).toMatchObject({
      error: { message: expect.stringContaining('选择了只在这里答复') },
    })
    expect((await one.see('handler')).contact).toEqual({ held: true, access: 'ask_instead' })
  })

  it('asks for a reason of four characters, and for the version only where one is given', async () => {
    await submit(false, false)
    expect(await calls.as('handler', 'reveal_contact', { reason: '看看' })).toMatchObject({
      error: { code: 'invalid_input', fields: { reason: expect.any(String) } },
    })
    expect(await calls.code('handler', 'reveal_contact', { reason: REASON, version: 7 })).toBe('conflict')
    expect(await calls.code('handler', 'reveal_contact', { reason: REASON, version: one.view.version })).toBe('ok')
  })

  it('nothing to show, and a closed matter', async () => {
    await submit(false, false, '')
    const refused = (say: string) => ({
      error: { code: 'invalid_state', message: expect.stringContaining(say) },
    })
    expect(await calls.as('handler', 'reveal_contact', { reason: REASON })).toMatchObject(refused('没有留联系方式'))
    one = new HandledCase()
    calls = callerOn(one)
    await submit(false, false)
    await one.accept()
    const assist = { ...one.on(), unitId: 'traffic', what: '请确认站台灯的产权' }
    await ownershipUseCases(one.city.deps).request_assist(people.handler, assist)
    // Whoever helps asks the unit that leads, before and after.
    expect(await reveal('trafficHandler')).toBe('forbidden')
    one.view = await one.handling.draft_reply(people.handler, {
      ...{ id: one.view.id, version: one.view.version + 1 },
      ...{ body: '已派人上门检修，今晚恢复供热。', outcome: 'solved', openAssistsReason: '产权不影响修复' },
    })
    await one.approve()
    expect(await calls.as('handler', 'reveal_contact', { reason: REASON })).toMatchObject(refused('已经办结'))
    expect(await reveal('trafficHandler')).toBe('forbidden')
    expect(await reveal('supervisor')).toBe('ok')
  })

  it('is limited per person and day; what was refused is not counted or shown', async () => {
    await submit(false, false)
    for (let n = 0; n < AIRLOCK_LIMITS.revealsPerDay; n += 1) expect(await reveal('handler')).toBe('ok')
    expect(await reveal('handler')).toBe('rate_limited')
    expect(await reveal('supervisor')).toBe('ok')
    one.city.clock.onHours(24)
    expect(await reveal('handler')).toBe('ok')
    const reads = await calls.as('citizen', 'contact_reads')
    expect(reads.ok && (reads.data['items'] as unknown[]).length).toBe(AIRLOCK_LIMITS.revealsPerDay + 2)
  })

  it('a role that was withdrawn, or a unit that gave the message back, sees nothing', async () => {
    await submit(false, false)
    const before: Actor = people.handler
    expect((await calls.actor(before, 'reveal_contact', { reason: REASON })).ok).toBe(true)
    const after: Actor = { ...before, grants: [{ role: 'liaison', unitId: 'heating' }] }
    expect(await calls.actor(after, 'reveal_contact', { reason: REASON })).toMatchObject({
      error: { code: 'forbidden' },
    })
    expect(await calls.code('handler', 'return_to_desk', { version: one.view.version, reason: '不属本单位职责' })).toBe(
      'ok',
    )
    expect(await reveal('handler')).toBe('forbidden')
  })

  it('only the owner, chief and supervisor read who looked', async () => {
    await submit(false, false)
    const may = await Promise.all(
      (['citizen', 'chief', 'supervisor', 'handler', 'dispatcher', 'other'] as const).map((who) =>
        calls.code(who, 'contact_reads'),
      ),
    )
    expect(may).toEqual(['ok', 'ok', 'ok', 'forbidden', 'forbidden', 'not_found'])
  })

  it('no row of an inbox carries whose message it is', async () => {
    await submit(false, false)
    const rows = await one.city.store.query(workItems, {
      index: 'by_queue',
      equals: { queue: 'unit:heating', open: 'yes' },
      limit: 10,
    })
    expect(rows.items).toHaveLength(1)
    expect(JSON.stringify(rows.items)).not.toContain(people.citizen.id)
  })
})

describe('核实身份', () => {
  const GROUNDS = '涉及人身安全，须核实报警人'
  let one: HandledCase
  let calls: ReturnType<typeof callerOn>
  beforeEach(async () => {
    one = new HandledCase()
    calls = callerOn(one)
    await one.submit({ contact: PHONE, hideIdentity: true })
  })

  it('needs chief and supervisor together, and each reads it once', async () => {
    expect(await calls.code('chief', 'read_identity')).toBe('invalid_state')
    expect(await calls.code('chief', 'request_identity', { grounds: GROUNDS })).toBe('ok')
    expect(await calls.code('chief', 'approve_identity')).toBe('forbidden')
    expect(await calls.code('chief', 'read_identity')).toBe('invalid_state')
    expect(await calls.as('supervisor', 'identity_request')).toMatchObject({
      data: { state: 'requested', grounds: GROUNDS, mayApprove: true, mayRead: false },
    })
    expect(await calls.code('supervisor', 'approve_identity')).toBe('ok')
    for (const who of ['chief', 'supervisor'] as const) {
      expect(await calls.as(who, 'read_identity')).toMatchObject({
        data: { accountId: people.citizen.id, contact: PHONE, visibleUntil: expect.any(String) },
      })
      expect(await calls.code(who, 'read_identity')).toBe('invalid_state')
    }
    expect(await calls.code('chief', 'read_identity')).toBe('invalid_state')
    const reads = await calls.as('citizen', 'contact_reads')
    expect(reads.ok && reads.data['items']).toHaveLength(4)
    expect(JSON.stringify(reads)).toContain(GROUNDS)
  })

  it('one person never stands for two, whatever roles they hold', async () => {
    const both: Actor = { ...people.chief, id: 'both', grants: [{ role: 'chief' }, { role: 'supervisor' }] }
    expect((await calls.actor(both, 'request_identity', { grounds: GROUNDS })).ok).toBe(true)
    expect(await calls.actor(both, 'approve_identity')).toMatchObject({ error: { code: 'forbidden' } })
    expect(await calls.code('chief', 'approve_identity')).toBe('ok')
    expect(await calls.as('citizen', 'contact_reads')).toMatchObject({
      data: { items: expect.arrayContaining([expect.objectContaining({ what: 'identity_approved', role: 'chief' })]) },
    })
  })

  it('two chiefs are not chief and supervisor', async () => {
    expect(await calls.code('chief', 'request_identity', { grounds: GROUNDS })).toBe('ok')
    const second: Actor = { ...people.chief, id: 'chief-2' }
    expect(await calls.actor(second, 'approve_identity')).toMatchObject({ error: { code: 'forbidden' } })
  })

  it('says at each step how far it is, and what this person may do', async () => {
    const seen = async (who: PersonName) => {
      const body = await calls.as(who, 'identity_request')
      return body.ok ? body.data : body.error
    }
    const may = { mayRequest: false, mayApprove: false, mayRead: false }
    expect(await seen('chief')).toEqual({ state: 'none', ...may, mayRequest: true })
    await calls.as('supervisor', 'request_identity', { grounds: GROUNDS })
    const asked = { grounds: GROUNDS, requestedBy: 'supervisor', until: '2026-07-04T01:00:00.000Z' }
    expect(await seen('supervisor')).toEqual({ state: 'requested', ...asked, ...may })
    expect(await seen('chief')).toEqual({ state: 'requested', ...asked, ...may, mayApprove: true })
    one.city.clock.onHours(1)
    await calls.as('chief', 'approve_identity')
    const approved = { state: 'approved', ...asked, until: '2026-07-04T02:00:00.000Z', ...may }
    expect(await seen('supervisor')).toEqual({ ...approved, mayRead: true })
    await calls.as('supervisor', 'read_identity')
    expect(await seen('supervisor')).toEqual(approved)
    one.city.clock.onHours(25)
    expect(await seen('supervisor')).toEqual({ state: 'lapsed', ...may, mayRequest: true })
    const reads = await calls.as('citizen', 'contact_reads')
    const items = reads.ok ? (reads.data['items'] as { what: string; role: string }[]) : []
    expect(items.map(({ what, role }) => [what, role].join(' ')).sort()).toEqual([
      ...['identity_approved chief', 'identity_requested supervisor', 'identity_seen supervisor'],
    ])
  })

  it('who holds both roles stands for the one that is lacking; the citizen reads which', async () => {
    const both: Actor = { ...people.chief, id: 'both', grants: [{ role: 'chief' }, { role: 'supervisor' }] }
    const stoodFor = async () => {
      const reads = await calls.as('citizen', 'contact_reads')
      const items = reads.ok ? (reads.data['items'] as { what: string; role: string }[]) : []
      return items.filter(({ what }) => what === 'identity_approved').map(({ role }) => role)
    }
    await calls.as('chief', 'request_identity', { grounds: GROUNDS })
    expect((await calls.actor(both, 'approve_identity')).ok).toBe(true)
    expect(await stoodFor()).toEqual(['supervisor'])
    one = new HandledCase()
    calls = callerOn(one)
    await one.submit({ contact: PHONE, hideIdentity: true })
    await calls.as('supervisor', 'request_identity', { grounds: GROUNDS })
    expect((await calls.actor(both, 'approve_identity')).ok).toBe(true)
    expect(await stoodFor()).toEqual(['chief'])
  })

  it('is read by the two who agreed, and by nobody else of their rank', async () => {
    await calls.as('chief', 'request_identity', { grounds: GROUNDS })
    await calls.as('supervisor', 'approve_identity')
    for (const third of [
      { ...people.chief, id: 'chief-2' },
      { ...people.supervisor, id: 'supervisor-2' },
    ]) {
      expect(await calls.actor(third, 'identity_request')).toMatchObject({ data: { mayRead: false } })
      const read = await calls.actor(third, 'read_identity')
      expect(read).toMatchObject({ ok: false, error: { code: 'invalid_state' } })
      expect(JSON.stringify(read)).not.toContain(PHONE)
    }
    expect(await calls.as('chief', 'identity_request')).toMatchObject({ data: { mayRead: true } })
  })

  it('may be read for 24 hours from the approval, to the last moment', async () => {
    await calls.as('chief', 'request_identity', { grounds: GROUNDS })
    one.city.clock.onHours(24)
    expect(await calls.code('supervisor', 'approve_identity')).toBe('ok')
    one.city.clock.onHours(24)
    expect(await calls.code('supervisor', 'read_identity')).toBe('ok')
    one.city.clock.onMs(1)
    expect(await calls.code('chief', 'read_identity')).toBe('invalid_state')
  })

  it('lapses after 24 hours, asked for or approved', async () => {
    await calls.as('supervisor', 'request_identity', { grounds: GROUNDS })
    expect(await calls.code('chief', 'request_identity', { grounds: GROUNDS })).toBe('invalid_state')
    one.city.clock.onHours(25)
    expect(await calls.code('chief', 'approve_identity')).toBe('invalid_state')
    expect(await calls.code('chief', 'request_identity', { grounds: GROUNDS })).toBe('ok')
    expect(await calls.code('supervisor', 'approve_identity')).toBe('ok')
    one.city.clock.onHours(25)
    expect(await calls.code('chief', 'read_identity')).toBe('invalid_state')
  })

  it('no other role gets near it, and a role withdrawn after the approval reads nothing', async () => {
    for (const who of [
      'handler',
      'approver',
      'liaison',
      'dispatcher',
      'mayor',
      'admin',
      'auditor',
      'citizen',
      'other',
    ] as const)
      for (const procedure of ['identity_request', 'request_identity', 'approve_identity', 'read_identity'])
        expect([who, procedure, await calls.code(who, procedure, { grounds: GROUNDS })]).toEqual([
          who,
          procedure,
          'forbidden',
        ])
    await calls.as('chief', 'request_identity', { grounds: GROUNDS })
    await calls.as('supervisor', 'approve_identity')
    const withdrawn: Actor = { ...people.chief, grants: [{ role: 'dispatcher' }] }
    expect(await calls.actor(withdrawn, 'read_identity')).toMatchObject({ error: { code: 'forbidden' } })
  })

  it('is asked for once: while it is approved nobody asks anew, so that each of the two reads it once', async () => {
    await calls.as('chief', 'request_identity', { grounds: GROUNDS })
    await calls.as('supervisor', 'approve_identity')
    expect(await calls.code('chief', 'read_identity')).toBe('ok')
    for (const who of ['chief', 'supervisor'] as const)
      expect(await calls.code(who, 'request_identity', { grounds: GROUNDS })).toBe('invalid_state')
    expect(await calls.code('chief', 'read_identity')).toBe('invalid_state')
  })

  it('is marked in the audit log as a read of personal data, and only once it is read', async () => {
    const personal = async () => {
      const { items } = await one.city.store.query(auditPending, { index: 'all', equals: {}, limit: 100 })
      return items.filter((entry) => entry.personal).map(({ action }) => action)
    }
    await calls.as('chief', 'request_identity', { grounds: GROUNDS })
    await calls.as('supervisor', 'approve_identity')
    expect(await personal()).toEqual([])
    await calls.as('chief', 'read_identity')
    expect(await personal()).toEqual(['messages.read_identity'])
  })

  it('is not asked for where staff wrote it down for somebody: there is nobody’s account to be read', async () => {
    const record = { requestId: requestId(7), channel: 'phone', kind: 'help', body: '电话里说楼道的灯坏了。' }
    const recorded = await callAs(messagesFunction(one.city.deps), people.dispatcher, 'record', record)
    expect(recorded).toMatchObject({ ok: true })
    const { id } = (recorded as unknown as { data: { id: string } }).data
    expect(await calls.as('chief', 'identity_request', { id })).toMatchObject({ data: { mayRequest: false } })
    expect(await calls.as('chief', 'request_identity', { id, grounds: GROUNDS })).toMatchObject({
      error: { code: 'invalid_state', message: expect.stringContaining('代为登记') },
    })
  })

  it('is for hidden identities only', async () => {
    one = new HandledCase()
    calls = callerOn(one)
    await one.submit({ contact: PHONE, hideIdentity: false })
    expect(await calls.code('chief', 'request_identity', { grounds: GROUNDS })).toBe('invalid_state')
  })
})

describe('a reply that would give the citizen away', () => {
  let one: HandledCase
  let calls: ReturnType<typeof callerOn>
  beforeEach(async () => {
    one = new HandledCase()
    calls = callerOn(one)
    await one.submit({ contact: `王小明 ${PHONE}`, hideIdentity: true })
    await one.accept()
  })
  const draft = (body: string, more: object = {}) =>
    calls.as('handler', 'draft_reply', { version: one.view.version, outcome: 'solved', body, ...more })

  it.each([
    ['王小明同志您好，已派人上门检修。', '市民的姓名'],
    // Numbers are refused alike, whoever they belong to.
    [`已与您的${PHONE}联系，今晚恢复供热。`, '手机号'],
    ['已与139-1234-5678联系，今晚恢复供热。', '手机号'],
    ['请联系张师傅13800138000。', '手机号'],
    ['经查，当事人身份证11010519491231002X已登记。', '证件号码'],
  ])('%s is refused, with the kind and not the value', async (body, kind) => {
    const answer = await draft(body)
    expect(answer).toMatchObject({ error: { code: 'invalid_input', fields: { body: expect.stringContaining(kind) } } })
    expect(JSON.stringify(answer)).not.toMatch(/王小明|1391234|13800138000|110105/)
  })

  it('units’ own numbers pass, others with a reason; a place that the matter is about stands', async () => {
    expect((await draft('请拨打12345或0571-88886666，阳光小区3栋2单元已恢复供热。')).ok).toBe(true)
    one.view = { ...one.view, version: one.view.version + 1 }
    const body = '请联系值班电话13800138000。'
    expect(await draft(body)).toMatchObject({ error: { code: 'invalid_input' } })
    const checked = await calls.as('handler', 'check_draft', { body })
    const place = { kind: 'mobile', start: 7, end: 18 }
    expect(checked).toMatchObject({ data: { findings: [{ ...place, refused: true, dismissible: true }] } })
    expect((await draft(body, { dismissals: [{ ...place, reason: '供热值班电话，对外公布' }] })).ok).toBe(true)
    const kept = await one.city.store.query(textChecks, {
      index: 'by_subject',
      equals: { subjectId: one.view.id },
      limit: 10,
    })
    expect(kept.items).toMatchObject([{ by: 'handler-heating', dismissed: [{ reason: '供热值班电话，对外公布' }] }])
    expect(JSON.stringify(kept.items)).not.toContain('13800138000')
  })

  it('the citizen’s own name is dismissed by nobody, and who tries names leaves a line for the auditor', async () => {
    const own = { kind: 'own_name', start: 0, end: 3, reason: '市民同意写明姓名' }
    expect(await draft('王小明您好，已检修。', { dismissals: [own] })).toMatchObject({
      error: { code: 'invalid_input' },
    })
    const audit = await one.city.store.query(auditPending, { index: 'all', equals: {}, limit: 100 })
    expect(audit.items.filter(({ action }) => action === 'messages.check_draft')).toHaveLength(1)
    expect(JSON.stringify(audit.items)).not.toContain('王小明')
  })

  it('is told apart by trying in no way that leaves no trace: not while it is written, nor by a draft that would not be saved', async () => {
    const guesses = ['王小明', '李四', '张大千', PHONE].join('您好，')
    const found = async (body: string) => {
      const checked = await calls.as('handler', 'check_draft', { body })
      return checked.ok ? (checked.data['findings'] as { kind: string }[]).map(({ kind }) => kind) : checked
    }
    expect(await found('王小明您好')).toEqual(await found('李四您好'))
    expect(await found(PHONE)).toEqual(await found('13800138000'))
    // Whoever is greeted is a name, the writer or not.
    expect(await found(guesses)).toEqual(['name', 'name', 'name', 'mobile'])
    for (const refused of [{ version: 999 }, { files: [{ id: 'nothing', name: '没有这份' }] }]) {
      const tried = await draft('王小明您好，已检修。', refused)
      expect(tried.ok).toBe(false)
      expect(tried).toEqual(await draft('李四您好，已检修。', refused))
    }
    const audit = await one.city.store.query(auditPending, { index: 'all', equals: {}, limit: 100 })
    expect(audit.items.filter(({ action }) => action === 'messages.check_draft')).toEqual([])
    // Where the message itself says it, it is pointed out at once.
    const told = new HandledCase()
    await told.submit({
      contact: `王小明 ${PHONE}`,
      hideIdentity: true,
      body: '我们家王小明说暖气三天不热，请尽快处理。',
    })
    await told.accept()
    expect(await callerOn(told).as('handler', 'check_draft', { body: '王小明您好' })).toMatchObject({
      data: { findings: [{ kind: 'own_name', refused: true, dismissible: false }] },
    })
    // Who looks for it in a text, and finds it, leaves a line as well.
    const looked = await told.city.store.query(auditPending, { index: 'all', equals: {}, limit: 100 })
    expect(looked.items.filter(({ action }) => action === 'messages.check_draft')).toHaveLength(1)
  })

  it('tells nothing to who may not draft it', async () => {
    for (const who of ['trafficHandler', 'dispatcher', 'chief'] as const) {
      const answer = await calls.as(who, 'draft_reply', {
        version: one.view.version,
        outcome: 'solved',
        body: '王小明您好，已检修。',
      })
      expect(answer).toMatchObject({ error: { code: who === 'trafficHandler' ? 'not_found' : 'forbidden' } })
    }
    // Nor by a number, which is nobody's to be told apart: the message is there for them, or it is not.
    const tried = (id: string) =>
      calls.as('trafficHandler', 'draft_reply', {
        id,
        version: 1,
        outcome: 'solved',
        body: '请联系张师傅13800138000。',
      })
    const [there, nowhere] = [await tried(one.view.id), await tried('nowhere')]
    expect([there, nowhere]).toMatchObject([{ error: { code: 'not_found' } }, { error: { code: 'not_found' } }])
    expect(await calls.code('liaison', 'check_draft', { body: '王小明' })).toBe('forbidden')
  })
})
