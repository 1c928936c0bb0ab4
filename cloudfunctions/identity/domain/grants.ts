import { HELD_FOR, isStaffRole, type Power, POWER_OF } from '../../../types/identity.terms'
import type { Grant } from '../../shared/kernel/actor'

/** Why roles cannot be; a sentence belongs to each (`copy.ts`). */
export type GrantFault =
  'roleTwice' | 'twoPowers' | 'noStaffRole' | 'levelOfApprovers' | 'unitMissing' | 'postMissing' | 'placeTooMany'

/** What of the city a grant may name. */
interface Places {
  hasUnit(id: string): boolean
  hasPost(id: string): boolean
}

/**
 * What is wrong with the roles of one account; null when nothing is. A role belongs to its unit or post,
 * and roles of two powers never meet in one account (B7 三权分立).
 */
export function faultOfGrants(grants: readonly Grant[], places: Places): GrantFault | null {
  for (const grant of grants) {
    const fault = faultOfGrant(grant, places)
    if (fault !== null) return fault
  }
  if (new Set(grants.map(keyOf)).size < grants.length) return 'roleTwice'
  return new Set(powersOf(grants)).size > 1 ? 'twoPowers' : null
}

function faultOfGrant({ role, unitId, postId, level }: Grant, places: Places): GrantFault | null {
  if (!isStaffRole(role)) return 'noStaffRole'
  if (level !== undefined && role !== 'approver') return 'levelOfApprovers'
  const heldFor = HELD_FOR[role]
  if (heldFor === 'unit' && (unitId === undefined || !places.hasUnit(unitId))) return 'unitMissing'
  if (heldFor === 'post' && (postId === undefined || !places.hasPost(postId))) return 'postMissing'
  if ((heldFor !== 'unit' && unitId !== undefined) || (heldFor !== 'post' && postId !== undefined))
    return 'placeTooMany'
  return null
}

const keyOf = ({ role, unitId, postId }: Grant): string => [role, unitId, postId].join(' ')

export const powersOf = (grants: readonly Grant[]): Power[] =>
  grants.flatMap(({ role }) => (isStaffRole(role) ? [POWER_OF[role]] : []))
