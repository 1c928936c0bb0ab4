import type { FileKind } from '../../types/files.terms'
import { defineCollection, type StoredDocument } from '../shared/documents'
import type { Instant, LocalDate } from '../shared/kernel/local-date'

/** One uploaded file. Its bytes lie in the storage, under handles. */
export interface StoredFile extends StoredDocument {
  readonly ownerId: string
  readonly kind: FileKind
  /** Bytes announced, and parts that they come in. */
  readonly bytes: number
  readonly parts: number
  /** Bytes of each part but the last; absent: `FILE_LIMITS.partBytes`. */
  readonly partBytes?: number
  /** Handle of each part, '' where it is missing; empty once the file is ready and they are removed. */
  readonly partHandles: readonly string[]
  readonly ready?: {
    readonly main: string
    readonly thumb?: string
    readonly mediaType: string
    readonly width?: number
    readonly height?: number
    /** SHA-256 of `main` and its size: what an approval of a reply binds to. Absent: finished before they were kept. */
    readonly hash?: string
    readonly bytes?: number
  }
  /** The message that it was sent with, or whose draft reply it lies with; '' while it waits. */
  readonly messageId: string
  /** `draft`: with a reply that is not published; whoever takes it from the draft makes it wait again. */
  readonly waiting: 'yes' | 'draft' | 'no'
  /** When it was begun; of one that is nobody's, from when it is tried (a day later) to remove it from the storage. */
  readonly createdAt: Instant
}

export const files = defineCollection<StoredFile>('files', [
  { name: 'by_message', equals: ['messageId'], order: 'createdAt' },
  { name: 'waiting_of', equals: ['ownerId', 'waiting'], order: 'createdAt' },
  { name: 'waiting', equals: ['waiting'], order: 'createdAt' },
])

/** What one person announced on one Shanghai day, whatever became of it; the id follows from account and day and says neither. */
export interface UploadDay extends StoredDocument {
  readonly on: LocalDate
  readonly bytes: number
}
export const uploadDays = defineCollection<UploadDay>('upload_days', [{ name: 'by_day', equals: [], order: 'on' }])
