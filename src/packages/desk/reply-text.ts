import type { MessageView } from '../../../types/messages.contract'
import { AIRLOCK_LIMITS } from '../../../types/airlock.terms'
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
