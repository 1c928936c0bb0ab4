import { defineCollection, type StoredDocument } from '../shared/documents'
import type { SafetySuggestion } from '../shared/kernel/content-safety'
import type { Instant } from '../shared/kernel/local-date'

/** A picture of a message that WeChat has still to say something of. Under the file's id; gone once it was settled. */
export interface MediaCheckDocument extends StoredDocument {
  readonly messageId: string
  readonly ownerId: string
  /** What WeChat knows the question by; '' until it was asked. */
  readonly traceId: string
  /** How often asking failed. */
  readonly tries: number
  readonly createdAt: Instant
  /** When it is asked (again), or, once it was asked, given up. */
  readonly dueAt: Instant
}
export const mediaChecks = defineCollection<MediaCheckDocument>('media_checks', [
  { name: 'by_due', equals: [], order: 'dueAt' },
])

/** What was said of a picture, as WeChat says it or we make of its silence. */
export interface MediaVerdict {
  readonly suggestion: SafetySuggestion
  /** 色情, 广告 …; never what is in the picture. */
  readonly labels: readonly string[]
}

/**
 * One question to WeChat, under its trace id. The answer may come before our own commit: whichever comes first makes the
 * document, and whichever comes second finds the other's half in it.
 */
export interface MediaTrace extends StoredDocument {
  readonly at: Instant
  readonly fileId?: string
  readonly verdict?: MediaVerdict
}
export const mediaTraces = defineCollection<MediaTrace>('media_traces', [{ name: 'by_time', equals: [], order: 'at' }])
