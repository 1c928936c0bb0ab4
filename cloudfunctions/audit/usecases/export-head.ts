import { shanghaiDay } from '../../shared/kernel/local-date'
import { auditHeads, HEAD_ID } from '../audit.store'
import type { AuditDeps, HeadExport } from '../deps'

/** Writes today's end of the chain outside the database; without a seal there is nothing to write. */
export async function exportHead({ store, clock }: Pick<AuditDeps, 'store' | 'clock'>, to: HeadExport): Promise<void> {
  const head = await store.get(auditHeads, HEAD_ID)
  if (head === null) return
  const at = clock.now()
  const { number, total, code } = head
  await to.write({ on: shanghaiDay(at), at, number, total, code })
}
