import { appendAudit } from '../../audit'
import { messages } from '../../messages'
import type { Page } from '../../shared/documents'
import { SYSTEM } from '../../shared/kernel/actor'
import { Failures } from '../../shared/kernel/failures'
import type { SupervisionDeps } from '../deps'
import { tellGiven } from '../events'
import { missedBy, replanUrgent, type UrgentWatch } from '../urgent-watch'
import { supervisionDocuments, urgentWatches } from '../supervision.store'
import { urgentDocumentId, writeUrgent, type Writing } from '../write-document'

const BATCH = 100

/**
 * The tick for urgent messages, at any hour: what was not transferred within two hours or not contacted on the day gets
 * its document. Cost grows with what is due. Each message in a transaction of its own, so that it may be stopped
 * anywhere, run twice at once or again after a crash.
 * @returns how many documents were written.
 * @throws the first failure once all others had their turn, or the time is over
 */
export async function watchUrgent(deps: SupervisionDeps, more: { readonly goOn: () => boolean }): Promise<number> {
  const now = deps.clock.now()
  const writing: Writing = { now, calendar: deps.calendars.current(), directory: await deps.directory.current() }
  const failures = new Failures()
  let written = 0
  let cursor: string | null = ''
  while (cursor !== null && more.goOn()) {
    const due: Page<UrgentWatch> = await deps.store.query(urgentWatches, {
      index: 'due',
      equals: { open: 'yes' },
      range: { to: now },
      limit: BATCH,
      ...(cursor === '' ? {} : { cursor }),
    })
    for (const { id } of due.items) {
      if (!more.goOn()) break
      written += await failures.during(() => watchOne(deps, id, writing), 0)
    }
    cursor = due.nextCursor
  }
  failures.tell()
  return written
}

const watchOne = (deps: SupervisionDeps, id: string, writing: Writing): Promise<number> =>
  deps.store.transact(async (transaction) => {
    const [watch, message] = await Promise.all([transaction.get(urgentWatches, id), transaction.get(messages, id)])
    if (watch === null || watch.open === 'no' || watch.nextCheckAt > writing.now) return 0
    const missed = message === null ? [] : missedBy(message, watch, writing.now)
    const present = await Promise.all(
      missed.map((due) => transaction.get(supervisionDocuments, urgentDocumentId(id, due))),
    )
    const missing = missed.filter((_due, at) => present[at] === null)
    if (message !== null)
      for (const due of missing) {
        const document = writeUrgent(message, due, writing)
        transaction.insert(supervisionDocuments, document)
        tellGiven(transaction, document, writing.now)
      }
    if (missing.length > 0)
      appendAudit(transaction, deps.ids, {
        actor: SYSTEM,
        at: writing.now,
        action: 'job:supervision.watch_urgent',
        subject: { kind: 'message', id },
        what: { written: missing.map(({ step }) => step).join(',') },
      })
    const seen: UrgentWatch = { ...watch, writtenThrough: writing.now }
    const next = message === null ? null : replanUrgent(message, seen)
    transaction.put(urgentWatches, { ...seen, ...(next ?? { open: 'no' as const }) })
    return missing.length
  })
