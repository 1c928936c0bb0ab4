import { createHash } from 'node:crypto'
import { SYSTEM } from '../../shared/kernel/actor'
import type { IdSource } from '../../shared/kernel/ids'
import { appendAudit } from '../append-audit'
import { type AuditArchive, auditArchives, type SealedPart } from '../audit.store'
import { sealId } from '../chain/seal'
import { checkPart, type Reached } from '../chain/verify'
import type { ChainDeps } from '../deps'
import { toArchive } from './archive-file'
import { ArchiveRefusal } from './archive-refusal'
import { readParts } from './read-parts'

export interface ArchiveDeps extends ChainDeps {
  readonly ids: IdSource
}

/** Name and fingerprint of a file: who writes the same stretch writes the same file. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const fileName = ({ first, last }: AuditArchive, sha256: string): string =>
  `${sealId(first)}-${sealId(last)}-${sha256.slice(0, 16)}.jsonl`

/**
 * Writes a planned file from the database, reads it back, and says in the store where it lies.
 * @throws ArchiveRefusal `faults` where the stretch does not hold against its codes: it stays where it is
 */
export async function writeArchive(deps: ArchiveDeps, plan: AuditArchive, before: Reached): Promise<AuditArchive> {
  const { store, archives, clock, ids } = deps
  const { parts, strays } = await readParts(store, plan.first, plan.last)
  if (strays.length > 0 || !holds(deps, plan, parts, before)) throw new ArchiveRefusal('faults', plan.first)
  const bytes = toArchive(parts)
  const sha256 = sha256Of(bytes)
  const handle = await archives.write(fileName(plan, sha256), bytes)
  const written = { ...plan, handle, sha256 }
  await requireFile(deps, written)
  const entries = parts.reduce((sum, { seal }) => sum + seal.entries.length, 0)
  return store.transact(async (transaction) => {
    const present = await transaction.get(auditArchives, plan.id)
    // Two at once write the same file; it is said once.
    if (present === null || present.handle !== '') return present ?? written
    transaction.put(auditArchives, { ...present, handle, sha256 })
    appendAudit(transaction, ids, {
      actor: SYSTEM,
      at: clock.now(),
      action: 'job:audit.archive',
      subject: { kind: 'audit', id: plan.id },
      what: { seals: parts.length, entries, hash: sha256 },
    })
    return { ...written, version: present.version + 1 }
  })
}

function holds({ keys }: ChainDeps, plan: AuditArchive, parts: readonly SealedPart[], before: Reached): boolean {
  let reached = before
  for (const part of parts) {
    if (checkPart(part, keys, reached).length > 0) return false
    reached = part.seal
  }
  return reached.number === plan.last && reached.code === plan.code
}

/** @throws ArchiveRefusal `file_missing` unless the file lies where it should, byte for byte */
export async function requireFile({ archives }: ChainDeps, archive: AuditArchive): Promise<void> {
  const bytes = await archives.read(archive.handle)
  if (bytes === null || sha256Of(bytes) !== archive.sha256) throw new ArchiveRefusal('file_missing', archive.first)
}
