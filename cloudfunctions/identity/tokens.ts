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
  issue(claims: TokenClaims): Promise<string>
  /** @throws DomainError `unauthenticated` for anything but a token of this issuer that still runs. */
  verify(token: string): Promise<TokenClaims>
}

interface TokenSettings {
  /** At least 32 bytes. */
  readonly key: Uint8Array
  readonly issuer: string
  readonly lifetimeSeconds: number
  readonly clock: Clock
}

const ALGORITHM = 'HS256'
const AUDIENCE = 'minsheng'
/** Tokens that were verified lately are not verified again; this many are remembered. */
const REMEMBERED = 2_000

/** JWTs with pinned algorithm, issuer, audience and expiry. */
export function jwtTokens({ key, issuer, lifetimeSeconds, clock }: TokenSettings): Tokens {
  const verified = new Map<string, { claims: TokenClaims; expiresAtMs: number }>()
  const nowMs = (): number => Date.parse(clock.now())
  return {
    async issue({ sub, sid, epoch }) {
      const issuedAt = Math.floor(nowMs() / 1000)
      return new SignJWT({ sid, epoch })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
        .setSubject(sub)
        .setIssuer(issuer)
        .setAudience(AUDIENCE)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + lifetimeSeconds)
        .sign(key)
    },
    async verify(token) {
      const known = verified.get(token)
      if (known !== undefined && known.expiresAtMs > nowMs()) return known.claims
      const fresh = await check(token, key, issuer, new Date(nowMs()))
      if (verified.size >= REMEMBERED) verified.clear()
      verified.set(token, fresh)
      return fresh.claims
    },
  }
}

async function check(
  token: string,
  key: Uint8Array,
  issuer: string,
  currentDate: Date,
): Promise<{ claims: TokenClaims; expiresAtMs: number }> {
  const { payload } = await jwtVerify(token, key, {
    algorithms: [ALGORITHM],
    issuer,
    audience: AUDIENCE,
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
