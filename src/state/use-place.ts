import { useEffect, useState } from 'react'

/** So long what stands below waits for what may stand above it, milliseconds: shorter than a person takes to aim. */
export const PATIENCE_MS = 700

/**
 * `waiting`: not decided; `above`: it was known in time; `below`: it was not, or there was nothing then, and comes where
 * nothing has to move for it.
 */
export type Place = 'waiting' | 'above' | 'below'

/**
 * Where something that has to be asked for first may stand. Decided once, so that nothing moves away under a finger when
 * an answer comes late.
 *
 * @param known whether the answer is there
 * @param something whether there is anything to show by that answer
 * @param whose whose it is: for somebody else it is placed anew; undefined: not known yet, and what is decided then stays
 */
export function usePlace(known: boolean, something: boolean, whose: string | undefined): Place {
  const [decided, setDecided] = useState<{ place: Place; whose: string | undefined }>()
  const holds = decided !== undefined && (decided.whose === undefined || decided.whose === whose)
  const place = holds ? decided.place : known ? (something ? 'above' : 'below') : 'waiting'
  useEffect(() => {
    if (place !== 'waiting') return setDecided({ place, whose })
    const timer = setTimeout(() => setDecided({ place: 'below', whose }), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [place, whose])
  return place
}
