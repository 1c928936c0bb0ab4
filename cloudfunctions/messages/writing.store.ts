import type { Outcome } from '../../types/messages.terms'
import { defineCollection, type StoredDocument } from '../shared/documents'
import { type Instant, MINUTE_MS } from '../shared/kernel/local-date'

/** 草稿: what one person is writing on one message and has not submitted; theirs alone. Id `<message>.<account>`. */
export interface WorkingDraft extends StoredDocument {
  readonly messageId: string
  readonly body: string
  readonly outcome?: Outcome
  readonly interim: boolean
  readonly savedAt: Instant
}
export const workingDrafts = defineCollection<WorkingDraft>('working_drafts', [
  { name: 'by_age', equals: [], order: 'savedAt' },
])
export const workingDraftId = (messageId: string, accountId: string): string => `${messageId}.${accountId}`

/** Somebody has the composer of a message open. */
export interface Editor {
  readonly accountId: string
  readonly name: string
  readonly since: Instant
  readonly renewedAt: Instant
}
/** Who is writing on a message now; id of the message. Apart from it: holding it costs nothing on its version. */
export interface Editing extends StoredDocument {
  readonly editors: readonly Editor[]
}
export const editings = defineCollection<Editing>('editings', [])

/** A composer renews its hold every minute; without a sign for so long it counts as closed, milliseconds. */
export const HOLD_MS = 3 * MINUTE_MS
/** More than these are not shown; a message has one or two. */
const MOST_EDITORS = 8

/** Those who still write, with this person begun or renewed. */
export function renewed(editors: readonly Editor[], mine: Omit<Editor, 'since' | 'renewedAt'>, now: Instant): Editor[] {
  const running = stillEditing(editors, now)
  const since = running.find(({ accountId }) => accountId === mine.accountId)?.since ?? now
  const others = running.filter(({ accountId }) => accountId !== mine.accountId)
  return [...others, { ...mine, since, renewedAt: now }].slice(-MOST_EDITORS)
}

export const stillEditing = (editors: readonly Editor[], now: Instant): Editor[] =>
  editors.filter(({ renewedAt }) => Date.parse(now) - Date.parse(renewedAt) < HOLD_MS)
