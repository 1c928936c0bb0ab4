import type { DirectorySource } from '../hall'
import type { ContactVault } from '../messages'
import type { DocumentStore } from '../shared/documents'
import type { Surroundings } from '../shared/kernel/core-deps'

export interface AnswersDeps extends Surroundings {
  readonly store: DocumentStore
  readonly directory: DirectorySource
  /** Opens the owner's contact for the scan of what is to become public; it is never shown here. */
  readonly vault: ContactVault
  readonly wakeRelay: () => void
}
