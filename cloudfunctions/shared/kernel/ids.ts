import { createHash } from 'node:crypto'

/** Where new ids come from; an argument, so that a test or a seed can fix them. */
export interface IdSource {
  /** A fresh random id, `length` characters of 0-9a-z. */
  next(length?: number): string
}

/**
 * An id that the same parts always give again (uniqueness lives in deterministic ids).
 * 26 characters of base 36, about 134 bits of SHA-256.
 */
export const derivedId = (...parts: readonly string[]): string => {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest()
  return BigInt(`0x${digest.subarray(0, 17).toString('hex')}`)
    .toString(36)
    .padStart(26, '0')
    .slice(-26)
}

/** SHA-256 in hexadecimal, 64 characters; of a text its UTF-8. */
export const sha256 = (what: string | Uint8Array): string => createHash('sha256').update(what).digest('hex')
