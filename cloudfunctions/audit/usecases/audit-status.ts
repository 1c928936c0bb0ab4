import type { AuditStatus } from '../../../types/audit.contract'
import { auditChecks, auditCuts, auditHeads, auditPending, CHECK_ID, CUT_ID, HEAD_ID } from '../audit.store'
import type { AuditDeps } from '../deps'

const MOST_UNSEALED = 1000

/** How the chain stands. */
export async function auditStatus({ store }: Pick<AuditDeps, 'store'>): Promise<AuditStatus> {
  const [head, cut, waiting, check] = await Promise.all([
    store.get(auditHeads, HEAD_ID),
    store.get(auditCuts, CUT_ID),
    store.query(auditPending, { index: 'all', equals: {}, limit: MOST_UNSEALED }),
    store.get(auditChecks, CHECK_ID),
  ])
  return {
    entries: head?.total ?? 0,
    seals: head?.number ?? 0,
    sealedAt: head?.sealedAt ?? null,
    unsealed: waiting.items.length,
    oldestUnsealedAt: waiting.items[0]?.at ?? null,
    ...(cut === null ? {} : { archived: { entries: cut.total, seals: cut.number, sealedAt: cut.sealedAt } }),
    checked: check === null ? null : { at: check.at, seals: check.seals, entries: check.entries, faults: check.faults },
  }
}
