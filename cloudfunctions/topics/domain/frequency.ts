import type { Signature } from './signature'

/** Something whose signature may be read off it, time and again: only one at a time has to be held. */
export interface Signed {
  readonly signature: Signature
}

/** In how many messages each token stands. */
export function frequencyIn(items: readonly Signed[]): Map<number, number> {
  const frequency = new Map<number, number>()
  for (const { signature } of items)
    for (const token of signature.tokens) frequency.set(token, (frequency.get(token) ?? 0) + 1)
  return frequency
}
