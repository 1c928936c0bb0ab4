import { AIRLOCK_LIMITS } from '../../../types/airlock.terms'
import type { MessageView, WorkingDraftView } from '../../../types/messages.contract'
import { MESSAGE_LIMITS, type Outcome } from '../../../types/messages.terms'
import type { PersonalKind } from '../../../types/privacy.terms'
import { HANDLE_COPY } from '../../copy/desk'

/** A reply being written. */
export interface ReplyText {
  body: string
  outcome: Outcome | undefined
  /** 阶段性答复: informs and stops no clock. */
  interim: boolean
  /** Why it goes out while units that assist have not answered. */
  openAssistsReason?: string
  /** Why passages that a check found may stand; by their places in this very text, so an edit drops them. */
  dismissals?: Dismissal[] | undefined
}

export interface Dismissal {
  kind: PersonalKind
  start: number
  end: number
  reason: string
}

/** Those that say enough to be sent. */
export const dismissalsOf = ({ dismissals = [] }: ReplyText): { dismissals?: Dismissal[] } => {
  const given = dismissals.filter(({ reason }) => reason.trim().length >= AIRLOCK_LIMITS.reason.min)
  return given.length > 0 ? { dismissals: given } : {}
}

/** What is missing before the reply may be sent, as sentences. */
export const missingIn = ({ body, outcome }: ReplyText): { body?: string; outcome?: string } => ({
  ...(body.trim().length < MESSAGE_LIMITS.reply.min ? { body: HANDLE_COPY.tooShort } : {}),
  ...(outcome === undefined ? { outcome: HANDLE_COPY.chooseOutcome } : {}),
})

export const hasOpenAssist = ({ assists }: MessageView): boolean => assists.some(({ state }) => state === 'open')

/** A final reply waits for the units that assist, or says why not. */
export const mayGoBeforeAssists = (view: MessageView, { interim, openAssistsReason = '' }: ReplyText): boolean =>
  interim || !hasOpenAssist(view) || openAssistsReason.trim().length >= MESSAGE_LIMITS.reason.min

export const textOf = ({ body, outcome, interim }: WorkingDraftView): ReplyText => ({ body, outcome, interim })

/** Ends of lines and blanks around a text are no difference that a person would want to be asked about. */
export const sameText = (one: ReplyText, other: ReplyText): boolean => one.body.trim() === other.body.trim()

/** Both texts, one after the other; nothing is cut away. */
export const togetherWith = (mine: ReplyText, theirs: ReplyText): ReplyText => ({
  ...mine,
  body: `${mine.body.trimEnd()}\n\n${theirs.body}`,
})

/** What the server holds, as a conflict carries it. */
export const isWorkingDraft = (current: unknown): current is WorkingDraftView =>
  typeof current === 'object' && current !== null && 'savedAt' in current && 'body' in current
