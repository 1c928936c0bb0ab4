import { faultOfGrants, type GrantFault } from '../../../cloudfunctions/identity/domain/grants'
import type { Grant } from '../../../cloudfunctions/shared/kernel/actor'
import { HELD_FOR, type StaffRole } from '../../../types/identity.terms'

const places = {
  hasUnit: (id: string) => id === 'heating' || id === 'traffic',
  hasPost: (id: string) => id === 'mayor' || id === 'vice',
}
const UNIT = { unitId: 'heating' }
const POST = { postId: 'mayor' }

it.each<[string, GrantFault | null, readonly Grant[]]>([
  ['a role of a citizen', 'noStaffRole', [{ role: 'citizen' }]],
  ['a level for an approver', null, [{ role: 'approver', ...UNIT, level: 'chief_leader' }]],
  ['a level for a handler', 'levelOfApprovers', [{ role: 'handler', ...UNIT, level: 'chief_leader' }]],
  [
    'the same role in two units',
    null,
    [
      { role: 'handler', ...UNIT },
      { role: 'handler', unitId: 'traffic' },
    ],
  ],
  [
    'the same role in one unit twice',
    'roleTwice',
    [
      { role: 'handler', ...UNIT },
      { role: 'handler', ...UNIT },
    ],
  ],
  [
    'two levels in one unit',
    'roleTwice',
    [
      { role: 'approver', ...UNIT },
      { role: 'approver', ...UNIT, level: 'deputy_leader' },
    ],
  ],
  [
    'two posts',
    null,
    [
      { role: 'post_holder', ...POST },
      { role: 'post_holder', postId: 'vice' },
    ],
  ],
  [
    'one post twice',
    'roleTwice',
    [
      { role: 'post_holder', ...POST },
      { role: 'post_holder', ...POST },
    ],
  ],
  ['business and administration', 'twoPowers', [{ role: 'dispatcher' }, { role: 'admin' }]],
  ['business and audit', 'twoPowers', [{ role: 'handler', ...UNIT }, { role: 'auditor' }]],
  ['administration and audit', 'twoPowers', [{ role: 'admin' }, { role: 'auditor' }]],
  ['all of the press office', null, [{ role: 'dispatcher' }, { role: 'editor' }, { role: 'chief' }]],
  ['what comes first is told', 'unitMissing', [{ role: 'admin' }, { role: 'handler' }, { role: 'auditor' }]],
])('%s: %s', (_case, fault, grants) => {
  expect(faultOfGrants(grants, places)).toBe(fault)
})

it.each(Object.keys(HELD_FOR) as StaffRole[])('%s is held for what it is held for, and for nothing else', (role) => {
  const heldFor = HELD_FOR[role]
  const faultOf = (grant: Omit<Grant, 'role'>) => faultOfGrants([{ role, ...grant }], places)
  const missing = heldFor === 'unit' ? 'unitMissing' : 'postMissing'
  expect([faultOf({}), faultOf(UNIT), faultOf(POST), faultOf({ ...UNIT, ...POST })]).toEqual(
    heldFor === 'unit'
      ? [missing, null, missing, 'placeTooMany']
      : heldFor === 'post'
        ? [missing, missing, null, 'placeTooMany']
        : [null, 'placeTooMany', 'placeTooMany', 'placeTooMany'],
  )
  if (heldFor === 'unit') expect(faultOf({ unitId: 'closed' })).toBe('unitMissing')
  if (heldFor === 'post') expect(faultOf({ postId: 'closed' })).toBe('postMissing')
})
