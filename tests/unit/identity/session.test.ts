import {
  CITIZEN_SESSIONS,
  runs,
  type Session,
  STAFF_SESSIONS,
  touched,
  withSession,
} from '../../../cloudfunctions/identity/domain/session'

const START = Date.parse('2026-07-03T01:00:00.000Z')
const after = (minutes: number, seconds = 0): string => new Date(START + (minutes * 60 + seconds) * 1000).toISOString()
const DAY = 24 * 60
const opened = (policy = STAFF_SESSIONS, now = after(0)): Session =>
  withSession([], { id: 'one', device: 'a'.repeat(70) }, now, policy)[0] as Session

it.each([
  // The last moment at which it runs, then the first at which it does not.
  ['staff, unused', STAFF_SESSIONS, 0, after(29, 59), after(30)],
  ['staff, used all day', STAFF_SESSIONS, 12 * 60 - 5, after(12 * 60 - 1, 59), after(12 * 60)],
  ['a citizen, unused', CITIZEN_SESSIONS, 0, after(30 * DAY - 1, 59), after(30 * DAY)],
] as const)('a session ends: %s', (_who, policy, usedAtMinute, still, over) => {
  const session = { ...opened(policy), seenAt: after(usedAtMinute) }
  expect([runs(session, still, policy), runs(session, over, policy)]).toEqual([true, false])
})

it('the ninth device ends the one that was unused longest; what has ended goes with it', () => {
  let sessions: Session[] = []
  for (let n = 0; n < 8; n += 1)
    sessions = withSession(sessions, { id: `device ${n}`, device: '' }, after(n), STAFF_SESSIONS)
  // The first is used again; so the second is the one unused longest.
  sessions = touched(sessions, 'device 0', after(9)) ?? []
  const ids = (of: readonly Session[]) => of.map(({ id }) => id).sort()
  expect(ids(sessions)).toHaveLength(8)
  const next = withSession(sessions, { id: 'ninth', device: '' }, after(10), STAFF_SESSIONS)
  expect(ids(next)).toEqual([0, 2, 3, 4, 5, 6, 7].map((n) => `device ${n}`).concat('ninth'))
  expect(ids(withSession(next, { id: 'tomorrow', device: '' }, after(DAY), STAFF_SESSIONS))).toEqual(['tomorrow'])
})

it('using a session is written down every two minutes at most, and nobody else’s is', () => {
  const [one, other] = [opened(), { ...opened(), id: 'other' }]
  expect(touched([one, other], 'one', after(1, 59))).toBeNull()
  expect(touched([one, other], 'one', after(2))).toEqual([{ ...one, seenAt: after(2) }, other])
  expect(touched([one], 'gone', after(2))).toBeNull()
  expect(one.device).toHaveLength(60)
})
