import type { ContactVault } from '../../messages'
import type { IdentityDeps } from '../deps'
import type { Tokens } from '../tokens'

/** Slow hashes of passwords, few at a time. Implemented over argon2id in adapters/. */
export interface Passwords {
  /**
   * Runs a sign-in when its turn comes: few at once, some waiting.
   * @throws DomainError `rate_limited` at once when too many wait
   */
  inTurn<Result>(work: (hashing: Hashing) => Promise<Result>): Promise<Result>
}

export interface Hashing {
  hash(password: string): Promise<string>
  /** Without a stored hash it answers false after the same time. */
  matches(stored: string | undefined, password: string): Promise<boolean>
}

/** The citizen behind a code of `wx.login`. Implemented over `sns/jscode2session` in adapters/wechat. */
export interface WechatCodes {
  /** @throws DomainError `invalid_state` (code used or run out), `rate_limited`, `unavailable`, `forbidden` (blocked by WeChat) */
  openidOf(code: string): Promise<string>
}

/** Text messages with a code, over whatever gateway the city has. */
export interface SmsSender {
  /** @param phone 11 digits @throws DomainError `unavailable` when the gateway did not take it */
  sendCode(phone: string, code: string): Promise<void>
}

/** What signing in on the city's own server needs besides. */
export interface SignInDeps extends IdentityDeps {
  readonly passwords: Passwords
  readonly tokens: Tokens
  /** The tokens between two steps: of another audience than a session's. */
  readonly tickets: Tokens
  /** Seals the authenticators' secrets. */
  readonly vault: ContactVault
  /** Failures from one address until it is locked; absent: 5. */
  readonly addressFailures?: number
  /** Absent: the city has not configured the mini program's login. */
  readonly wechat?: WechatCodes
  /** Absent: the city has no text messages. */
  readonly sms?: SmsSender
  /** Turns an OPENID or a phone number into a citizen's id that does not give it away (HMAC). Absent where no citizen signs in here. */
  readonly citizenId?: (way: 'wechat' | 'sms', identity: string) => string
}

export type { CallOrigin as Origin } from '../../shared/function/served-module'
