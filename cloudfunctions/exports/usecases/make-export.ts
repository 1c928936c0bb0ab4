import { createHash } from 'node:crypto'
import type { ExportView } from '../../../types/exports.contract'
import { EXPORT_LIMITS, type ExportCut } from '../../../types/exports.terms'
import { appendAudit, type AuditFacts, capacityOf } from '../../audit'
import type { Transaction } from '../../shared/documents'
import type { Directory } from '../../hall'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { addMilliseconds, type Instant, MINUTE_MS, shanghaiDay, shanghaiTime } from '../../shared/kernel/local-date'
import { EXPORTS_COPY } from '../copy'
import type { ExportsDeps } from '../deps'
import { exportDays, type ExportFile, exportFiles } from '../exports.store'
import { watermarkOf } from '../watermark'
import type { Sheet } from '../workbook'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** 52 bits: short enough to read out, long enough that nobody meets another's. */
const TRACE_CHARACTERS = 10

/** What a sheet is made of: read when it is this person's turn, not before. */
export interface Content {
  readonly sheets: readonly Sheet[]
  readonly rows: number
  readonly cut: ExportCut
  /** What was asked for, for the audit log: ids and words of the contract, never what somebody looked for. */
  readonly asked: AuditFacts
  /** Texts of citizens are in it. */
  readonly personal: boolean
}

/**
 * Counts against the limits, reads, makes the file, and writes it down: only then is there something to fetch. What is
 * made and cannot be written down goes again.
 * @throws DomainError `rate_limited`
 */
export async function makeExport(
  deps: ExportsDeps,
  actor: Actor,
  { action, title }: { readonly action: 'exports.inbox' | 'exports.overview'; readonly title: string },
  read: (directory: Directory) => Promise<Content>,
): Promise<ExportView> {
  const at = deps.clock.now()
  const id = deps.ids.next(TRACE_CHARACTERS)
  const name = `${title}-${shanghaiDay(at).replaceAll('-', '')}-${shanghaiTime(at).replace(':', '')}-${id}.xlsx`
  const expiresAt = addMilliseconds(at, EXPORT_LIMITS.keptMinutes * MINUTE_MS)
  const blank = {
    id,
    ownerId: actor.id,
    as: capacityOf(actor),
    name,
    state: 'making' as const,
    key: `exports/${id}/sheet.xlsx`,
    handle: '',
  }
  await deps.store.transact(async (transaction) => {
    await countExport(transaction, actor.id, at)
    transaction.insert(exportFiles, { ...blank, expiresAt })
  })
  const directory = await deps.directory.current()
  const content = await read(directory)
  const watermark = watermarkOf(actor, directory, at, id)
  const bytes = await deps.write({ title, city: directory.document.cityName, watermark, sheets: content.sheets })
  const handle = await deps.storage.put(blank.key, bytes, XLSX)
  try {
    await deps.store.transact(async (transaction) => {
      transaction.put(exportFiles, { ...stillThere(await transaction.get(exportFiles, id)), state: 'ready', handle })
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const what = { rows: content.rows, cut: content.cut, bytes: bytes.length, sha256, ...content.asked }
      const subject = { kind: 'export', id } as const
      appendAudit(transaction, deps.ids, { actor, at, action, subject, what, personal: content.personal })
    })
  } catch (error) {
    await deps.storage.remove(handle)
    throw error
  }
  return { id, name, rows: content.rows, cut: content.cut, until: expiresAt }
}

/** Making it took longer than it would have been kept. */
function stillThere(file: ExportFile | null): ExportFile {
  if (file === null) throw new DomainError('unavailable', {}, { say: EXPORTS_COPY.gone })
  return file
}

/** @throws DomainError `rate_limited` beyond what a minute or a day allows */
async function countExport(transaction: Transaction, actorId: string, at: Instant): Promise<void> {
  const on = shanghaiDay(at)
  const id = `${actorId}:${on}`
  const stored = await transaction.get(exportDays, id)
  const count = (stored?.count ?? 0) + 1
  const latest = (stored?.latest ?? []).filter((one) => Date.parse(at) - Date.parse(one) < MINUTE_MS)
  if (latest.length >= EXPORT_LIMITS.perMinute) throw new DomainError('rate_limited', {}, { say: EXPORTS_COPY.tooFast })
  if (count > EXPORT_LIMITS.perDay) throw new DomainError('rate_limited', {}, { say: EXPORTS_COPY.tooMany })
  const next = { on, count, latest: [...latest, at] }
  if (stored === null) transaction.insert(exportDays, { id, ...next })
  else transaction.put(exportDays, { ...stored, ...next })
}
