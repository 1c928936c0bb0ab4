import type { DirectorySource } from '../hall'
import type { ContactVault } from '../messages'
import type { DocumentStore } from '../shared/documents'
import type { Clock } from '../shared/kernel/clock'
import type { Outgoing } from './ports'

export interface NotificationsDeps {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly directory: DirectorySource
  /** Seals the OPENID that a ledger keeps. */
  readonly vault: ContactVault
  /** Absent: notices stay in the app. */
  readonly outgoing?: Outgoing | undefined
}
