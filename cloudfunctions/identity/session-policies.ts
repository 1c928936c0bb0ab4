import type { Account } from './account'
import { CITIZEN_SESSIONS, type SessionPolicy, STAFF_SESSIONS } from './domain/session'

/** How long whose sessions run, as the city set it. */
export interface SessionPolicies {
  readonly staff: SessionPolicy
  readonly citizen: SessionPolicy
}
export const USUAL_POLICIES: SessionPolicies = { staff: STAFF_SESSIONS, citizen: CITIZEN_SESSIONS }

export const policyOf = ({ kind }: Pick<Account, 'kind'>, policies: SessionPolicies = USUAL_POLICIES): SessionPolicy =>
  policies[kind]
