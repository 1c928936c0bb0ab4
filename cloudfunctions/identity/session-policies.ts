import type { Account } from './account'
import { CITIZEN_SESSIONS, type SessionPolicy, STAFF_SESSIONS } from './domain/session'

export const policyOf = ({ kind }: Pick<Account, 'kind'>): SessionPolicy =>
  kind === 'staff' ? STAFF_SESSIONS : CITIZEN_SESSIONS
