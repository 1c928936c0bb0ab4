import { appendAudit } from '../../audit'
import { removeBefore, type Transaction } from '../../shared/documents'
import { SYSTEM } from '../../shared/kernel/actor'
import { UNCHECKED } from '../../shared/kernel/content-safety'
import { Failures } from '../../shared/kernel/failures'
import { addMilliseconds, type Instant, MINUTE_MS } from '../../shared/kernel/local-date'
import type { FilesDeps } from '../deps'
import { files } from '../files.store'
import { type MediaCheckDocument, mediaChecks, mediaTraces, type MediaVerdict } from '../media.store'
import type { MediaAsked, MediaCheck, MediaFlags } from '../ports'

/** What checking pictures needs of the module. */
export type MediaDeps = Pick<FilesDeps, 'store' | 'clock' | 'ids' | 'storage'> & {
  readonly mediaCheck: MediaCheck
  readonly flags: MediaFlags
}

/** WeChat fetches the picture from its address within this time. */
const READABLE_MS = 30 * MINUTE_MS
/** WeChat promises its answer within 30 minutes; later than this a person looks instead. */
const ANSWER_MS = 45 * MINUTE_MS
/** A question that failed is put again after so many minutes, then twice as many …, this many times. */
const RETRY_MS = 2 * MINUTE_MS
const MOST_TRIES = 5
/** Traces are kept for this long, so that an answer that is sent again changes nothing. */
const KEEP_TRACES_MS = 48 * 60 * MINUTE_MS
const BATCH = 50

/** Remembers that WeChat is to look at a picture, in the transaction that ties it to its message. */
export const planCheck = (
  transaction: Transaction,
  { id, messageId, ownerId }: { readonly id: string; readonly messageId: string; readonly ownerId: string },
  now: Instant,
): void =>
  transaction.insert(mediaChecks, { id, messageId, ownerId, traceId: '', tries: 0, createdAt: now, dueAt: now })

/**
 * Asks WeChat about pictures that wait, and gives up on answers that never came. @returns whether nothing due is left.
 * @throws the first failure once all others had their turn: one that cannot be settled keeps none waiting
 */
export async function checkMedia(deps: MediaDeps, { goOn }: { readonly goOn: () => boolean }): Promise<boolean> {
  const failures = new Failures()
  const done = await checkDue(deps, goOn, failures)
  failures.tell()
  return done
}

async function checkDue(deps: MediaDeps, goOn: () => boolean, failures: Failures): Promise<boolean> {
  const seen = new Set<string>()
  while (goOn()) {
    const now = deps.clock.now()
    const query = { index: 'by_due', equals: {}, range: { before: addMilliseconds(now, 1) }, limit: BATCH }
    const due = (await deps.store.query(mediaChecks, query)).items.filter(({ id }) => !seen.has(id))
    if (due.length === 0) {
      const passed = { index: 'by_time', before: addMilliseconds(now, -KEEP_TRACES_MS) }
      return removeBefore(deps.store, mediaTraces, passed, goOn)
    }
    for (const check of due) {
      if (!goOn()) return false
      seen.add(check.id)
      const settled = () => (check.traceId === '' ? askAbout(deps, check) : settle(deps, check.id, UNCHECKED))
      await failures.during(settled, undefined)
    }
  }
  return false
}

async function askAbout(deps: MediaDeps, check: MediaCheckDocument): Promise<void> {
  const { store, clock, storage, mediaCheck } = deps
  const file = await store.get(files, check.id)
  if (file?.ready === undefined) return settle(deps, check.id, null)
  const { main, mediaType } = file.ready
  const until = Date.parse(clock.now()) + READABLE_MS
  // A storage or a line that fails at one picture keeps no other waiting: it is asked about again later.
  const answer = await storage
    .address(main, mediaType, until)
    .then((url) => mediaCheck.ask({ url, personId: check.ownerId }))
    .catch((): MediaAsked => ({ ended: 'later', code: 'failed' }))
  // Nobody WeChat knows: like the text, the picture is not asked about.
  if (answer.ended === 'nobody') return settle(deps, check.id, null)
  if (answer.ended === 'refused' || (answer.ended === 'later' && check.tries + 1 >= MOST_TRIES))
    return settle(deps, check.id, UNCHECKED)
  const now = clock.now()
  const known = await store.transact(async (transaction) => {
    const fresh = await transaction.get(mediaChecks, check.id)
    if (fresh === null || fresh.traceId !== '') return null
    if (answer.ended !== 'asked') {
      const dueAt = addMilliseconds(now, RETRY_MS * 2 ** fresh.tries)
      transaction.put(mediaChecks, { ...fresh, tries: fresh.tries + 1, dueAt })
      return null
    }
    const { traceId } = answer
    transaction.put(mediaChecks, { ...fresh, traceId, dueAt: addMilliseconds(now, ANSWER_MS) })
    const trace = await transaction.get(mediaTraces, traceId)
    if (trace === null) transaction.insert(mediaTraces, { id: traceId, at: now, fileId: check.id })
    else transaction.put(mediaTraces, { ...trace, fileId: check.id })
    return trace?.verdict ?? null
  })
  if (known !== null) await settle(deps, check.id, known)
}

/** An answer of WeChat came. The same once more, late or before we knew the question: it ends the same. */
export async function takeMediaVerdict(
  deps: Omit<MediaDeps, 'mediaCheck' | 'storage'>,
  { traceId, ...verdict }: MediaVerdict & { readonly traceId: string },
): Promise<void> {
  const now = deps.clock.now()
  const found = await deps.store.transact(async (transaction) => {
    const trace = await transaction.get(mediaTraces, traceId)
    if (trace === null) {
      transaction.insert(mediaTraces, { id: traceId, at: now, verdict })
      return null
    }
    // The first word counts; it is settled once more in case the process died between.
    if (trace.verdict === undefined) transaction.put(mediaTraces, { ...trace, verdict })
    return trace.fileId === undefined ? null : { fileId: trace.fileId, verdict: trace.verdict ?? verdict }
  })
  if (found !== null) await settle(deps, found.fileId, found.verdict)
}

/** Ends a check, once: the message gets its flag in the same transaction. @param verdict null: nobody was asked. */
async function settle(
  deps: Omit<MediaDeps, 'mediaCheck' | 'storage'>,
  fileId: string,
  verdict: MediaVerdict | null,
): Promise<void> {
  const at = deps.clock.now()
  const flagged = await deps.store.transact(async (transaction) => {
    const check = await transaction.get(mediaChecks, fileId)
    if (check === null) return false
    transaction.remove(mediaChecks, check)
    const subject = { kind: 'file', id: fileId } as const
    const what = { suggestion: verdict?.suggestion ?? 'none' }
    appendAudit(transaction, deps.ids, { actor: SYSTEM, at, action: 'job:files.check_media', subject, what })
    if (verdict === null || verdict.suggestion === 'pass') return false
    const { suggestion, labels } = verdict
    await deps.flags.flag(transaction, check.messageId, { suggestion, labels, fileId })
    return true
  })
  if (flagged) deps.flags.flagged()
}
