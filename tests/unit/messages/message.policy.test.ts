import {
  CITY_POLICY,
  overrideFault,
  policyFor,
  type PolicyOverride,
  REPLY_WORKING_DAYS,
} from '../../../cloudfunctions/messages/domain/message.policy'
import { MESSAGE_KINDS } from '../../../types/messages.terms'
import { POLICY_STEPS } from '../../../types/policy.terms'

const own = (step: PolicyOverride['step'], amount: number, kind?: PolicyOverride['kind']): PolicyOverride => ({
  unitId: 'heating',
  step,
  allowance: { amount, counts: 'working_days', source: '市供热公司服务承诺' },
  ...(kind === undefined ? {} : { kind }),
})

describe('the policy of times', () => {
  it('promises what the design says', () => {
    expect(REPLY_WORKING_DAYS).toEqual({ inquiry: 2, complaint: 5, suggestion: 5, help: 5, report: 5, praise: 5 })
    const { dispatch, accept, complex, pause, extension_limit } = CITY_POLICY.complaint
    expect([dispatch, accept, complex, pause, extension_limit].map(({ amount }) => amount)).toEqual([1, 1, 15, 5, 1])
  })

  it.each(MESSAGE_KINDS)('has every step of %s, each with its source', (kind) => {
    for (const step of POLICY_STEPS) {
      const { amount, source } = CITY_POLICY[kind][step]
      expect([step, Number.isSafeInteger(amount) && amount > 0, source.length > 3]).toEqual([step, true, true])
    }
  })

  it('takes a unit’s override for the kind before its general one, and the city’s for others', () => {
    const overrides = [own('reply', 3, 'complaint'), own('reply', 4), own('accept', 1)]
    expect(policyFor('complaint', 'heating', overrides).reply.amount).toBe(3)
    expect(policyFor('help', 'heating', overrides).reply.amount).toBe(4)
    expect(policyFor('complaint', 'heating', [...overrides].reverse()).reply.amount).toBe(3)
    expect(policyFor('complaint', 'traffic', overrides)).toEqual(CITY_POLICY.complaint)
    expect(policyFor('complaint', null, overrides)).toEqual(CITY_POLICY.complaint)
    expect(policyFor('inquiry', 'heating')).toEqual(CITY_POLICY.inquiry)
  })

  it.each([
    ['half a day', own('reply', 2.5), '整数'],
    ['no time', own('reply', 0), '大于0'],
    [
      'no source',
      { ...own('reply', 3), allowance: { amount: 1, counts: 'working_days' as const, source: ' ' } },
      '依据',
    ],
    [
      'other days',
      { ...own('reply', 1), allowance: { amount: 1, counts: 'hours' as const, source: '内部规定' } },
      '单位',
    ],
    ['longer than the city promises', own('reply', 6, 'complaint'), '不能长于'],
    ['longer than one of the kinds', own('reply', 3), '不能长于'],
  ])('refuses %s', (_what, override, said) => {
    expect(overrideFault(override)).toContain(said)
  })

  it('lets a unit promise more than the city', () => {
    expect(overrideFault(own('reply', 3, 'complaint'))).toBeNull()
    expect(overrideFault(own('reply', 2))).toBeNull()
  })
})
