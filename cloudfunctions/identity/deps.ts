import type { SignInWay } from '../../types/identity.terms'
import type { DirectorySource } from '../hall'
import type { DocumentStore } from '../shared/documents'
import type { Clock } from '../shared/kernel/clock'
import type { FirstAdmin } from './first-admin'
import type { SessionPolicies } from './session-policies'
import type { IdSource } from '../shared/kernel/ids'

/** What identity needs to answer, in every home. */
export interface IdentityDeps {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly ids: IdSource
  readonly directory: DirectorySource
  /** How one signs in here, as the sign-in page asks; the first code of an account is of the same kind. */
  readonly ways: readonly SignInWay[]
  /** Who may become the first administrator; absent: nobody that way. */
  readonly firstAdmin?: FirstAdmin
  /** How long sessions run; absent: as usual. */
  readonly policies?: SessionPolicies
}
