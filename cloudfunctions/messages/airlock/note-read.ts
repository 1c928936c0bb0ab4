import type { AirlockEntry } from '../../../types/airlock.terms'
import { appendAudit } from '../../audit'
import type { Transaction } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import type { IdSource } from '../../shared/kernel/ids'
import { type ContactRead, contactReads } from './airlock.store'

type Noted = Omit<ContactRead, 'id' | 'version' | 'actorId'> & { readonly actor: Actor }

const PROCEDURE_OF: Readonly<Record<AirlockEntry, string>> = {
  contact_seen: 'reveal_contact',
  identity_requested: 'request_identity',
  identity_approved: 'approve_identity',
  identity_seen: 'read_identity',
}

/**
 * Writes one look down in the transaction that allows it, for the citizen (unit, role, when, why) and for the auditor
 * (which account): what was not written down was not shown.
 */
export function noteRead(transaction: Transaction, { ids }: { readonly ids: IdSource }, noted: Noted): void {
  const { actor, ...facts } = noted
  transaction.insert(contactReads, { id: `${noted.messageId}.${ids.next()}`, actorId: actor.id, ...facts })
  appendAudit(transaction, ids, {
    actor,
    at: noted.at,
    action: `messages.${PROCEDURE_OF[noted.what]}`,
    subject: { kind: 'message', id: noted.messageId },
    what: { role: noted.role, ...(noted.purpose !== undefined ? { purpose: noted.purpose } : {}) },
    personal: noted.what === 'contact_seen' || noted.what === 'identity_seen',
  })
}
