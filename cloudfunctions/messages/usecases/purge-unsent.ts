import { appendAudit } from '../../audit'
import type { Page } from '../../shared/documents'
import { SYSTEM } from '../../shared/kernel/actor'
import { Failures } from '../../shared/kernel/failures'
import { addMilliseconds, DAY_MS, type Instant } from '../../shared/kernel/local-date'
import type { MessagesDeps } from '../deps'
import { KEEP_UNSENT } from '../domain/message.policy'
import { messages } from '../messages.store'
import { purgeMarks } from '../purge-mark.store'
import { removeSheet, type Sheet, sheets } from '../sheet.store'
import { type WorkingDraft, workingDrafts } from '../writing.store'

const JOB = 'job:messages.purge_unsent'
const MARK = 'messages.sheets'
const BATCH = 50

type Run = { readonly goOn: () => boolean }

/**
 * Removes signed sheets that no reply was published with, and texts that somebody began and left (`KEEP_UNSENT`).
 * May be stopped and run again anywhere. @returns whether nothing is left to remove
 * @throws the first failure once all others had their turn: one that cannot be removed keeps none waiting
 */
export async function purgeUnsent(deps: MessagesDeps, run: Run): Promise<boolean> {
  const failures = new Failures()
  const done = (await purgeSheets(deps, run, failures)) && (await purgeWorkingDrafts(deps, run, failures))
  failures.tell()
  return done
}

const olderThan = ({ clock }: MessagesDeps, days: number): Instant => addMilliseconds(clock.now(), -days * DAY_MS)

/** Each sheet is looked at once, in the order of uploading (what was published by then stays published); from the first that failed on, at the next run again. */
async function purgeSheets(deps: MessagesDeps, { goOn }: Run, failures: Failures): Promise<boolean> {
  const before = olderThan(deps, KEEP_UNSENT.sheets.amount)
  const mark = await deps.store.get(purgeMarks, MARK)
  const range = { ...(mark === null ? {} : { from: mark.through }), before }
  let marks = true
  let cursor: string | null = ''
  while (goOn()) {
    const query = { index: 'by_age', equals: {}, range, limit: BATCH, ...(cursor === '' ? {} : { cursor }) }
    const page: Page<Sheet> = await deps.store.query(sheets, query)
    for (const sheet of page.items) {
      const looked = await failures.during(() => removeUnpublished(deps, sheet), false)
      marks &&= looked
    }
    const last = page.items.at(-1)
    if (last !== undefined && marks) await moveMark(deps, last.at)
    cursor = page.nextCursor
    if (cursor === null) return true
  }
  return false
}

async function removeUnpublished(deps: MessagesDeps, sheet: Sheet): Promise<true> {
  if (!(await isPublished(deps, sheet))) await removeUnused(deps, sheet.id)
  return true
}

const isPublished = async ({ store }: MessagesDeps, { messageId, sheetId }: Sheet): Promise<boolean> =>
  (await store.get(messages, messageId))?.replies.some(({ paper }) => paper?.sheetId === sheetId) === true

/** Nobody can publish with it any more (`publish-on-paper.ts`), so that it cannot be published meanwhile. */
const removeUnused = (deps: MessagesDeps, id: string): Promise<void> =>
  deps.store.transact(async (transaction) => {
    const sheet = await transaction.get(sheets, id)
    if (sheet === null) return
    await removeSheet(transaction, sheet)
    const subject = { kind: 'message', id: sheet.messageId } as const
    const what = { sheetId: sheet.sheetId, bytes: sheet.bytes }
    appendAudit(transaction, deps.ids, { actor: SYSTEM, at: deps.clock.now(), action: JOB, subject, what })
  })

const moveMark = ({ store }: MessagesDeps, through: Instant): Promise<void> =>
  store.transact(async (transaction) => {
    const mark = await transaction.get(purgeMarks, MARK)
    if (mark === null) transaction.insert(purgeMarks, { id: MARK, through })
    else if (mark.through < through) transaction.put(purgeMarks, { ...mark, through })
  })

async function purgeWorkingDrafts(deps: MessagesDeps, { goOn }: Run, failures: Failures): Promise<boolean> {
  const before = olderThan(deps, KEEP_UNSENT.workingDrafts.amount)
  let cursor: string | null = ''
  while (goOn()) {
    const query = { index: 'by_age', equals: {}, range: { before }, limit: BATCH, ...(cursor === '' ? {} : { cursor }) }
    const page: Page<WorkingDraft> = await deps.store.query(workingDrafts, query)
    for (const { id } of page.items) await failures.during(() => removeLeft(deps, id, before), undefined)
    cursor = page.nextCursor
    if (cursor === null) return true
  }
  return false
}

const removeLeft = (deps: MessagesDeps, id: string, before: Instant): Promise<void> =>
  deps.store.transact(async (transaction) => {
    const draft = await transaction.get(workingDrafts, id)
    if (draft === null || draft.savedAt >= before) return // somebody has gone on with it since
    transaction.remove(workingDrafts, draft)
    const subject = { kind: 'message', id: draft.messageId } as const
    const what = { workingDraft: draft.savedAt }
    appendAudit(transaction, deps.ids, { actor: SYSTEM, at: deps.clock.now(), action: JOB, subject, what })
  })
