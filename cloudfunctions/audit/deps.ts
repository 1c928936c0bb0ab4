import type { DocumentStore } from '../shared/documents'
import type { Clock } from '../shared/kernel/clock'
import type { Instant, LocalDate } from '../shared/kernel/local-date'
import type { AuditKeys } from './chain/chain'

/** The end of the chain as it is written outside the database, one line a day. */
export interface ExportedHead {
  /** The Shanghai day of the line. */
  readonly on: LocalDate
  readonly at: Instant
  readonly number: number
  readonly total: number
  readonly code: string
}

/** Where heads go: somewhere that whoever can write to the database cannot. Safe to repeat for a day. */
export interface HeadExport {
  write(head: ExportedHead): Promise<void>
}

/** Where what has been kept for its time goes: outside the database. */
export interface ArchiveFiles {
  /**
   * Keeps bytes for good before it returns; the name says what they are, so that writing again writes the same.
   * @returns under what they are read again
   */
  write(name: string, bytes: Uint8Array): Promise<string>
  /** The bytes; null: they are not there. */
  read(handle: string): Promise<Uint8Array | null>
}

export interface AuditDeps {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly keys: AuditKeys
}

/** What the whole chain needs, the archived part among it. */
export interface ChainDeps extends AuditDeps {
  readonly archives: ArchiveFiles
}
