import type { DirectorySource } from '../hall'
import type { DocumentStore } from '../shared/documents'
import type { Surroundings } from '../shared/kernel/core-deps'

export interface TopicsDeps extends Surroundings {
  readonly store: DocumentStore
  readonly directory: DirectorySource
  readonly wakeRelay: () => void
}

/** Work that may be stopped and goes on at the next tick. */
export interface More {
  readonly goOn: () => boolean
}
