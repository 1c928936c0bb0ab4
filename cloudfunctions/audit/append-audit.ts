import type { Transaction } from '../shared/documents'
import type { IdSource } from '../shared/kernel/ids'
import { recordedId } from '../shared/kernel/pseudonym'
import { type AuditNote, capacityOf } from './audit-entry'
import { auditPending } from './audit.store'

/** 52 bits beside the millisecond: two entries never share an id. */
const RANDOM_CHARACTERS = 10

/**
 * Writes one entry of the audit log in the caller's transaction: what commits is in the log, what does not is not.
 * One entry a transaction is the rule: a change of many documents says their number.
 */
export function appendAudit(transaction: Transaction, ids: IdSource, note: AuditNote): void {
  const { actor, at, action, subject, what = {}, personal = false } = note
  transaction.insert(auditPending, {
    id: `${at}.${ids.next(RANDOM_CHARACTERS)}`,
    at,
    actorId: recordedId(actor),
    as: capacityOf(actor),
    action,
    subjectKind: subject.kind,
    // A citizen's own account beside the pseudonym would tell whose pseudonym it is, to whoever reads the log.
    subjectId: subject.kind === 'account' && subject.id === actor.id ? recordedId(actor) : subject.id,
    what,
    personal,
  })
}
