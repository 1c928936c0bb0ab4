import type { DirectorySource } from '../hall'
import type { ContactVault } from '../messages/contact-vault'
import type { DocumentStore } from '../shared/documents'
import type { Surroundings } from '../shared/kernel/core-deps'

/** What every module is given, by whichever runtime. */
export interface ModuleDeps extends Surroundings {
  readonly store: DocumentStore
  readonly directory: DirectorySource
  readonly vault: ContactVault
  /** Events were committed: have them delivered now rather than at the next tick. Returns at once. */
  wakeRelay(): void
}
