import { AIRLOCK_LIMITS, type IdentityState } from '../../../types/airlock.terms'
import type { Role } from '../../../types/wire.contract'
import type { Actor } from '../../shared/kernel/actor'
import { hasRole } from '../../shared/kernel/actor'
import { addMilliseconds, HOUR_MS, type Instant } from '../../shared/kernel/local-date'
import type { IdentityRequest } from './airlock.store'

/** The two roles that look together. */
const TOGETHER = ['chief', 'supervisor'] as const satisfies readonly Role[]

export const rolesTogether = (actor: Actor): Role[] => TOGETHER.filter((role) => hasRole(actor, role))

/** Until when the request can be approved, or the approved identity read. */
export const untilOf = (request: IdentityRequest): Instant =>
  addMilliseconds(request.approvedAt ?? request.requestedAt, AIRLOCK_LIMITS.identityHours * HOUR_MS)

export function stateOf(request: IdentityRequest | null, now: Instant): IdentityState {
  if (request === null) return 'none'
  if (now > untilOf(request)) return 'lapsed'
  return request.approvedAt === undefined ? 'requested' : 'approved'
}

/**
 * Whether the actor is the second pair of eyes: another person, and between the two both roles are held. Who holds
 * both may stand for either, but one person never for two.
 */
export const mayApprove = (request: IdentityRequest, actor: Actor): boolean =>
  actor.id !== request.requestedBy &&
  rolesTogether(actor).some((role) => request.requestedAs.some((other) => other !== role))

/** The role in which the second one stands: the one that the first does not need. */
export const approvesAs = (request: IdentityRequest, actor: Actor): Role =>
  rolesTogether(actor).find((role) => request.requestedAs.some((other) => other !== role)) ?? 'supervisor'

/** Each of the two, once; the contract admits whoever still holds one of the roles. */
export const mayRead = (request: IdentityRequest, actor: Actor): boolean =>
  [request.requestedBy, request.approvedBy].includes(actor.id) && !request.readBy.includes(actor.id)
