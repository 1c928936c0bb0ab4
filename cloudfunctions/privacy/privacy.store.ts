import type { SealedDocument } from '../messages'
import { defineCollection, type StoredDocument } from '../shared/documents'
import type { Instant } from '../shared/kernel/local-date'
import type { OwnPart } from '../shared/kernel/own-part'

/** What a citizen said of their age (id = `age.<pseudonym>`). */
export interface Declaration extends StoredDocument {
  readonly under14: boolean
  /** The same as an index reads it. */
  readonly minor: 'yes' | 'no'
  readonly at: Instant
  /** Under which notice the guardian agreed. */
  readonly noticeVersion: string
}
export const declarations = defineCollection<Declaration>(
  'age_declarations',
  [{ name: 'by_minor', equals: ['minor'] }],
  { keptInMemory: true },
)

/** Name and contact of a guardian, sealed and bound to the id `guardian.<pseudonym>`. */
export const guardians = defineCollection<SealedDocument>('guardians', [{ name: 'by_id', equals: [] }])

/**
 * A deletion that was confirmed and has not come to its end (id = `deletion.<pseudonym>`): should it be broken off, whoever
 * goes on with it has to know whose it is. Goes with the last of what was to go.
 */
export interface Deletion extends StoredDocument {
  readonly citizenId: string
  /** When it was confirmed. */
  readonly at: Instant
  /** Parts that are gone, and not to be taken again: what is there by now was kept since. Absent: none. */
  readonly done?: readonly OwnPart['key'][]
}
export const deletions = defineCollection<Deletion>('deletions', [{ name: 'by_time', equals: [], order: 'at' }])

/** Exports of a day, and deletions that wait for their confirmation. */
export interface PrivacyRequest extends StoredDocument {
  readonly at: Instant
  /** For a deletion: the word that confirms it. */
  readonly confirm?: string
  /** For an export: its last part was given. */
  readonly whole?: true
}
export const privacyRequests = defineCollection<PrivacyRequest>('privacy_requests', [
  { name: 'by_time', equals: [], order: 'at' },
])
