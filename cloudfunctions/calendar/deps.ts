import type { DocumentStore } from '../shared/documents'
import type { Clock } from '../shared/kernel/clock'

export interface CalendarDeps {
  readonly store: DocumentStore
  readonly clock: Clock
}
