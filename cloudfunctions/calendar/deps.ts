import type { DocumentStore } from '../shared/documents'
import type { Clock } from '../shared/kernel/clock'
import type { IdSource } from '../shared/kernel/ids'

export interface CalendarDeps {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly ids: IdSource
}
