import type { ActorView } from '../../types/identity.contract'
import type { Role } from '../../types/wire.contract'

/** Roles with an inbox; the same list as the contract of `messages.inbox`. */
const DESK_ROLES: readonly Role[] = [
  'handler',
  'approver',
  'liaison',
  'post_holder',
  'dispatcher',
  'chief',
  'supervisor',
]
/** Roles that see the whole city's figures; the same list as the contract of `insight.overview`. */
const OVERVIEW_ROLES: readonly Role[] = ['chief', 'supervisor', 'dispatcher', 'editor', 'reviewer']

/** Roles that read what supervision writes; the same list as the contract of `supervision.list`. */
const SUPERVISION_ROLES: readonly Role[] = ['supervisor', 'chief']

/** Roles that read the policy of times; the same list as the contract of `messages.policy`. */
const POLICY_ROLES: readonly Role[] = ['admin', 'chief', 'supervisor', 'dispatcher', 'liaison', 'approver']

/** Roles that read who signs what; the same list as the contract of `messages.approval_rules`. */
const SIGNING_ROLES: readonly Role[] = ['admin', 'chief', 'supervisor', 'liaison', 'approver', 'handler', 'dispatcher']

const holds = (me: ActorView | undefined, roles: readonly Role[]): boolean =>
  me?.grants.some((grant) => roles.includes(grant.role)) ?? false

export const hasRole = (me: ActorView | undefined, role: Role): boolean => holds(me, [role])
/** May open the workbench 工作台. */
export const worksAtDesk = (me: ActorView | undefined): boolean => holds(me, DESK_ROLES)
/** May open the press overview. */
export const seesOverview = (me: ActorView | undefined): boolean => holds(me, OVERVIEW_ROLES)
/** May open 督办. */
export const seesSupervision = (me: ActorView | undefined): boolean => holds(me, SUPERVISION_ROLES)
/** May open 期限规定. */
export const seesPolicy = (me: ActorView | undefined): boolean => holds(me, POLICY_ROLES)
/** May open 审签规定. */
export const seesSigningRules = (me: ActorView | undefined): boolean => holds(me, SIGNING_ROLES)
/** Writes and reads messages as a citizen; someone not signed in yet is treated as one. */
export const isCitizen = (me: ActorView | undefined): boolean => !me || me.kind === 'citizen'
