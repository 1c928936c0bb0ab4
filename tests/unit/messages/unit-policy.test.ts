import {
  getMessage,
  handlingUseCases,
  type MessagesDeps,
  messagesFunction,
  readReceipt,
  storedPolicies,
  submitMessage,
  unitPolicies,
} from '../../../cloudfunctions/messages'
import { vendoredCalendar } from '../../../cloudfunctions/shared/calendar'
import type { Actor } from '../../../cloudfunctions/shared/kernel/actor'
import { dueOf } from '../../../cloudfunctions/messages/domain/clock'
import { accept, takenBy } from '../../../cloudfunctions/messages/domain/dispatch'
import { overrideFault, type PolicyOverride } from '../../../cloudfunctions/messages/domain/message.policy'
import { decideComplex, requestComplex } from '../../../cloudfunctions/messages/domain/complex'
import { grantExtension } from '../../../cloudfunctions/messages/domain/extension'
import { ask, supplement } from '../../../cloudfunctions/messages/domain/question'
import { submit } from '../../../cloudfunctions/messages/domain/submit'
import { addDays } from '../../../cloudfunctions/shared/kernel/local-date'
import { SubmitMessageInput } from '../../../types/messages.contract'
import { MESSAGE_KINDS } from '../../../types/messages.terms'
import { POLICY_STEPS } from '../../../types/policy.terms'
import { callAs } from '../../support/call-module'
import { fc } from '../../support/property'
import { openSmallCity, people, requestId } from '../../support/small-city'

const own = (workingDays: number, more: object = {}) => ({
  step: 'reply' as const,
  workingDays,
  source: '市供热公司服务承诺',
  ...more,
})

function openCity() {
  const city = openSmallCity()
  const deps: MessagesDeps = { ...city.deps, policies: storedPolicies(city.store, city.clock) }
  const served = messagesFunction(deps)
  let requests = 0
  return {
    ...city,
    deps,
    handling: handlingUseCases(deps),
    submit: () =>
      submitMessage(deps)(
        people.citizen,
        SubmitMessageInput.parse({
          requestId: requestId((requests += 1)),
          kind: 'complaint',
          body: '家里暖气三天不热，没人来修。',
          addresseeId: 'heating',
        }),
      ),
    see: (id: string) => getMessage(deps)(people.citizen, { id }),
    receipt: (id: string) => readReceipt(deps)(people.handler, { id }),
    call: (actor: Actor, procedure: string, input: object) => callAs(served, actor, procedure, input),
    set: (version: number, overrides: readonly object[], unitId = 'heating') =>
      callAs(served, people.admin, 'set_unit_policy', { unitId, version, overrides }),
  }
}

