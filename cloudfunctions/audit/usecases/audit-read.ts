import { DuplicateIdError, type DocumentStore, removeBefore } from '../../shared/documents'
import type { Clock } from '../../shared/kernel/clock'
import { derivedId, type IdSource } from '../../shared/kernel/ids'
import { addMilliseconds, HOUR_MS, type Instant } from '../../shared/kernel/local-date'
import { appendAudit } from '../append-audit'
import type { AuditNote } from '../audit-entry'
import { type AuditRead, auditReads } from '../audit.store'

interface Deps {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly ids: IdSource
}

/** Whoever opens the same thing again within this time is in the log already, milliseconds. */
const ONE_ENTRY_PER_MS = HOUR_MS

/** One read, as its use case says it. */
export interface ReadNote extends Omit<AuditNote, 'at' | 'personal'> {
  /**
   * What tells this read from another of the same subject within the hour: the rows of a list, what a filter asks for.
   * It is in the name of the mark as a hash, and nowhere else.
   */
  readonly apart?: string
}

/**
 * Writes down that somebody of the staff was shown personal data, before they are: once an hour for a person, an action
 * and a subject, so that going back and forth does not bury what matters. Costs one read by id where it is written.
 * @throws DomainError `unavailable` when it cannot be written: then nothing is shown
 */
export async function auditRead(deps: Deps, { apart, ...note }: ReadNote): Promise<void> {
  const { actor, action, subject } = note
  const id = derivedId(action, subject.kind, subject.id, actor.id, ...(apart === undefined ? [] : [apart]))
  const now = deps.clock.now()
  if (isWritten(await deps.store.get(auditReads, id), now)) return
  try {
    await deps.store.transact(async (transaction) => {
      const present = await transaction.get(auditReads, id)
      // Two panes at once: the other has written it since.
      if (isWritten(present, now)) return
      if (present === null) transaction.insert(auditReads, { id, at: now })
      else transaction.put(auditReads, { ...present, at: now })
      appendAudit(transaction, deps.ids, { ...note, at: now, personal: true })
    })
  } catch (error) {
    if (!(error instanceof DuplicateIdError) || error.collection !== auditReads.name) throw error
  }
}

/**
 * The same for a list that somebody asked for beyond what waits for them: one entry with the number of messages shown,
 * not one a row; the same rows again within the hour are the same read. A list that shows nothing leaves nothing.
 * @param shown ids of the messages whose words were shown
 */
export async function auditList(deps: Deps, note: Omit<ReadNote, 'apart'>, shown: readonly string[]): Promise<void> {
  if (shown.length === 0) return
  await auditRead(deps, { ...note, what: { ...note.what, found: shown.length }, apart: shown.join() })
}

const isWritten = (read: AuditRead | null, now: Instant): boolean =>
  read !== null && Date.parse(now) - Date.parse(read.at) < ONE_ENTRY_PER_MS

/** Marks are needed for an hour; a day later they are gone, milliseconds. */
const KEPT_MS = 24 * ONE_ENTRY_PER_MS

/** Deletes the marks of hours past; the entries themselves stay. @returns whether nothing is left to delete. */
export const forgetAuditReads = (
  { store, clock }: Omit<Deps, 'ids'>,
  { goOn }: { readonly goOn: () => boolean },
): Promise<boolean> =>
  removeBefore(store, auditReads, { index: 'by_time', before: addMilliseconds(clock.now(), -KEPT_MS) }, goOn)
