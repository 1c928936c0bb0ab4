import type { ApproverLevel, Role } from '../../../types/wire.contract'

/** A role, held for a unit (handler, approver, liaison) or a post (post_holder) where the role has one. */
export interface Grant {
  readonly role: Role
  readonly unitId?: string
  readonly postId?: string
  /** Of an approver: 主要领导 or 分管领导; without it they may sign either's step. */
  readonly level?: ApproverLevel
  /** The approver in whose absence the role is held: never stored, added to an actor while the absence lasts. */
  readonly deputyFor?: string
}

/** Who acts. Supplied by the runtime, loaded with each request; never read from input. */
export interface Actor {
  readonly id: string
  readonly kind: 'citizen' | 'staff' | 'system'
  /** Staff name for the audit trail; 市民 for citizens. */
  readonly name: string
  readonly grants: readonly Grant[]
  /** The session that the request belongs to, where sessions are kept. */
  readonly sessionId?: string
}

/** The city itself, when a timer acts. */
export const SYSTEM: Actor = { id: 'system', kind: 'system', name: '系统', grants: [] }

export const hasRole = (actor: Actor, role: Role): boolean => actor.grants.some((grant) => grant.role === role)

/** Whether the actor holds the role for exactly this unit. */
export const hasUnitRole = (actor: Actor, role: Role, unitId: string | undefined): boolean =>
  unitId !== undefined && actor.grants.some((grant) => grant.role === role && grant.unitId === unitId)

/** The units for which the actor holds one of the roles, without repeats. */
export const unitsOf = (actor: Actor, roles: readonly Role[]): string[] => [
  ...new Set(
    actor.grants.flatMap((grant) => (grant.unitId !== undefined && roles.includes(grant.role) ? [grant.unitId] : [])),
  ),
]
