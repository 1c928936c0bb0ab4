import { type IdSource, sha256 } from '../../shared/kernel/ids'

/** Without what is mistaken for something else on paper: 0 and o, 1 and l. */
const LETTERS = '23456789abcdefghijkmnpqrstuvwxyz'
const LENGTH = 16

/** A code for a person to copy, four groups of four, 80 bits: cannot be guessed and needs no slow hash. */
export function newOneTimeCode(ids: IdSource): string {
  const bits = BigInt(`0x${sha256(ids.next(32))}`)
  const letters = Array.from({ length: LENGTH }, (_, at) => LETTERS[Number((bits >> BigInt(at * 5)) & 31n)])
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** A code as it is compared: typed with or without its hyphens, in any case. */
export const plainCode = (typed: string): string => typed.toLowerCase().replace(/[\s-]/g, '')

/** What is stored of a code. @param owner whose it is, so that one stored value fits one account only */
export const hashOfCode = (owner: string, typed: string): string => sha256(JSON.stringify([owner, plainCode(typed)]))
