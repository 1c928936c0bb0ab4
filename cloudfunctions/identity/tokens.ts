import { jwtVerify, SignJWT } from 'jose'
import type { Clock } from '../shared/kernel/clock'
import { DomainError } from '../shared/kernel/domain-error'

/** All that a token carries: whose, which session, and under which epoch of the account. Roles load with each request. */
export interface TokenClaims {
  readonly sub: string
  readonly sid: string
  readonly epoch: number
}

/** Makes and checks session tokens. */
export interface Tokens {
  /** @param lifetimeSeconds in place of the usual */
  issue(claims: TokenClaims, lifetimeSeconds?: number): Promise<string>
  /** @throws DomainError `unauthenticated` for anything but a token of this issuer that still runs. */
  verify(token: string): Promise<TokenClaims>
}

interface TokenSettings {
  /** At least 32 bytes. */
  readonly key: Uint8Array
  readonly issuer: string
  readonly lifetimeSeconds: number
  readonly clock: Clock
  /** What the tokens are for: one for one purpose is refused for another. Absent: sessions. */
  readonly audience?: string
}

const ALGORITHM = 'HS256'
const AUDIENCE = 'minsheng'
/** Tokens that were verified lately are not verified again; this many are remembered. */
const REMEMBERED = 2_000

/** JWTs with pinned algorithm, issuer, audience and expiry. */
export function jwtTokens({ key, issuer, lifetimeSeconds, clock, audience = AUDIENCE }: TokenSettings): Tokens {
  const verified = new Map<string, { claims: TokenClaims; expiresAtMs: number }>()
  const nowMs = (): number => Date.parse(clock.now())
  return {
    async issue({ sub, sid, epoch }, lifetime = lifetimeSeconds) {
      const issuedAt = Math.floor(nowMs() / 1000)
      return new SignJWT({ sid, epoch })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
        .setSubject(sub)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + lifetime)
        .sign(key)
    },
    async verify(token) {
      const known = verified.get(token)
      if (known !== undefined && known.expiresAtMs > nowMs()) return known.claims
      const fresh = await check(token, { key, issuer, audience }, new Date(nowMs()))
      if (verified.size >= REMEMBERED) verified.clear()
      verified.set(token, fresh)
      return fresh.claims
    },
  }
}

async function check(
  token: string,
  { key, issuer, audience }: Pick<Required<TokenSettings>, 'key' | 'issuer' | 'audience'>,
  currentDate: Date,
): Promise<{ claims: TokenClaims; expiresAtMs: number }> {
  const { payload } = await jwtVerify(token, key, {
    algorithms: [ALGORITHM],
    issuer,
    audience,
    requiredClaims: ['sub', 'exp', 'iat'],
    currentDate,
  }).catch(() => {
    throw new DomainError('unauthenticated')
  })
  const { sub, sid, epoch, exp } = payload
  if (typeof sub !== 'string' || typeof sid !== 'string' || typeof epoch !== 'number' || exp === undefined)
    throw new DomainError('unauthenticated')
  return { claims: { sub, sid, epoch }, expiresAtMs: exp * 1000 }
}
