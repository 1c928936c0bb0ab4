import type { DirectorySource } from '../hall'
import type { DocumentStore } from '../shared/documents'
import type { Surroundings } from '../shared/kernel/core-deps'

export interface SupervisionDeps extends Surroundings {
  readonly store: DocumentStore
  readonly directory: DirectorySource
}
