import { identitySignInContract, type SignInStepView } from '../../../types/identity-sign-in.contract'
import { ERROR_CODES } from '../../../types/wire.contract'
import {
  failedOnce,
  type Failures,
  minutesLocked,
  NO_FAILURES,
  takenBack,
} from '../../../cloudfunctions/identity/domain/lockout'
import { fc } from '../../support/property'
import { hostile, inputsOf } from '../../support/schema-arbitrary'
import { GOOD_PASSWORD, openSignIn } from './sign-in.city'

/** The demonstration serves no sign-in, so that the city-wide fuzzing does not reach it. */
it.each(Object.entries(identitySignInContract))('identity.%s answers whatever it is given', async (name, { input }) => {
  const city = await openSignIn({
    wechat: { openidOf: async (code) => `o${code.length}` },
    sms: { sendCode: async () => undefined },
  })
  const { token } = await city.enrol()
  const { ticket } = await city.call<SignInStepView>('sign_in', { loginName: 'zhangsan', password: GOOD_PASSWORD })
  const { valid, near } = inputsOf(input, {
    ticket: fc.constantFrom(ticket ?? '', token),
    loginName: fc.constantFrom('zhangsan', 'nobody'),
    phone: fc.constant('13912345678'),
  })
  await fc.assert(
    fc.asyncProperty(fc.oneof(valid, near, hostile), fc.boolean(), fc.nat(9), async (shape, signedIn, address) => {
      const body = await city.ask(name, shape, signedIn ? token : undefined, `10.0.0.${address}`)
      if (body.ok) return
      expect(ERROR_CODES).toContain(body.error.code)
      expect([body.error.code, body.error.message]).not.toEqual(['internal', body.error.message])
      expect(body.error.message).toMatch(/[一-鿿]/)
    }),
    { numRuns: 100 },
  )
})

describe('locks, whatever the order of attempts', () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.constant('fail' as const) },
    { weight: 1, arbitrary: fc.constant('succeed' as const) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 120 }) },
  )

  it('let at most five failures pass between two waits, and every wait ends within a day', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        let now = Date.parse('2026-07-03T01:00:00.000Z')
        let failures: Failures = NO_FAILURES
        let inARow = 0
        let lastLock = 0
        for (const each of steps) {
          const at = new Date(now).toISOString()
          if (typeof each === 'number') {
            now += each * 60_000
            continue
          }
          const minutes = minutesLocked(failures, at)
          expect(minutes).toBeLessThanOrEqual(24 * 60)
          if (minutes > 0) continue // nothing is tried
          const before = failures
          failures = failedOnce(failures, at)
          if (each === 'succeed') {
            failures = takenBack(failures, 1, at)
            expect(minutesLocked(failures, at)).toBe(0)
            expect(failures.locks).toBe(before.locks)
            continue
          }
          inARow += 1
          expect(inARow).toBeLessThanOrEqual(5)
          const locked = minutesLocked(failures, at)
          if (locked > 0) {
            expect(locked).toBeGreaterThanOrEqual(Math.min(lastLock, 24 * 60))
            lastLock = locked
            inARow = 0
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})
