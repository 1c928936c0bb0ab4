import { APPROVAL_RULES_ID, approvalRules, messages } from '../../../cloudfunctions/messages/messages.store'
import { levelSigns, ONE_SIGNATURE, signingGrant } from '../../../cloudfunctions/messages/domain/approval'
import { canSign, signingFor } from '../../../cloudfunctions/messages/domain/approval.policy'
import { listPaperSigners } from '../../../cloudfunctions/messages/usecases/publish-on-paper'
import { readApprovalRules, setApprovalRules } from '../../../cloudfunctions/messages/usecases/set-approval-rules'
import type { Grant } from '../../../cloudfunctions/shared/kernel/actor'
import type { ApproverLevel } from '../../../types/wire.contract'
import { people, type PersonName } from '../../support/small-city'
import { HandledCase } from './handled-case'

const TWO_STEPS = {
  kind: 'complaint' as const,
  steps: ['deputy_leader', 'chief_leader'] as ApproverLevel[],
  distinct: true,
  source: '贵阳：主要负责同志或分管负责同志审签',
}

describe('who signs next', () => {
  const two = { steps: TWO_STEPS.steps, distinct: false, by: [] }
  it.each([
    [undefined, 0, true],
    [undefined, 1, true],
    ['deputy_leader', 0, true],
    ['deputy_leader', 1, false],
    ['chief_leader', 0, false], // the first of two is not theirs
    ['chief_leader', 1, true],
  ] as const)('an approver of level %s, step %i of two: %s', (level, at, signs) => {
    expect(levelSigns(level, two, at)).toBe(signs)
  })
  it('lets the chief leader sign where the deputy alone would do', () => {
    expect(levelSigns('chief_leader', { ...two, steps: ['deputy_leader'] })).toBe(true)
    expect(levelSigns('deputy_leader', { ...two, steps: ['chief_leader'] })).toBe(false)
  })
  it('prefers the person’s own right to a deputy’s', () => {
    const grant = { role: 'approver' as const, unitId: 'heating' }
    const actor = { ...people.approver, grants: [{ ...grant, deputyFor: 'someone' }, grant] }
    expect(signingGrant({ unitId: 'heating', draftedBy: 'x' }, actor)?.deputyFor).toBeUndefined()
    expect(signingGrant({ unitId: 'heating', draftedBy: actor.id }, actor)).toBeUndefined()
    expect(signingGrant({ unitId: 'traffic', draftedBy: 'x' }, actor)).toBeUndefined()
  })
  it('signs with a right for the unit alone: no other role of it, no right elsewhere, a deputy’s where there is none of their own', () => {
    const facts = { unitId: 'heating', draftedBy: 'x' }
    const holding = (...grants: Grant[]) => ({ ...people.approver, grants })
    const deputy = { role: 'approver' as const, unitId: 'heating', deputyFor: 'someone' }
    expect(signingGrant(facts, holding(deputy))).toEqual(deputy)
    expect(signingGrant(facts, holding({ role: 'handler', unitId: 'heating' }))).toBeUndefined()
    expect(signingGrant(facts, holding({ role: 'approver', unitId: 'traffic' }))).toBeUndefined()
    // Without a unit that leads, a right without a unit signs nothing.
    expect(signingGrant({ ...facts, unitId: null }, holding({ role: 'approver' }))).toBeUndefined()
    expect(ONE_SIGNATURE).toEqual({ steps: ['any_approver'], distinct: false, by: [] })
    for (const level of ['deputy_leader', 'chief_leader', undefined] as const)
      expect(levelSigns(level, ONE_SIGNATURE)).toBe(true)
  })
  it('takes the unit’s rule before the city’s, and one signature where nobody said more', () => {
    const own = { ...TWO_STEPS, unitId: 'heating', steps: ['chief_leader' as const], distinct: false }
    expect(signingFor([TWO_STEPS, own], 'complaint', 'heating').steps).toEqual(['chief_leader'])
    expect(signingFor([TWO_STEPS, own], 'complaint', 'east').steps).toEqual(TWO_STEPS.steps)
    expect(signingFor([TWO_STEPS, own], 'praise', 'heating')).toEqual(ONE_SIGNATURE)
  })
})

