import {
  type Failures,
  failedOnce,
  forgottenAt,
  minutesLocked,
  NO_FAILURES,
  takenBack,
} from '../../../cloudfunctions/identity/domain/lockout'

const START = Date.parse('2026-07-03T01:00:00.000Z')
const after = (minutes: number, seconds = 0): string => new Date(START + (minutes * 60 + seconds) * 1000).toISOString()
const failedTimes = (times: number, from: Failures = NO_FAILURES, now = after(0)): Failures =>
  Array.from({ length: times }).reduce<Failures>((failures) => failedOnce(failures, now), from)

it('the fifth failure locks, and the fourth does not', () => {
  expect(failedTimes(4)).toEqual({ count: 4, locks: 0 })
  expect(failedTimes(5)).toEqual({ count: 5, locks: 1, lockedUntil: after(15) })
  expect(failedOnce(NO_FAILURES, after(0), 1)).toMatchObject({ locks: 1 })
})

it('a lock is told in whole minutes, never as none while it holds, and ends at its instant', () => {
  const locked = failedTimes(5)
  const left = [after(0), after(0, 1), after(14, 0), after(14, 59.999), after(15), after(16)]
  expect(left.map((now) => minutesLocked(locked, now))).toEqual([15, 15, 1, 1, 0, 0])
  expect(minutesLocked(NO_FAILURES, after(0))).toBe(0)
})

it('each further lock lasts twice as long, up to a day', () => {
  const lasts: number[] = []
  let failures = NO_FAILURES
  let now = after(0)
  for (let n = 0; n < 9; n += 1) {
    failures = failedTimes(5, failures, now)
    lasts.push(minutesLocked(failures, now))
    now = failures.lockedUntil ?? now
  }
  expect(lasts).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440])
})

it('a lock that has passed leaves five new attempts; one that holds leaves none', () => {
  const locked = failedTimes(5)
  expect(failedOnce(locked, after(15))).toEqual({ count: 1, locks: 1 })
  expect(failedOnce(locked, after(14, 59))).toMatchObject({ count: 6, locks: 2 })
})

it('failures that turned out to be none go, with the lock that only they had brought about', () => {
  const locked = failedTimes(5)
  expect(takenBack(failedTimes(3), 1, after(0))).toEqual({ count: 2, locks: 0 })
  expect(takenBack(failedTimes(3), 9, after(0))).toEqual({ count: 0, locks: 0 })
  expect(takenBack(locked, 1, after(1))).toEqual({ count: 4, locks: 0 })
  // Locks from before stay on the record: the next one lasts as long as it would have.
  expect(takenBack(failedTimes(5, locked, after(15)), 1, after(16))).toEqual({ count: 4, locks: 1 })
  // Nothing was taken back, or the lock is over: it stays on the record.
  expect(takenBack(locked, 0, after(1))).toEqual(locked)
  expect(takenBack(locked, 1, after(15))).toEqual({ ...locked, count: 4 })
})

it('a count is kept for a day after the last failure, or after the lock', () => {
  expect(forgottenAt(failedTimes(2), after(0))).toBe(after(24 * 60))
  expect(forgottenAt(failedTimes(5), after(0))).toBe(after(24 * 60 + 15))
  expect(forgottenAt(failedTimes(5), after(30))).toBe(after(24 * 60 + 30))
})
