import type { AuditSubjectKind } from '../../types/audit.terms'
import type { StoredDocument } from '../shared/documents'
import type { Actor } from '../shared/kernel/actor'
import type { Instant } from '../shared/kernel/local-date'

/** Ids, statuses, counts and hashes; never a message's text, a contact or a name. */
export type AuditFacts = Readonly<Record<string, string | number | boolean>>

/** One change, or one read of personal data, as it was committed. Written once, never changed. */
export interface AuditEntry extends StoredDocument {
  readonly at: Instant
  /** The account that acted (a citizen under a pseudonym); `system` where a timer or a command did. */
  readonly actorId: string
  /** In what capacity: its grants then, `handler@heating,approver@heating`. */
  readonly as: string
  /** `module.procedure`, `job:module.job` or `command:name`. */
  readonly action: string
  readonly subjectKind: AuditSubjectKind
  readonly subjectId: string
  readonly what: AuditFacts
  /** Personal data (a contact, an identity) were read. */
  readonly personal: boolean
}

/** What a use case says of the change that it writes. */
export interface AuditNote {
  readonly actor: Actor
  readonly at: Instant
  readonly action: string
  readonly subject: { readonly kind: AuditSubjectKind; readonly id: string }
  readonly what?: AuditFacts
  /** Absent: no personal data were read. */
  readonly personal?: boolean
}

/** The grants of an actor on one line; the order is that of the account. */
export const capacityOf = ({ kind, grants }: Actor): string =>
  grants.length === 0 ? kind : grants.map(({ role, unitId, postId }) => `${role}${at(unitId ?? postId)}`).join(',')

const at = (where: string | undefined): string => (where === undefined ? '' : `@${where}`)
