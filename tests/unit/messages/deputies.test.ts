import { messages, messagesFunction, passOnApprovals } from '../../../cloudfunctions/messages'
import type { MessageEvent } from '../../../cloudfunctions/messages'
import { setApprovalRules } from '../../../cloudfunctions/messages/usecases/set-approval-rules'
import { withDeputyships } from '../../../cloudfunctions/messages/usecases/stand-in'
import { tableCalendar, VENDORED_YEARS } from '../../../cloudfunctions/shared/calendar'
import type { MessageRow, MessageView } from '../../../types/messages.contract'
import type { WireError } from '../../../types/wire.contract'
import { callAs } from '../../support/call-module'
import { ALWAYS, people, type PersonName } from '../../support/small-city'
import { HandledCase } from './handled-case'

describe('deputies', () => {
  let one: HandledCase
  /** As the module is served: a deputy's right comes with the call. */
  const call = async (who: PersonName, procedure: string, input: object) =>
    (await callAs(messagesFunction(one.city.deps), people[who], procedure, input)) as {
      ok: boolean
      data: unknown
      error: WireError
    }
  const name = (who: PersonName, more: object = {}) =>
    call(who, 'set_deputy', {
      unitId: 'heating',
      approverId: people.approver.id,
      deputyId: people.liaison.id,
      from: '2026-07-03',
      until: '2026-07-06',
      ...more,
    })
  const approve = (who: PersonName) =>
    call(who, 'approve_reply', { ...one.on(), contentHash: one.view.draft?.contentHash ?? '' })
  const passOn = () => passOnApprovals(one.city.deps, ALWAYS)
  beforeEach(async () => {
    one = await HandledCase.open()
    await one.accept()
  })

  it('are named by the approver or the liaison, for a period, among the unit’s people', async () => {
    const answer = await name('approver')
    expect(answer.data).toMatchObject({
      items: [{ approverName: 'approver-heating', deputyName: 'liaison-heating', now: true, mayChange: true }],
    })
    expect((await name('liaison', { until: '2026-08-01' })).data).toMatchObject({ items: [{ until: '2026-08-01' }] })
    expect(await name('deputyLeader')).toMatchObject({ error: { code: 'forbidden' } }) // not for a colleague
    expect(await name('eastApprover')).toMatchObject({ error: { code: 'forbidden' } })
    expect(await name('handler')).toMatchObject({ error: { code: 'forbidden' } })
    const refused = (more: object, field: string) =>
      expect(name('approver', more)).resolves.toMatchObject({
        error: { code: 'invalid_input', fields: { [field]: expect.any(String) } },
      })
    await refused({ deputyId: people.approver.id }, 'deputyId')
    await refused({ deputyId: people.eastHandler.id }, 'deputyId')
    await refused({ until: '2026-07-02' }, 'until')
    await refused({ until: '2028-01-01' }, 'until')
    expect(await name('liaison', { approverId: people.handler.id })).toMatchObject({
      error: { fields: { approverId: expect.any(String) } },
    })
  })

  it('hold for their unit alone what an approver holds there, nothing of what they hold elsewhere', async () => {
    await name('approver')
    const { deps } = one.city
    const grants = [
      { role: 'approver', unitId: 'heating' },
      { role: 'approver', unitId: 'traffic' },
      { role: 'handler', unitId: 'heating' },
    ] as const
    const absent = { ...deps.people, grantsOf: () => Promise.resolve(grants) }
    const deputy = await withDeputyships({ ...deps, people: absent }, people.liaison)
    expect(deputy.grants.filter(({ deputyFor }) => deputyFor !== undefined)).toEqual([
      { role: 'approver', unitId: 'heating', deputyFor: people.approver.id },
    ])
  })

  it('may sign from the first to the last day, and see what waits; it is written down for whom', async () => {
    await name('approver', { from: '2026-07-06', until: '2026-07-07' })
    await one.draft()
    expect(await approve('liaison')).toMatchObject({ error: { code: 'forbidden' } })
    one.city.clock.to('2026-07-06T01:00:00.000Z')
    expect((await call('liaison', 'inbox', {})).data).toMatchObject({ items: [{ id: one.view.id }] })
    const signed = await approve('liaison')
    expect(signed.data).toMatchObject({ status: 'replied' })
    const { replies } = (await one.city.store.get(messages, one.view.id)) ?? { replies: [] }
    expect(replies[0]?.approvals).toMatchObject([{ by: people.liaison.id, deputyFor: people.approver.id }])
    one.city.clock.to('2026-07-07T16:00:00.000Z') // the 8th has begun in Shanghai
    expect((await withDeputyships(one.city.deps, people.liaison)).grants).toEqual(people.liaison.grants)
  })

  it('are marked as such for whoever signs next', async () => {
    const rule = { steps: ['deputy_leader' as const, 'chief_leader' as const], distinct: true, source: '本市规定' }
    await setApprovalRules(one.city.deps)(people.admin, { rules: [{ ...rule, kind: 'complaint' }], version: 0 })
    await name('approver')
    await one.draft()
    await approve('liaison')
    expect((await one.see('chiefLeader')).draft?.approvals).toMatchObject([{ name: 'liaison-heating', asDeputy: true }])
  })

  it('may never sign what they drafted', async () => {
    await name('approver', { deputyId: people.handler.id })
    await one.draft()
    expect(await approve('handler')).toMatchObject({ error: { code: 'forbidden' } })
    expect((await call('handler', 'get', { id: one.view.id })).data).toMatchObject({
      allowedActions: expect.not.arrayContaining(['approve_reply']),
    })
  })

  it('lose the right with the approver’s own, and when it is taken back', async () => {
    await name('approver')
    const without = { ...one.city.deps, people: { ...one.city.deps.people, grantsOf: async () => null } }
    expect((await withDeputyships(without, people.liaison)).grants).toEqual(people.liaison.grants)
    expect((await withDeputyships(one.city.deps, people.liaison)).grants).toContainEqual({
      role: 'approver',
      unitId: 'heating',
      deputyFor: people.approver.id,
    })
    await call('approver', 'end_deputy', { unitId: 'heating', approverId: people.approver.id })
    expect((await withDeputyships(one.city.deps, people.liaison)).grants).toEqual(people.liaison.grants)
  })

  it('lose the right when they leave the unit: it does not go with them to another one', async () => {
    await name('approver')
    await one.draft()
    const moved = { ...people.liaison, grants: [{ role: 'handler' as const, unitId: 'east' }] }
    expect((await withDeputyships(one.city.deps, moved)).grants).toEqual(moved.grants)
    const served = messagesFunction(one.city.deps)
    const input = { ...one.on(), contentHash: one.view.draft?.contentHash ?? '' }
    for (const procedure of ['approve_reply', 'get']) {
      const body = await callAs(served, moved, procedure, input)
      expect(body).toMatchObject({ ok: false, error: { code: 'not_found' } })
    }
  })

  it('cannot name deputies of their own', async () => {
    await name('approver', { deputyId: people.handler.id })
    expect(await call('handler', 'deputies', { unitId: 'heating' })).toMatchObject({ error: { code: 'forbidden' } })
  })

  describe('after half a working day', () => {
    const events = async () => (await one.events()).filter(({ type }) => type === 'approval_passed_on')
    const desk = async () => (await call('dispatcher', 'inbox', {})).data as { items: MessageRow[] }
    const later = async (hours: number): Promise<MessageEvent[]> => {
      one.city.clock.onHours(hours)
      await passOn()
      return events()
    }

    it('nobody is asked on a day that a late notice made a day off: the half day goes on when all are back', async () => {
      await name('approver', { from: '2026-12-31', until: '2027-01-31' })
      one.city.clock.to('2026-12-31T08:00:00.000Z') // an hour and a half is left of the year, two and a half of Monday the 4th
      await one.draft()
      const current = () =>
        tableCalendar([
          ...VENDORED_YEARS,
          {
            ...{ year: 2027, notice: { title: '国务院办公厅关于2027年部分节假日安排的通知', urls: [] } },
            ...{ holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-04' }], makeupWorkdays: [] },
          },
        ])
      const deps = { ...one.city.deps, calendars: { current } }
      const askedAt = async (instant: string) => {
        one.city.clock.to(instant)
        await passOnApprovals(deps, ALWAYS)
        return (await events()).map(({ at }) => at)
      }
      expect(await askedAt('2027-01-04T04:00:00.000Z')).toEqual([])
      const found = await one.city.store.get(messages, one.view.id)
      expect(found?.approvalWait).toEqual({ since: '2026-12-31T08:00:00.000Z', dueAt: '2027-01-05T03:30:00.000Z' })
      expect(await askedAt('2027-01-05T03:29:00.000Z')).toEqual([])
      expect(await askedAt('2027-01-05T03:30:00.000Z')).toEqual(['2027-01-05T03:30:00.000Z'])
    })

    it('a deputy who left the unit is not asked', async () => {
      await name('approver')
      await one.draft()
      const { people: known } = one.city.deps
      const staffOf = async (unitId: string) =>
        (await known.staffOf(unitId)).filter(({ id }) => id !== people.liaison.id)
      one.city.clock.onHours(6)
      await passOnApprovals({ ...one.city.deps, people: { ...known, staffOf } }, ALWAYS)
      expect((await events()).map(({ concerns = [] }) => concerns).flat()).not.toContain(people.liaison.id)
    })

    it('the deputy is asked, once', async () => {
      await name('approver')
      await one.draft() // Friday, 09:00; half a day later it is 14:30
      expect(await later(5)).toEqual([])
      const [asked, ...more] = await later(1)
      expect(asked?.concerns).toEqual([people.liaison.id])
      expect(more).toEqual([])
      expect(await later(0)).toHaveLength(1)
      one.view = await one.see('handler')
      expect(one.view.approvalWait?.reached?.what).toBe('deputy')
      expect((await one.see('citizen')).approvalWait).toBeUndefined()
      expect((await approve('liaison')).data).toMatchObject({ status: 'replied' })
      expect(await later(200)).toHaveLength(1)
    })
    it('a deputy who does not sign either leaves it to the dispatcher, half a working day later', async () => {
      await name('approver')
      await one.draft()
      expect(await later(6)).toHaveLength(1)
      expect((await desk()).items).toEqual([])
      expect(await later(72)).toHaveLength(2)
      expect((await desk()).items).toMatchObject([{ id: one.view.id, approvalStuck: true }])
    })
    it('without a deputy the unit’s other approvers are asked, and then the dispatcher sees it', async () => {
      await one.draft()
      const [asked] = await later(6)
      expect(asked?.concerns).toContain(people.chiefLeader.id)
      expect((await desk()).items).toEqual([])
      expect(await later(72)).toHaveLength(2)
      expect((await desk()).items).toMatchObject([{ id: one.view.id, approvalStuck: true, allowedActions: ['remind'] }])
      expect(await later(200)).toHaveLength(2)
      one.view = await one.see('approver')
      await approve('approver')
      expect((await desk()).items).toEqual([])
    })
    it('where only one may sign, the dispatcher sees it at once', async () => {
      const rule = { steps: ['chief_leader' as const], distinct: false, source: '本市规定', kind: 'complaint' as const }
      await setApprovalRules(one.city.deps)(people.admin, { rules: [rule], version: 0 })
      const fitting = one.city.deps.people.staffOf
      one.city.deps.people.staffOf = async (unitId) =>
        (await fitting(unitId)).filter(({ id }) => id === people.chiefLeader.id)
      await one.draft()
      await later(6)
      expect((await desk()).items).toMatchObject([{ approvalStuck: true }])
      const view = (await call('dispatcher', 'get', { id: one.view.id })).data as MessageView
      expect(view.timeline.at(-1)).toMatchObject({ what: 'approval_passed_on' })
    })
    it('an edit begins the wait anew', async () => {
      await one.draft()
      one.city.clock.onHours(5)
      await one.draft('改过的答复，内容不同。')
      expect(await later(1)).toEqual([])
    })
    it('costs no more than what is due, and two timers at once write it once', async () => {
      await one.draft()
      one.city.clock.onHours(6)
      await Promise.all([passOn(), passOn()])
      expect(await events()).toHaveLength(1)
    })
  })
})
