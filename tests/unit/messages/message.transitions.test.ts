import { STANDINGS, type Standing, TRANSITIONS } from '../../../cloudfunctions/messages/domain/message.transitions'
import { allowedActions, standingsOf } from '../../../cloudfunctions/messages/domain/message.rights'
import type { ActionFacts } from '../../../cloudfunctions/messages/domain/action.facts'
import { isOpen } from '../../../cloudfunctions/messages/domain/message'
import { CITIZEN_STATUS_OF, MESSAGE_ACTIONS, MESSAGE_STATUSES } from '../../../types/messages.terms'
import type { Role } from '../../../types/wire.contract'
import type { Actor, Grant } from '../../../cloudfunctions/shared/kernel/actor'
import { people, type PersonName } from '../../support/small-city'

type KnowingFacts = Parameters<typeof standingsOf>[0]
const TODAY = '2026-07-03'
const facts = (more: Partial<ActionFacts> = {}): ActionFacts => ({
  status: 'processing',
  kind: 'complaint',
  ownerId: people.citizen.id,
  unitId: 'heating',
  replyDueOn: '2026-07-10',
  urgent: false,
  rated: false,
  callBackOpen: false,
  reworked: false,
  extended: false,
  withdrawalPending: false,
  extensionPending: false,
  complexPending: false,
  complexUntil: '2026-07-08',
  promiseOpen: false,
  promiseChangeable: false,
  promiseMissed: false,
  ...more,
})

describe('the transition table', () => {
  it('has a rule for each action and only known standings', () => {
    expect(Object.keys(TRANSITIONS)).toEqual([...MESSAGE_ACTIONS])
    for (const rule of Object.values(TRANSITIONS)) for (const standing of rule.by) expect(STANDINGS).toContain(standing)
  })
  it('reads every status as one of five words', () => {
    expect(Object.keys(CITIZEN_STATUS_OF)).toEqual([...MESSAGE_STATUSES])
  })
  it('lists exactly open statuses as open, and lets a merged message be withdrawn like them', () => {
    const from = [...TRANSITIONS.withdraw.from].filter((status) => status !== 'merged')
    expect(from).toHaveLength(TRANSITIONS.withdraw.from.length - 1)
    expect(from.sort()).toEqual(MESSAGE_STATUSES.filter(isOpen).sort())
    expect(MESSAGE_STATUSES.filter(isOpen)).toHaveLength(8)
  })

  const cases: [PersonName, ActionFacts['status'], string[]][] = [
    ['citizen', 'dispatched', ['withdraw', 'contest']],
    ['citizen', 'awaiting_citizen', ['supplement', 'withdraw']],
    ['citizen', 'replied', ['rate']],
    ['citizen', 'closed', []],
    [
      'handler',
      'dispatched',
      ['accept', 'assign', 'return_to_desk', 'request_extension', 'request_assist', 'propose_decline', 'merge'],
    ],
    [
      'handler',
      'processing',
      ['assign', 'ask', 'draft_reply', 'request_extension', 'request_assist', 'propose_decline', 'merge'],
    ],
    ['handler', 'awaiting_approval', ['draft_reply', 'publish_signed_on_paper', 'request_extension']],
    ['approver', 'awaiting_approval', ['approve_reply', 'reject_reply']],
    ['liaison', 'dispatched', ['assign', 'remind', 'request_assist']],
    ['dispatcher', 'processing', ['remind', 'propose_decline', 'merge']],
    ['chief', 'processing', ['grant_extension', 'remind']],
    ['supervisor', 'processing', ['grant_extension', 'remind']],
  ]
  it.each(cases)('offers %s in %s: %j', (person, status, actions) => {
    expect(allowedActions(facts({ status }), people[person], TODAY)).toEqual(actions)
  })
  it('offers the press office what waits for it', () => {
    const waiting = facts({ status: 'pending_dispatch', unitId: null })
    expect(allowedActions(waiting, people.dispatcher, TODAY)).toEqual([
      'dispatch',
      'redirect',
      'propose_decline',
      'merge',
    ])
    expect(allowedActions(waiting, people.supervisor, TODAY)).toEqual(['redirect'])
  })
  it('never offers approval to the drafter', () => {
    const drafted = facts({ status: 'awaiting_approval', draftedBy: people.both.id })
    expect(allowedActions(drafted, people.both, TODAY)).not.toContain('approve_reply')
    expect(allowedActions(drafted, people.approver, TODAY)).toContain('approve_reply')
  })
  it('offers an extension once and not after the due day', () => {
    expect(allowedActions(facts({ extended: true }), people.chief, TODAY)).not.toContain('grant_extension')
    expect(allowedActions(facts(), people.chief, '2026-07-11')).not.toContain('grant_extension')
  })
})

