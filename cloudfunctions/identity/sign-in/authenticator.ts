import { generateSecret, generateURI, verifySync } from 'otplib'
import type { Instant } from '../../shared/kernel/local-date'

/** RFC 6238 as every authenticator app speaks it: SHA-1, six digits, 30 seconds; a code of the step before or after holds. */
const STEP_SECONDS = 30

/** 160 bits in Base32, as RFC 4226 recommends. */
export const newAuthenticatorSecret = (): string => generateSecret()

/** What the QR code holds. */
export const enrolmentUri = (secret: string, loginName: string): string =>
  generateURI({ issuer: '民声', label: loginName, secret })

/**
 * The 30-second step that a code belongs to; null when it does not hold, or was used already.
 * @param lastStep the step whose code was taken last: its code and earlier ones no longer hold (RFC 6238, 5.2)
 */
export function stepOfCode(secret: string, code: string, now: Instant, lastStep: number | null): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const epoch = Math.floor(Date.parse(now) / 1000)
  const result = verifySync({ secret, token: code, epoch, epochTolerance: STEP_SECONDS })
  if (!result.valid) return null
  const step = Math.floor(epoch / STEP_SECONDS) + result.delta
  return lastStep !== null && step <= lastStep ? null : step
}
