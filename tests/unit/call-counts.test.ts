import { callCounts } from '../../cloudfunctions/runtime/call-counts'
import { RATE_LIMITS } from '../../cloudfunctions/runtime/rate-limits'

const START = Date.parse('2026-07-03T01:00:00.000Z')
const CALL = 'messages.reveal_contact'

/** Uses up what one person has of a minute that begins at `START`. @returns seconds to wait so many milliseconds later */
function usedUp() {
  let later = 0
  const counts = callCounts({ now: () => new Date(START + later).toISOString() })
  const waits = (ms: number, who = 'wang', call = CALL): number => {
    later = ms
    return counts.secondsToWait(call, 'person', who)
  }
  for (let n = 0; n < RATE_LIMITS.reveal.person; n += 1) expect(waits(0)).toBe(0)
  return { counts, waits }
}

it('refuses until the minute is over, and says at least one second until then', () => {
  const { waits } = usedUp()
  expect([0, 500, 58_999, 59_000, 59_001, 59_999].map((ms) => waits(ms))).toEqual([60, 60, 2, 1, 1, 1])
  expect(waits(60_000)).toBe(0)
})

it('counts each person, each kind of call, and addresses apart', () => {
  const { counts, waits } = usedUp()
  expect(waits(0, 'li')).toBe(0)
  expect(waits(0, 'wang', 'messages.inbox')).toBe(0)
  expect(counts.secondsToWait(CALL, 'address', 'wang')).toBe(0)
  expect(waits(0)).toBe(60)
})

it('a clock that was set back begins a new minute: nobody waits for the old one', () => {
  expect(usedUp().waits(-1)).toBe(0)
})

it('remembers so many people and no more, and then all begin anew', () => {
  const { waits } = usedUp()
  for (let n = 1; n < 200_000; n += 1) waits(0, `person ${n}`)
  expect(waits(0)).toBe(0)
})
