import type { AirlockEntry, RevealPurpose } from '../../../types/airlock.terms'
import type { Role } from '../../../types/wire.contract'
import { defineCollection, type StoredDocument } from '../../shared/documents'
import type { Instant, LocalDate } from '../../shared/kernel/local-date'

/** One look at a citizen's contact or identity, or a step towards it. Written once, never changed. */
export interface ContactRead extends StoredDocument {
  readonly messageId: string
  readonly what: AirlockEntry
  /** For the record; the citizen reads unit and role only. */
  readonly actorId: string
  readonly role: Role
  readonly unitId?: string
  readonly at: Instant
  readonly purpose?: RevealPurpose
  readonly reason: string
}
export const contactReads = defineCollection<ContactRead>('contact_reads', [
  { name: 'by_message', equals: ['messageId'], order: 'at' },
])

/** How often one person looked on one Shanghai day, id `<account>:<day>`. */
export interface RevealDay extends StoredDocument {
  readonly on: LocalDate
  readonly count: number
}
export const revealDays = defineCollection<RevealDay>('reveal_days', [{ name: 'by_day', equals: [], order: 'on' }])

/** 核实身份 of one message (id = message id); a lapsed one is written over, its steps stay in `contact_reads`. */
export interface IdentityRequest extends StoredDocument {
  readonly grounds: string
  readonly requestedBy: string
  readonly requestedAs: readonly Role[]
  readonly requestedAt: Instant
  readonly approvedBy?: string
  readonly approvedAt?: Instant
  /** Accounts that have read it; each of the two once. */
  readonly readBy: readonly string[]
}
export const identityRequests = defineCollection<IdentityRequest>('identity_requests', [])
