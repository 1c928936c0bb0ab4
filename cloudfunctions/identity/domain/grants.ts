import { HELD_FOR, isStaffRole, type Power, POWER_OF } from '../../../types/identity.terms'
import type { Grant } from '../../shared/kernel/actor'
import { IDENTITY_COPY } from '../copy'

/** What of the city a grant may name. */
interface Places {
  hasUnit(id: string): boolean
  hasPost(id: string): boolean
}

/**
 * What is wrong with the roles of one account, as a sentence; null when nothing is. A role belongs to its unit or post,
 * and roles of two powers never meet in one account (B7 三权分立).
 */
export function faultOfGrants(grants: readonly Grant[], places: Places): string | null {
  for (const grant of grants) {
    const fault = faultOfGrant(grant, places)
    if (fault !== null) return fault
  }
  if (new Set(grants.map(keyOf)).size < grants.length) return IDENTITY_COPY.roleTwice
  return new Set(powersOf(grants)).size > 1 ? IDENTITY_COPY.twoPowers : null
}

function faultOfGrant({ role, unitId, postId, level }: Grant, places: Places): string | null {
  if (!isStaffRole(role)) return IDENTITY_COPY.noStaffRole
  if (level !== undefined && role !== 'approver') return IDENTITY_COPY.levelOfApprovers
  const heldFor = HELD_FOR[role]
  if (heldFor === 'unit' && (unitId === undefined || !places.hasUnit(unitId))) return IDENTITY_COPY.unitMissing
  if (heldFor === 'post' && (postId === undefined || !places.hasPost(postId))) return IDENTITY_COPY.postMissing
  if ((heldFor !== 'unit' && unitId !== undefined) || (heldFor !== 'post' && postId !== undefined))
    return IDENTITY_COPY.placeTooMany
  return null
}

const keyOf = ({ role, unitId, postId }: Grant): string => [role, unitId, postId].join(' ')

export const powersOf = (grants: readonly Grant[]): Power[] =>
  grants.flatMap(({ role }) => (isStaffRole(role) ? [POWER_OF[role]] : []))
