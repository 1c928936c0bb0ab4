import { defineCollection, type StoredDocument } from '../shared/documents'
import type { Instant } from '../shared/kernel/local-date'
import type { AuditEntry } from './audit-entry'

/**
 * Entries as they commit with their change: one row, no index beyond the id, so that a change pays as little as can
 * be. They wait here at most a minute; the sealer moves them into `audit_entries`. The id begins with the instant.
 */
export const auditPending = defineCollection<AuditEntry>('audit_pending', [{ name: 'all', equals: [] }])

/** A sealed entry, id `<seal>.<position>`: read in chain order by id. Nothing changes one, and only the archive takes it away. */
export interface SealedEntry extends AuditEntry {
  /** The id under which it was committed. */
  readonly entryId: string
}
export const auditEntries = defineCollection<SealedEntry>('audit_entries', [
  { name: 'all', equals: [] },
  { name: 'by_time', equals: [], order: 'at' },
  { name: 'by_actor', equals: ['actorId'], order: 'at' },
  { name: 'by_action', equals: ['action'], order: 'at' },
  { name: 'by_subject', equals: ['subjectId'], order: 'at' },
])

/** One link of the chain, id = its number in ten digits. */
export interface AuditSeal extends StoredDocument {
  /** 1, 2, 3 … without a gap. */
  readonly number: number
  readonly sealedAt: Instant
  /** Which key made the codes. */
  readonly keyId: string
  /** The code of the seal before; empty for the first. */
  readonly previous: string
  /** One code an entry, in the order of their positions (from 1). */
  readonly entries: readonly string[]
  /** Entries in the whole chain up to and with this seal. */
  readonly total: number
  /** The keyed code over all of the above. */
  readonly code: string
}
export const auditSeals = defineCollection<AuditSeal>('audit_seals', [{ name: 'all', equals: [] }])

/** One seal with the entries that it covers, in their order. */
export interface SealedPart {
  readonly seal: AuditSeal
  readonly entries: readonly SealedEntry[]
}

/** Where the chain ends; one document, moved on with every seal by compare and swap. */
export interface AuditHead extends StoredDocument, Pick<AuditSeal, 'number' | 'code' | 'total' | 'sealedAt'> {}
export const auditHeads = defineCollection<AuditHead>('audit_heads', [])
export const HEAD_ID = 'head'

/** Where the part of the chain ends that lies outside the database; one document. Absent: nothing was archived. */
export interface AuditCut extends StoredDocument, Pick<AuditSeal, 'number' | 'code' | 'total' | 'sealedAt' | 'keyId'> {
  /** The keyed code over all of the above: whoever removes seals cannot say that they were archived. */
  readonly mark: string
}
export const auditCuts = defineCollection<AuditCut>('audit_cuts', [])
export const CUT_ID = 'cut'

/** One file of the archive, id = the number of its first seal in ten digits. Planned before it is written. */
export interface AuditArchive extends StoredDocument, Pick<AuditSeal, 'code' | 'total'> {
  /** The seals in it, both ends included; `code` and `total` are those of the last. */
  readonly first: number
  readonly last: number
  /** Where it lies, and the SHA-256 of its bytes, as hex; empty while it is planned. */
  readonly handle: string
  readonly sha256: string
}
export const auditArchives = defineCollection<AuditArchive>('audit_archives', [{ name: 'all', equals: [] }])

/** When somebody was last written down as having been shown something; the id says who and what, and gives neither away. */
export interface AuditRead extends StoredDocument {
  readonly at: Instant
}
export const auditReads = defineCollection<AuditRead>('audit_reads', [{ name: 'by_time', equals: [], order: 'at' }])

/** The last verification of the whole chain; one document. */
export interface AuditCheck extends StoredDocument {
  readonly at: Instant
  readonly seals: number
  readonly entries: number
  readonly faults: number
}
export const auditChecks = defineCollection<AuditCheck>('audit_checks', [])
export const CHECK_ID = 'last'
