import { contactAccess, roleOfReveal } from '../../../cloudfunctions/messages/airlock/access'
import { type Standing, STANDINGS } from '../../../cloudfunctions/messages/domain/message.transitions'
import type { ContactAccess } from '../../../types/airlock.terms'

const GIVEN = { hasContact: true, hideIdentity: false, replyOnlyHere: false, status: 'processing' } as const
const NOBODY = Object.fromEntries(STANDINGS.map((standing) => [standing, 'none'])) as Record<Standing, ContactAccess>
const OVERSEEING = { dispatcher: 'reveal', chief: 'reveal', supervisor: 'reveal' } as const

/** What each standing alone comes to: whoever is not named here does not reach the citizen at all. */
it.each<[string, Partial<Parameters<typeof contactAccess>[0]>, Partial<Record<Standing, ContactAccess>>]>([
  ['where calls are wanted', {}, { ...OVERSEEING, handler: 'reveal' }],
  ['where calls are not wanted', { replyOnlyHere: true }, { ...OVERSEEING, handler: 'ask_instead' }],
  ['once it is closed', { status: 'closed' }, OVERSEEING],
  ['where nothing was given', { hasContact: false }, {}],
  [
    'with a hidden identity',
    { hideIdentity: true },
    { handler: 'ask_instead', dispatcher: 'ask_instead', chief: 'two_persons', supervisor: 'two_persons' },
  ],
])('a contact %s is for these standings and no other', (_when, more, reach) => {
  const message = { ...GIVEN, ...more }
  const seen = Object.fromEntries(STANDINGS.map((standing) => [standing, contactAccess(message, [standing])]))
  expect(seen).toEqual({ ...NOBODY, ...reach })
})

it.each<[readonly Standing[], string]>([
  [['dispatcher', 'handler'], 'handler'],
  [['chief', 'dispatcher'], 'dispatcher'],
  [['chief', 'supervisor'], 'supervisor'],
  [['chief'], 'chief'],
])('who is %j looks as the %s', (standings, role) => {
  expect(roleOfReveal(standings)).toBe(role)
})
