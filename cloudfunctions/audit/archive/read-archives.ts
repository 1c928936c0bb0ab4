import { scan } from '../../shared/documents'
import { type AuditArchive, auditArchives, type AuditCut, type SealedPart } from '../audit.store'
import { sealId } from '../chain/seal'
import type { Fault } from '../chain/verify'
import type { ChainDeps } from '../deps'
import { fromArchive } from './archive-file'
import { sha256Of } from './write-archive'

/** What one file of the archive holds, up to the cut, and what is wrong with the file itself. */
export interface ReadArchive {
  readonly parts: readonly SealedPart[]
  readonly faults: readonly Fault[]
}

/** One file, as it is read for a verification. A file that is not there, or was written by somebody else, has no parts. */
export async function readArchive({ archives }: ChainDeps, archive: AuditArchive, cut: AuditCut): Promise<ReadArchive> {
  const at = `${archive.first}–${Math.min(archive.last, cut.number)}`
  const bytes = archive.handle === '' ? null : await archives.read(archive.handle)
  const held = bytes === null ? [] : fromArchive(bytes)
  const parts = (held ?? []).filter(({ seal }) => seal.number <= cut.number)
  // One that holds nothing of it is as good as gone; without this its fingerprint alone would tell.
  if (bytes === null || (held !== null && parts.length === 0))
    return { parts, faults: [{ fault: 'archive_removed', at }] }
  const changed = held === null || sha256Of(bytes) !== archive.sha256
  return { parts, faults: changed ? [{ fault: 'archive_changed', at }] : [] }
}

/** Every file that begins before the cut, in the order of the chain. */
export async function* readArchives(deps: ChainDeps, cut: AuditCut): AsyncGenerator<ReadArchive> {
  const range = { to: sealId(cut.number) }
  for await (const page of scan(deps.store, auditArchives, { index: 'all', equals: {}, range }))
    for (const archive of page) yield readArchive(deps, archive, cut)
}
