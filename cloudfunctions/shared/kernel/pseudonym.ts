import type { Actor } from './actor'
import { derivedId } from './ids'

/**
 * How logs and the audit trail name who acted: staff by their account; a citizen by a pseudonym, the same for all of
 * one person's lines, because a citizen's account can be an OPENID and would undo a hidden identity.
 */
export const recordedId = ({ kind, id }: Pick<Actor, 'kind' | 'id'>): string =>
  kind === 'citizen' ? pseudonymOf(id) : id

/** Pseudonyms that were reckoned lately: one request needs the same several times. */
const MOST_KNOWN = 2_000
const known = new Map<string, string>()

/** The pseudonym of a citizen's account: one way, so that only who already knows the account can tell. */
export function pseudonymOf(citizenId: string): string {
  const found = known.get(citizenId)
  if (found !== undefined) return found
  const pseudonym = `c-${derivedId('log', citizenId).slice(0, 16)}`
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(citizenId, pseudonym)
  return pseudonym
}
