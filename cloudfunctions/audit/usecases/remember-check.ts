import { auditChecks, CHECK_ID } from '../audit.store'
import type { AuditDeps } from '../deps'
import type { AuditVerdict } from './verify-audit'

/** Keeps what a verification of the whole chain came to, for the auditor's page. */
export const rememberCheck = (
  { store, clock }: Pick<AuditDeps, 'store' | 'clock'>,
  { seals, entries, faults }: AuditVerdict,
): Promise<void> =>
  store.transact(async (transaction) => {
    const check = { id: CHECK_ID, at: clock.now(), seals, entries, faults: faults.length }
    const present = await transaction.get(auditChecks, CHECK_ID)
    if (present === null) transaction.insert(auditChecks, check)
    else transaction.put(auditChecks, { ...check, version: present.version })
  })