describe('the rules of signing', () => {
  it('are replaced whole, against the version that was read', async () => {
    const { deps } = (await HandledCase.open()).city
    const before = await readApprovalRules(deps)(people.admin)
    expect(before.version).toBe(0)
    expect(before.rules).toHaveLength(6)
    const set = await setApprovalRules(deps)(people.admin, { rules: [TWO_STEPS], version: 0 })
    expect(set.version).toBe(1)
    expect(before.rules.map(({ origin }) => origin)).toEqual(before.rules.map(() => 'default'))
    const read = await readApprovalRules(deps)(people.admin)
    expect(read.rules.find(({ kind }) => kind === 'complaint')).toEqual({ ...TWO_STEPS, origin: 'city' })
    expect(read).toMatchObject({ workingHours: { origin: 'default' }, quietHours: { from: '21:00', until: '08:00' } })
    await expect(setApprovalRules(deps)(people.admin, { rules: [], version: 0 })).rejects.toMatchObject({
      code: 'conflict',
      more: { current: { version: 1 } },
    })
    expect((await setApprovalRules(deps)(people.admin, { rules: [], version: 1 })).rules).toHaveLength(6)
  })
  it('say of a unit who signs there and for which kinds they are too few, to those who may know its people', async () => {
    const { deps } = (await HandledCase.open()).city
    const own = { ...TWO_STEPS, kind: 'report' as const, unitId: 'east', distinct: false }
    await setApprovalRules(deps)(people.admin, { rules: [TWO_STEPS, own], version: 0 })
    const { unit, rules } = await readApprovalRules(deps)(people.eastApprover, { unitId: 'east' })
    // One approver without a level: both steps, but not as two people.
    expect(unit).toEqual({
      unitId: 'east',
      unitName: '东湖区',
      signers: [{ id: 'approver-east', name: 'approver-east' }],
      short: ['complaint'],
    })
    expect(rules.find(({ origin }) => origin === 'unit')).toMatchObject({ unitId: 'east', unitName: '东湖区' })
    expect((await readApprovalRules(deps)(people.admin, { unitId: 'heating' })).unit?.short).toEqual([])
    await expect(readApprovalRules(deps)(people.handler, { unitId: 'east' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
  it('want somebody for each step, two where all have to differ', () => {
    const [deputyLeader, chiefLeader, any] = ['deputy_leader', 'chief_leader', undefined] as const
    const steps = ['deputy_leader', 'chief_leader'] as const
    expect(canSign({ steps, distinct: true }, [deputyLeader, chiefLeader])).toBe(true)
    expect(canSign({ steps, distinct: true }, [any])).toBe(false)
    expect(canSign({ steps, distinct: false }, [any])).toBe(true)
    expect(canSign({ steps, distinct: false }, [chiefLeader])).toBe(false)
    expect(canSign({ steps: ['deputy_leader'], distinct: false }, [chiefLeader])).toBe(true)
    expect(canSign({ steps: ['chief_leader'], distinct: false }, [deputyLeader])).toBe(false)
    expect(canSign({ steps: ['any_approver'], distinct: false }, [])).toBe(false)
  })
  it('refuse an unknown unit and two rules for the same', async () => {
    const { deps } = (await HandledCase.open()).city
    const refused = (rules: object[]) =>
      expect(
        setApprovalRules(deps)(people.admin, { rules: rules as (typeof TWO_STEPS)[], version: 0 }),
      ).rejects.toMatchObject({
        code: 'invalid_input',
      })
    await refused([{ ...TWO_STEPS, unitId: 'nowhere' }])
    await refused([TWO_STEPS, TWO_STEPS])
  })
})

describe('whoever wrote of it', () => {
  let one: HandledCase
  const draftAs = async (who: PersonName, body: string) =>
    (one.view = await one.handling.draft_reply(people[who], { ...one.on(), body, outcome: 'solved' }))
  const maySign = async (who: PersonName) => (await one.see(who)).allowedActions.includes('approve_reply')
  beforeEach(async () => {
    one = await HandledCase.open()
    await one.accept()
    await draftAs('both', '已派人上门检修，今晚恢复供热。')
  })

  it('does not sign it, also after somebody else changed a comma', async () => {
    await draftAs('handler', '已派人上门检修，今晚，恢复供热。')
    expect(await maySign('both')).toBe(false)
    expect((await one.inbox('both'))[0]?.allowedActions).not.toContain('approve_reply')
    await expect(
      one.handling.approve_reply(people.both, { ...one.on(), contentHash: one.view.draft?.contentHash ?? '' }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    expect((await listPaperSigners(one.city.deps)(people.handler, one.on())).items.map(({ id }) => id)).not.toContain(
      people.both.id,
    )
    expect(await maySign('approver')).toBe(true)
  })
  it('does not sign it after it was sent back either', async () => {
    one.view = await one.handling.reject_reply(people.approver, { ...one.on(), reason: '请写明时间' })
    await draftAs('handler', '今晚八点恢复供热。')
    expect(await maySign('both')).toBe(false)
  })
  it('signs the next answer again: the one they worked on is out', async () => {
    await draftAs('handler', '已派人上门检修，今晚，恢复供热。')
    await one.approve()
    one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved: 'no', satisfaction: 1 })
    one.view = await one.handling.call_back(people.chief, { ...one.on(), result: 'rework', grounds: '情况不实' })
    await draftAs('handler', '重新检修，已恢复供热。')
    expect(await maySign('both')).toBe(true)
  })
  it('is remembered of drafts from before others were kept by their last drafter', async () => {
    expect((await one.see('handler')).draft).not.toHaveProperty('earlierDrafters')
    await draftAs('handler', '今晚，恢复供热。')
    expect((await one.see('handler')).draft?.earlierDrafters).toEqual([people.both.id])
    await draftAs('both', '今晚恢复供热。')
    expect((await one.see('handler')).draft?.earlierDrafters).toEqual([people.handler.id])
  })
})

describe('two signatures', () => {
  let one: HandledCase
  const sign = async (who: PersonName) =>
    (one.view = await one.handling.approve_reply(people[who], {
      ...one.on(),
      contentHash: one.view.draft?.contentHash ?? '',
    }))
  beforeEach(async () => {
    one = await HandledCase.open()
    await setApprovalRules(one.city.deps)(people.admin, { rules: [TWO_STEPS], version: 0 })
    await one.accept()
    await one.draft()
  })

  it('publish with the second, and say how far it is in between', async () => {
    expect((await one.see('chiefLeader')).allowedActions).not.toContain('approve_reply')
    expect((await sign('deputyLeader')).status).toBe('awaiting_approval')
    expect(one.view.draft).toMatchObject({
      steps: ['deputy_leader', 'chief_leader'],
      approvals: [{ name: 'deputy-leader', level: 'deputy_leader', asDeputy: false }],
    })
    expect((await one.see('deputyLeader')).allowedActions).not.toContain('approve_reply')
    expect((await one.see('citizen')).timeline.map(({ what }) => what)).not.toContain('step_approved')
    expect((await sign('chiefLeader')).status).toBe('replied')
    expect(JSON.stringify(await one.see('citizen'))).not.toContain('leader')
    // Both stay on record, in their order.
    expect((await one.city.store.get(messages, one.view.id))?.replies).toMatchObject([
      { approvedBy: 'chief-leader', approvals: [{ by: 'deputy-leader' }, { by: 'chief-leader' }] },
    ])
  })
  it('are both void after an edit', async () => {
    await sign('deputyLeader')
    await one.draft('改过的答复：今晚八点前恢复供热。')
    expect(one.view.draft?.approvals).toEqual([])
    expect((await one.see('chiefLeader')).allowedActions).not.toContain('approve_reply')
    await expect(sign('chiefLeader')).rejects.toMatchObject({ code: 'forbidden' })
  })
  it('are both void after it was sent back', async () => {
    await sign('deputyLeader')
    one.view = await one.handling.reject_reply(people.chiefLeader, { ...one.on(), reason: '请写明上门时间' })
    expect(one.view.draft).toMatchObject({
      approvals: [],
      rejected: { name: 'chief-leader', reason: '请写明上门时间' },
    })
  })
  it('are two people’s where the city asks for three, also without levels', async () => {
    await sign('approver')
    await expect(sign('approver')).rejects.toMatchObject({ code: 'forbidden' })
    expect((await sign('chiefLeader')).status).toBe('replied')
  })
  it('keep the rule under which the draft was saved', async () => {
    await setApprovalRules(one.city.deps)(people.admin, { rules: [], version: 1 })
    expect((await sign('deputyLeader')).status).toBe('awaiting_approval')
    expect((await one.city.store.get(approvalRules, APPROVAL_RULES_ID))?.rules).toEqual([])
  })
})

it('may be one person’s where the city asks for two steps only', async () => {
  const one = await HandledCase.open()
  await setApprovalRules(one.city.deps)(people.admin, { rules: [{ ...TWO_STEPS, distinct: false }], version: 0 })
  await one.accept()
  await one.draft()
  await one.approve()
  expect(one.view.status).toBe('awaiting_approval')
  await one.approve()
  expect(one.view.status).toBe('replied')
})
