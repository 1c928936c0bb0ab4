import { defineCollection, type StoredDocument } from '../shared/documents'
import type { Instant, LocalDate } from '../shared/kernel/local-date'

/** A sheet that somebody had made; id = its 追溯码. The bytes lie in the storage and go with it. */
export interface ExportFile extends StoredDocument {
  readonly ownerId: string
  /** In what capacity it was made, as the audit log says it. Absent: made before it was kept, half an hour ago at most. */
  readonly as?: string
  readonly name: string
  /** `making` until its bytes are there and the audit log knows of it. */
  readonly state: 'making' | 'ready'
  /** Where the bytes are put, and what the storage calls them; '' while it is made. */
  readonly key: string
  readonly handle: string
  readonly expiresAt: Instant
}
export const exportFiles = defineCollection<ExportFile>('export_files', [
  { name: 'by_expiry', equals: [], order: 'expiresAt' },
])

/** How many sheets one person had made on one Shanghai day, id `<account>:<day>`. */
export interface ExportDay extends StoredDocument {
  readonly on: LocalDate
  readonly count: number
  /** When the latest were asked for: as many as a minute allows. */
  readonly latest: readonly Instant[]
}
export const exportDays = defineCollection<ExportDay>('export_days', [{ name: 'by_day', equals: [], order: 'on' }])
