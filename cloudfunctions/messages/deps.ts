import type { DirectorySource } from '../hall'
import type { DocumentStore } from '../shared/documents'
import type { Surroundings } from '../shared/kernel/core-deps'
import type { ContactVault } from './contact-vault'

/** Who holds what on the staff, as far as assigning needs it. Given by the identity module. */
export interface People {
  /** Whether the account is a handler of the unit. */
  isHandlerOf(accountId: string, unitId: string): Promise<boolean>
}

export interface MessagesDeps extends Surroundings {
  readonly store: DocumentStore
  readonly directory: DirectorySource
  readonly vault: ContactVault
  readonly people: People
  /** Tells the relay that a commit left something in the outbox. */
  readonly wakeRelay: () => void
}
