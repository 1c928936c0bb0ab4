import type { DirectorySource } from '../hall'
import type { DocumentStore } from '../shared/documents'
import type { Surroundings } from '../shared/kernel/core-deps'
import type { RouterSource } from './stored-router'

export interface RoutingDeps extends Surroundings {
  readonly store: DocumentStore
  readonly directory: DirectorySource
  readonly router: RouterSource
}