describe('who may know of a message', () => {
  const knows: [PersonName, boolean][] = [
    ['citizen', true],
    ['other', false],
    ['handler', true],
    ['approver', true],
    ['liaison', true],
    ['trafficHandler', false],
    ['dispatcher', true],
    ['chief', true],
    ['supervisor', true],
    ['admin', false],
    ['auditor', false],
    ['mayor', false],
  ]
  it.each(knows)('%s: %s', (person, known) => {
    expect(standingsOf(facts(), people[person]).length > 0).toBe(known)
  })
  it('lets the sub-unit know once it is assigned, and the holder of the post it was written to', () => {
    const assigned = facts({ unitId: 'east', subUnitId: 'east-street', postId: 'mayor' })
    expect(standingsOf(assigned, people.streetHandler)).toEqual(['handler'])
    expect(standingsOf(assigned, people.mayor)).toEqual(['post_holder'])
    expect(standingsOf(facts({ unitId: 'east' }), people.streetHandler)).toEqual([])
  })
  it('does not let a citizen with a staff grant by mistake act as staff', () => {
    const odd = { ...people.other, grants: [{ role: 'dispatcher' as const }] }
    expect(standingsOf(facts(), odd)).toEqual([])
  })

  it('whoever recorded a message reads it as long as they record, no longer', () => {
    const recorded = { ...facts({ unitId: null }), recordedBy: 'wang' }
    const wang = (role: Role): Actor => ({
      id: 'wang',
      kind: 'staff',
      name: '王',
      grants: [{ role, unitId: 'office' }],
    })
    expect(standingsOf(recorded, wang('liaison'))).toEqual(['recorder'])
    for (const role of ['admin', 'auditor', 'editor', 'handler'] as const)
      expect([role, standingsOf(recorded, wang(role))]).toEqual([role, []])
  })

  const grants = (...of: Grant[]): Actor => ({ id: 'wang', kind: 'staff', name: '王', grants: of })
  const whole = { unitId: 'east', subUnitId: 'east-street', postId: 'mayor', recordedBy: 'somebody' }
  const led: Partial<KnowingFacts> = {
    ...whole,
    assistUnitIds: ['office', 'traffic'],
    formerUnitIds: ['water', 'heating'],
  }
  it.each<[string, Actor, Partial<KnowingFacts>, Standing[]]>([
    ['a handler of the lead', grants({ role: 'handler', unitId: 'east' }), led, ['handler']],
    ['a handler of the sub-unit', grants({ role: 'handler', unitId: 'east-street' }), led, ['handler']],
    ['a liaison of the lead', grants({ role: 'liaison', unitId: 'east' }), led, ['liaison']],
    ['a liaison of the sub-unit', grants({ role: 'liaison', unitId: 'east-street' }), led, ['liaison']],
    ['an approver of the lead', grants({ role: 'approver', unitId: 'east' }), led, ['approver']],
    ['an approver of the sub-unit signs nothing here', grants({ role: 'approver', unitId: 'east-street' }), led, []],
    ['an editor who belongs to the unit', grants({ role: 'editor', unitId: 'east' }), led, []],
    ['a handler of an assisting unit', grants({ role: 'handler', unitId: 'traffic' }), led, ['assistant']],
    ['a liaison of an assisting unit', grants({ role: 'liaison', unitId: 'traffic' }), led, ['assistant']],
    ['an approver of an assisting unit', grants({ role: 'approver', unitId: 'traffic' }), led, []],
    ['who held a role of a unit that led it', grants({ role: 'handler', unitId: 'heating' }), led, ['former']],
    ['its liaison', grants({ role: 'liaison', unitId: 'heating' }), led, ['former']],
    ['its approver', grants({ role: 'approver', unitId: 'heating' }), led, ['former']],
    ['its editor', grants({ role: 'editor', unitId: 'heating' }), led, []],
    [
      'of a unit that led it and leads it again, no former',
      grants({ role: 'handler', unitId: 'east' }),
      { ...led, formerUnitIds: ['east'] },
      ['handler'],
    ],
    [
      'one of many grants is enough',
      grants({ role: 'editor' }, { role: 'approver', unitId: 'water' }, { role: 'handler', unitId: 'office' }),
      led,
      ['assistant'],
    ],
    [
      'a holder of the post, with another role',
      grants({ role: 'editor' }, { role: 'post_holder', postId: 'mayor' }),
      led,
      ['post_holder'],
    ],
    ['a holder of another post', grants({ role: 'post_holder', postId: 'secretary' }), led, []],
    ['another role at the post', grants({ role: 'editor', postId: 'mayor' }), led, []],
    [
      'a post holder without a post, where none is addressed',
      grants({ role: 'post_holder' }),
      { ...led, postId: undefined },
      [],
    ],
    [
      'a handler without a unit, where none leads',
      grants({ role: 'handler' }),
      { ...led, unitId: null, subUnitId: undefined },
      [],
    ],
    [
      'who recorded it, as a dispatcher',
      grants({ role: 'dispatcher' }),
      { ...led, recordedBy: 'wang' },
      ['dispatcher', 'recorder'],
    ],
    ['who did not record it', grants({ role: 'liaison', unitId: 'water-bureau' }), led, []],
    [
      'of business, press office and supervision at once',
      grants({ role: 'chief' }, { role: 'supervisor' }),
      led,
      ['chief', 'supervisor'],
    ],
  ])('%s', (_who, actor, more, standings) => {
    expect(standingsOf({ ownerId: 'wang', ...more } as KnowingFacts, actor)).toEqual(standings)
  })
})
