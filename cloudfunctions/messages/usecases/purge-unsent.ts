import { appendAudit } from '../../audit'
import { defineCollection, type StoredDocument } from '../../shared/documents'
import { SYSTEM } from '../../shared/kernel/actor'
import { addMilliseconds, type Instant } from '../../shared/kernel/local-date'
import type { MessagesDeps } from '../deps'
import { KEEP_UNSENT } from '../domain/message.policy'
import { messages } from '../messages.store'
import { removeSheet, type Sheet, sheets } from '../sheet.store'
import { workingDrafts } from '../writing.store'

/** Up to which upload sheets were looked at; id = name of the job. What was published by then stays published. */
interface PurgeMark extends StoredDocument {
  readonly through: Instant
}
export const purgeMarks = defineCollection<PurgeMark>('purge_marks', [])

const JOB = 'job:messages.purge_unsent'
const MARK = 'messages.sheets'
const BATCH = 50
const DAY_MS = 24 * 3_600_000

type Run = { readonly goOn: () => boolean }

/**
 * Removes signed sheets that no reply was published with, and texts that somebody began and left (`KEEP_UNSENT`).
 * May be stopped and run again anywhere. @returns whether nothing is left to remove
 */
export async function purgeUnsent(deps: MessagesDeps, run: Run): Promise<boolean> {
  return (await purgeSheets(deps, run)) && (await purgeWorkingDrafts(deps, run))
}

const olderThan = ({ clock }: MessagesDeps, days: number): Instant => addMilliseconds(clock.now(), -days * DAY_MS)

/** Each sheet is looked at once, in the order of uploading. */
async function purgeSheets(deps: MessagesDeps, { goOn }: Run): Promise<boolean> {
  const before = olderThan(deps, KEEP_UNSENT.sheets.amount)
  while (goOn()) {
    const mark = await deps.store.get(purgeMarks, MARK)
    const range = { ...(mark === null ? {} : { from: mark.through }), before }
    const { items, nextCursor } = await deps.store.query(sheets, { index: 'by_age', equals: {}, range, limit: BATCH })
    for (const sheet of items) if (!(await isPublished(deps, sheet))) await removeUnused(deps, sheet.id)
    const last = items.at(-1)
    if (last !== undefined) await moveMark(deps, last.at)
    // A page of one instant is all that the mark can pass by: none is so full.
    if (nextCursor === null || last?.at === items[0]?.at) return true
  }
  return false
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

async function purgeWorkingDrafts(deps: MessagesDeps, { goOn }: Run): Promise<boolean> {
  const before = olderThan(deps, KEEP_UNSENT.workingDrafts.amount)
  while (goOn()) {
    const query = { index: 'by_age', equals: {}, range: { before }, limit: BATCH }
    const { items, nextCursor } = await deps.store.query(workingDrafts, query)
    for (const { id } of items)
      await deps.store.transact(async (transaction) => {
        const draft = await transaction.get(workingDrafts, id)
        if (draft === null || draft.savedAt >= before) return // somebody has gone on with it since
        transaction.remove(workingDrafts, draft)
        const subject = { kind: 'message', id: draft.messageId } as const
        const what = { workingDraft: draft.savedAt }
        appendAudit(transaction, deps.ids, { actor: SYSTEM, at: deps.clock.now(), action: JOB, subject, what })
      })
    if (nextCursor === null) return true
  }
  return false
}
