import type { FileKind } from '../../types/files.terms'
import { defineCollection, type StoredDocument } from '../shared/documents'
import type { Instant } from '../shared/kernel/local-date'

/** One uploaded file. Its bytes lie in the storage, under handles. */
export interface StoredFile extends StoredDocument {
  readonly ownerId: string
  readonly kind: FileKind
  /** Bytes announced, and parts that they come in. */
  readonly bytes: number
  readonly parts: number
  /** Handle of each part, '' where it is missing; empty once the file is whole. */
  readonly partHandles: readonly string[]
  readonly ready?: {
    readonly main: string
    readonly thumb?: string
    readonly mediaType: string
    readonly width?: number
    readonly height?: number
  }
  /** The message that it was sent with; '' while it waits. */
  readonly messageId: string
  readonly waiting: 'yes' | 'no'
  readonly createdAt: Instant
}

export const files = defineCollection<StoredFile>('files', [
  { name: 'by_message', equals: ['messageId'], order: 'createdAt' },
  { name: 'waiting_of', equals: ['ownerId', 'waiting'], order: 'createdAt' },
  { name: 'waiting', equals: ['waiting'], order: 'createdAt' },
])