describe('a unit’s own times', () => {
  it('are read by its clock when it is given a message; the promise to the citizen is the city’s', async () => {
    const city = openCity()
    expect(await city.set(0, [own(3, { kind: 'complaint' })])).toMatchObject({ ok: true, data: { version: 1 } })
    const { id, replyDueOn } = await city.submit()
    expect(replyDueOn).toBe('2026-07-10')
    const receipt = await city.receipt(id)
    expect(receipt).toMatchObject({ dueOn: '2026-07-10', allowanceWorkingDays: 5 })
    expect(receipt.unit).toEqual({
      startedOn: '2026-07-03',
      dueOn: '2026-07-08',
      allowanceWorkingDays: 3,
      source: '市供热公司服务承诺',
    })
  })

  it('judge the unit by what it promised, the city by its own', async () => {
    const city = openCity()
    await city.set(0, [own(2)])
    const { id, version } = await city.submit()
    city.clock.to('2026-07-09T01:00:00.000Z')
    const accepted = await city.handling.accept(people.handler, { id, version })
    const drafted = await city.handling.draft_reply(people.handler, {
      id,
      version: accepted.version,
      body: '已派人上门检修，今晚恢复供热。',
      outcome: 'solved',
    })
    await city.handling.approve_reply(people.approver, {
      id,
      version: drafted.version,
      contentHash: drafted.draft?.contentHash ?? '',
    })
    const { verdict, unit } = await city.receipt(id)
    expect(verdict).toEqual({ onTime: true, lateByWorkingDays: 0 })
    expect(unit).toMatchObject({ dueOn: '2026-07-07', verdict: { onTime: false, lateByWorkingDays: 2 } })
  })

  it('change nothing of a clock that runs, also not when the matter becomes complex later', async () => {
    const city = openCity()
    await city.set(0, [own(3, { kind: 'complaint' }), own(10, { step: 'complex' })])
    const before = await city.submit()
    city.clock.onHours(1)
    expect(await city.set(1, [own(1, { kind: 'complaint' })])).toMatchObject({ ok: true, data: { version: 2 } })
    expect((await city.receipt(before.id)).unit?.dueOn).toBe('2026-07-08')
    const complex = await city.handling.accept(people.handler, {
      id: before.id,
      version: before.version,
      complexGrounds: '涉及三个单位',
    })
    await city.handling.decide_complex(people.approver, { id: before.id, version: complex.version, approved: true })
    const receipt = await city.receipt(before.id)
    expect([receipt.allowanceWorkingDays, receipt.unit?.allowanceWorkingDays]).toEqual([15, 10])
    expect((await city.receipt((await city.submit()).id)).unit?.allowanceWorkingDays).toBe(1)
    city.clock.onHours(1)
    await city.set(2, [])
    const cleared = (await city.receipt((await city.submit()).id)).unit
    expect(cleared?.allowanceWorkingDays).toBe(5)
    expect(cleared?.source).toBeUndefined()
  })

  it('hold for what is done again too: the unit has its own time anew, from the day of the order', async () => {
    const city = openCity()
    await city.set(0, [own(3, { kind: 'complaint' })])
    const { id, version } = await city.submit()
    const accepted = await city.handling.accept(people.handler, { id, version })
    const drafted = await city.handling.draft_reply(people.handler, {
      id,
      version: accepted.version,
      body: '已派人上门检修，今晚恢复供热。',
      outcome: 'solved',
    })
    await city.handling.approve_reply(people.approver, {
      id,
      version: drafted.version,
      contentHash: drafted.draft?.contentHash ?? '',
    })
    const rated = await city.handling.rate(people.citizen, { id, solved: 'no', satisfaction: 1 })
    city.clock.to('2026-07-06T01:00:00.000Z')
    const order = { id, version: rated.version, result: 'rework' as const, grounds: '确未解决' }
    await city.handling.call_back(people.chief, order)
    const receipt = await city.receipt(id)
    expect([receipt.dueOn, receipt.allowanceWorkingDays]).toEqual(['2026-07-13', 5])
    expect(receipt.unit).toMatchObject({ startedOn: '2026-07-06', dueOn: '2026-07-09', allowanceWorkingDays: 3 })
  })

  it('keep what held before, and are changed by the version that was read', async () => {
    const city = openCity()
    await city.set(0, [own(2)])
    await city.set(1, [own(1)])
    expect(await city.set(1, [own(2)])).toMatchObject({
      ok: false,
      error: { code: 'conflict', current: { version: 2, overrides: [own(1)] } },
    })
    const stored = await city.store.get(unitPolicies, 'heating')
    expect(stored?.earlier.map(({ overrides }) => overrides[0]?.allowance.amount)).toEqual([2])
    expect(stored?.changedBy).toBe('admin')
  })

  it.each([
    ['longer than the city', [own(6, { kind: 'complaint' })], 'heating', 'overrides.0', '不能长于'],
    ['longer than one kind, for all', [own(3)], 'heating', 'overrides.0', '不能长于'],
    ['the same twice', [own(2), own(1)], 'heating', 'overrides.1', '只能定一个'],
    ['no source', [own(2, { source: ' ' })], 'heating', 'overrides.0.source', ''],
    ['a unit that is not there', [own(2)], 'nowhere', 'unitId', '没有找到'],
    ['a sub-unit, whose clock is its unit’s', [own(2)], 'east-street', 'unitId', '请给东湖区设定'],
  ])('are refused: %s', async (_what, overrides, unitId, field, said) => {
    const body = await openCity().set(0, overrides, unitId)
    if (body.ok) throw new Error('was taken')
    expect(body.error.code).toBe('invalid_input')
    expect(body.error.fields?.[field]).toContain(said)
  })

  it('that were set for a sub-unit before that was refused can be taken back', async () => {
    const city = openCity()
    await city.store.transact(async (transaction) =>
      transaction.insert(unitPolicies, {
        id: 'east-street',
        overrides: [],
        changedBy: 'admin',
        changedAt: city.clock.now(),
        earlier: [],
      }),
    )
    expect(await city.set(1, [], 'east-street')).toMatchObject({ ok: true, data: { version: 2, overrides: [] } })
  })

  it('are the administrator’s to set; the press office reads every number with its source', async () => {
    const city = openCity()
    const input = { unitId: 'heating', version: 0, overrides: [] }
    for (const who of [people.chief, people.handler, people.citizen])
      expect(await city.call(who, 'set_unit_policy', input)).toMatchObject({ error: { code: 'forbidden' } })
    await city.set(0, [own(2)])
    const body = await city.call(people.chief, 'policy', {})
    if (!body.ok) throw new Error('was refused')
    const { city: kinds, units } = body.data as {
      city: { kind: string; steps: { step: string; source: string }[] }[]
      units: object[]
    }
    expect(kinds.map(({ kind }) => kind)).toEqual([...MESSAGE_KINDS])
    for (const { steps } of kinds) {
      expect(steps.map(({ step }) => step)).toEqual([...POLICY_STEPS])
      expect(steps.every(({ source }) => source.length > 3)).toBe(true)
    }
    expect(units).toEqual([expect.objectContaining({ unitId: 'heating', unitName: '市供热公司', version: 1 })])
  })

  it('are those for complex matters where the matter was found complex before it came', () => {
    const acting = { today: '2026-07-03', calendar: vendoredCalendar() }
    const own: PolicyOverride = {
      unitId: 'heating',
      step: 'complex',
      allowance: { amount: 10, counts: 'working_days', source: '服务承诺' },
    }
    const taken = (approved: boolean, overrides: readonly PolicyOverride[]) =>
      takenBy({ kind: 'complaint', hops: [], complex: { grounds: '涉及三个单位', approved } }, 'heating', {
        ...acting,
        overrides,
      }).unitClock.workingDays
    expect([taken(false, []), taken(true, []), taken(false, [own]), taken(true, [own])]).toEqual([5, 15, 5, 10])
  })

  it('never lengthen the promise to the citizen, whatever happens on the way', () => {
    const calendar = vendoredCalendar()
    const override = fc.record({
      kind: fc.option(fc.constantFrom(...MESSAGE_KINDS), { nil: undefined }),
      step: fc.constantFrom('reply' as const, 'complex' as const),
      amount: fc.integer({ min: 1, max: 20 }),
    })
    const acts = fc.array(fc.constantFrom('extend', 'complex', 'ask', 'wait', 'hand over'), { maxLength: 6 })
    fc.assert(
      fc.property(
        fc.constantFrom(...MESSAGE_KINDS),
        fc.array(override, { maxLength: 6 }),
        fc.integer({ min: 0, max: 800 }),
        acts,
        (kind, given, offset, steps) => {
          const overrides = given
            .map(({ kind: of, step, amount }): PolicyOverride => ({
              unitId: 'heating',
              step,
              allowance: { amount, counts: 'working_days', source: '服务承诺' },
              ...(of === undefined ? {} : { kind: of }),
            }))
            .filter((one) => overrideFault(one) === null)
          const run = (own: readonly PolicyOverride[]) => {
            let today = addDays('2024-06-03', offset)
            const acting = () => ({
              actor: people.handler,
              now: `${today}T02:00:00.000Z`,
              today,
              calendar,
              overrides: own,
            })
            const incoming = {
              id: 'm',
              requestHash: '',
              channel: 'app' as const,
              kind,
              body: '暖气不热。',
              hasContact: false,
              hideIdentity: true,
              replyOnlyHere: true,
              wantsPublic: false,
              urgent: false,
            }
            let message = submit(incoming, { unitId: 'heating', reason: '' }, acting()).message
            const mayComplex = today <= message.complexUntil
            message = mayComplex
              ? requestComplex(message, { grounds: '复杂' }, acting()).message
              : accept(message, acting()).message
            for (const step of steps) {
              if (step === 'wait') today = addDays(today, 3)
              // As the table of rights has it: once its day has passed nobody extends it by themselves.
              if (step === 'extend' && today <= message.replyDueOn)
                message = grantExtension(message, { workingDays: 3, grounds: '需要' }, acting()).message
              if (step === 'complex') message = decideComplex(message, { approved: true }, acting()).message
              if (step === 'hand over') message = { ...message, ...takenBy(message, 'heating', acting()) }
              if (step === 'ask') {
                message = ask(message, { question: '哪栋？' }, acting()).message
                today = addDays(today, 2)
                message = supplement(message, { body: '三号楼' }, acting()).message
              }
            }
            return message
          }
          const plain = run([])
          const ours = run(overrides)
          expect(ours.replyDueOn).toBe(plain.replyDueOn)
          expect(ours.clock).toEqual(plain.clock)
          if (ours.unitClock === undefined || plain.unitClock === undefined) throw new Error('nobody leads')
          expect(dueOf(ours.unitClock, calendar).on <= dueOf(plain.unitClock, calendar).on).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})
