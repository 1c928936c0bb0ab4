import type { SealedContact } from '../messages'
import { defineCollection, type StoredDocument } from '../shared/documents'
import type { Instant } from '../shared/kernel/local-date'
import type { Failures } from './domain/lockout'

/** What proves that one is the account; under the account's id, apart from it: no request but signing in reads it. */
export interface Credentials extends StoredDocument {
  /** PHC string of argon2id. */
  readonly passwordHash?: string
  /** A one-time code stands in for the password until it is used or runs out. */
  readonly setUp?: { readonly hash: string; readonly expiresAt: Instant }
  /** The authenticator's secret, sealed; `lastStep`: the 30-second step whose code was taken last. */
  readonly authenticator?: { readonly sealed: SealedContact; readonly lastStep: number }
  /** Shown, not confirmed yet. */
  readonly pendingAuthenticator?: SealedContact
  /** Hashes of the recovery codes that are left. */
  readonly recoveryCodes: readonly string[]
  /** Hashes of the addresses from which this person got in last with both factors, newest last. */
  readonly knownAddresses?: readonly string[]
  /** The binding code that was issued last. */
  readonly bindingCodeId?: string
}
export const credentials = defineCollection<Credentials>('credentials', [{ name: 'by_id', equals: [] }])

/** What is deleted when its time has come. */
interface Expiring extends StoredDocument {
  readonly expiresAt: Instant
}

/** Failed attempts, by account, by address or by WeChat identity (`<what>:<id>`). */
export interface StoredFailures extends Expiring, Failures {
  /** Of an address: how often each account failed there, so that a success takes back its own failures only. */
  readonly byAccount?: Readonly<Record<string, number>>
}
export const signInFailures = defineCollection<StoredFailures>('sign_in_failures', [
  { name: 'by_expiry', equals: [], order: 'expiresAt' },
])

/**
 * The code that was sent to a phone last, under the citizen's id that follows from the number; and how many an address
 * asked for, under `address-<hash>`, without a code.
 */
export interface SmsCode extends Expiring {
  /** Absent once it was used. */
  readonly hash?: string
  readonly codeExpiresAt?: Instant
  /** When codes were sent in the last day. */
  readonly sentAt: readonly Instant[]
}
export const smsCodes = defineCollection<SmsCode>('sms_codes', [{ name: 'by_expiry', equals: [], order: 'expiresAt' }])

/** 绑定码: the id follows from the code, which is stored nowhere. */
export interface BindingCode extends Expiring {
  readonly accountId: string
}
export const bindingCodes = defineCollection<BindingCode>('binding_codes', [
  { name: 'by_expiry', equals: [], order: 'expiresAt' },
])
