import { generateSync } from 'otplib'
import { newAuthenticatorSecret, stepOfCode } from '../../../cloudfunctions/identity/sign-in/authenticator'

const SECRET = newAuthenticatorSecret()
/** The first second of a step of the clock. */
const STEP = 59_434_800
const at = (step: number, second = 0) => new Date((step * 30 + second) * 1000).toISOString()
const codeOf = (step: number) => generateSync({ secret: SECRET, epoch: step * 30 })
const taken = (code: string, now: string, lastStep: number | null = null) => stepOfCode(SECRET, code, now, lastStep)

it.each([
  ['two steps ago', -2, null],
  ['of the step before', -1, STEP - 1],
  ['of now', 0, STEP],
  ['of the step after', 1, STEP + 1],
  ['two steps ahead', 2, null],
])('a code %s: the step it is of, or none', (_which, ahead, step) => {
  for (const second of [0, 29]) expect(taken(codeOf(STEP + ahead), at(STEP, second))).toBe(step)
})

it('a code holds once, and with it none that came before it', () => {
  for (const last of [STEP - 1, STEP, STEP + 1])
    expect([-1, 0, 1].map((ahead) => taken(codeOf(STEP + ahead), at(STEP), last))).toEqual(
      [-1, 0, 1].map((ahead) => (STEP + ahead > last ? STEP + ahead : null)),
    )
})

it('no code holds while the clock stands before the last one that was taken', () => {
  for (const ahead of [-1, 0, 1]) expect(taken(codeOf(STEP + ahead), at(STEP), STEP + 100)).toBeNull()
})

it('a code is six digits and nothing else', () => {
  for (const typed of [`${codeOf(STEP)}0`, `0${codeOf(STEP)}`, codeOf(STEP).slice(1), 'abcdef', ''])
    expect(taken(typed, at(STEP))).toBeNull()
})
