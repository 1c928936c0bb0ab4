import { callCounts } from '../../cloudfunctions/runtime/call-counts'
import { RATE_LIMITS } from '../../cloudfunctions/runtime/rate-limits'

const START = Date.parse('2026-07-03T01:00:00.000Z')
const CALL = 'messages.reveal_contact'

/** Uses up what one person has of a minute that begins at `START`. */
function usedUp() {
  const counts = callCounts()
  for (let n = 0; n < RATE_LIMITS.reveal.person; n += 1) expect(counts.secondsToWait(CALL, 'wang', START)).toBe(0)
  return counts
}

it('refuses until the minute is over, and says at least one second until then', () => {
  const counts = usedUp()
  const waits = [0, 500, 58_999, 59_000, 59_001, 59_999].map((ms) => counts.secondsToWait(CALL, 'wang', START + ms))
  expect(waits).toEqual([60, 60, 2, 1, 1, 1])
  expect(counts.secondsToWait(CALL, 'wang', START + 60_000)).toBe(0)
})

it('counts each person and each kind of call apart', () => {
  const counts = usedUp()
  expect(counts.secondsToWait(CALL, 'li', START)).toBe(0)
  expect(counts.secondsToWait('messages.inbox', 'wang', START)).toBe(0)
  expect(counts.secondsToWait(CALL, 'wang', START)).toBe(60)
})

it('a clock that was set back begins a new minute: nobody waits for the old one', () => {
  expect(usedUp().secondsToWait(CALL, 'wang', START - 1)).toBe(0)
})

it('remembers so many people and no more, and then all begin anew', () => {
  const counts = usedUp()
  for (let n = 1; n < 20_000; n += 1) counts.secondsToWait(CALL, `person ${n}`, START)
  expect(counts.secondsToWait(CALL, 'wang', START)).toBe(0)
})
