import { SignJWT } from 'jose'
import { jwtTokens } from '../../../cloudfunctions/identity'
import { addMilliseconds } from '../../../cloudfunctions/shared/kernel/local-date'

const START = '2026-07-03T01:00:00.000Z'
const KEY = Buffer.alloc(32, 7)
const CLAIMS = { sub: 'a1', sid: 's1', epoch: 2 }
let now = START
beforeEach(() => {
  now = START
})
const clock = { now: () => now }
const settings = { key: KEY, issuer: 'minsheng', lifetimeSeconds: 600, clock }
const outcome = (token: string, tokens = jwtTokens(settings)) =>
  tokens.verify(token).catch((error: unknown) => (error as { code: string }).code)

it('a token runs for as long as it was made for, also where it was verified a moment before', async () => {
  const tokens = jwtTokens(settings)
  const [usual, short] = [await tokens.issue(CLAIMS), await tokens.issue(CLAIMS, 60)]
  now = addMilliseconds(START, 59_999)
  expect([await outcome(usual, tokens), await outcome(short, tokens)]).toEqual([CLAIMS, CLAIMS])
  now = addMilliseconds(START, 60_000)
  expect([await outcome(usual, tokens), await outcome(short, tokens)]).toEqual([CLAIMS, 'unauthenticated'])
  now = addMilliseconds(START, 600_000)
  expect(await outcome(usual, tokens)).toBe('unauthenticated')
})

it.each([
  ['another key', { key: Buffer.alloc(32, 8) }],
  ['another issuer', { issuer: 'elsewhere' }],
  ['another purpose', { audience: 'minsheng-sign-in' }],
])('a token of %s is none', async (_of, other) => {
  expect(await outcome(await jwtTokens({ ...settings, ...other }).issue(CLAIMS))).toBe('unauthenticated')
})

/** Signed as ours are, but for what is left out or differs. */
const signed = (more: {
  readonly alg?: string
  readonly claims?: Record<string, unknown>
  readonly sub?: string | null
  readonly iat?: null
  readonly exp?: null
}) => {
  const { alg = 'HS256', claims = { sid: 's1', epoch: 2 }, sub = 'a1', iat, exp } = more
  const seconds = Date.parse(START) / 1000
  const token = new SignJWT(claims).setProtectedHeader({ alg }).setIssuer('minsheng').setAudience('minsheng')
  if (sub !== null) token.setSubject(sub)
  if (iat !== null) token.setIssuedAt(seconds)
  if (exp !== null) token.setExpirationTime(seconds + 600)
  return token.sign(alg === 'HS256' ? KEY : Buffer.alloc(64, 7))
}

it('a token says whose, which session, since when and until when; what lacks one of these is none', async () => {
  expect(await outcome(await signed({}))).toEqual(CLAIMS)
  for (const lacking of [
    { sub: null },
    { iat: null },
    { exp: null },
    { claims: { epoch: 2 } },
    { claims: { sid: 's1' } },
    { claims: { sid: 1, epoch: 2 } },
    { claims: { sid: 's1', epoch: '2' } },
  ] as const)
    expect(await outcome(await signed(lacking))).toBe('unauthenticated')
})

it('signatures are of one kind alone', async () =>
  expect(await outcome(await signed({ alg: 'HS512' }), jwtTokens({ ...settings, key: Buffer.alloc(64, 7) }))).toBe(
    'unauthenticated',
  ))
