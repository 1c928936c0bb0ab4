import type { Outcome } from '../../../types/messages.terms'
import type { NewDocument, StoredDocument } from '../../shared/documents'
import type { Instant } from '../../shared/kernel/local-date'
import type { DraftDecision } from './approval'
import type { Message } from './message'
import type { ReplyFile } from '../../shared/kernel/reply-file'

/** A draft as it was saved: written once, never changed. What became of it stands in the message. */
export interface DraftVersion extends StoredDocument {
  readonly messageId: string
  /** Counts the saved drafts of the message from 1. */
  readonly number: number
  /** Grows with every published reply. */
  readonly round: number
  readonly body: string
  readonly outcome: Outcome
  readonly interim: boolean
  readonly contentHash: string
  readonly draftedBy: string
  /** The name at that time; stays in the house. */
  readonly draftedByName: string
  readonly draftedAt: Instant
  /** What went with it, by name and hash: the files themselves may be gone. Absent: none. */
  readonly files?: readonly Pick<ReplyFile, 'kind' | 'name' | 'hash'>[]
}

/** A message keeps this many saved drafts; the oldest go first. */
export const KEPT_VERSIONS = 40
/** And this many decisions about them. */
const KEPT_DECISIONS = 80

export const versionId = (messageId: string, number: number): string =>
  `${messageId}.${String(number).padStart(4, '0')}`

/** The round that a draft belongs to, from 1. */
const roundOf = (message: Pick<Message, 'replies' | 'interimReplies'>): number =>
  message.replies.length + message.interimReplies.length + 1

/** The version that a message's present draft is; null for drafts from before versions were kept. */
export function toVersion(message: Message, draftedByName: string): NewDocument<DraftVersion> | null {
  const { draft } = message
  if (draft?.number === undefined) return null
  return {
    id: versionId(message.id, draft.number),
    messageId: message.id,
    number: draft.number,
    round: roundOf(message),
    body: draft.body,
    outcome: draft.outcome,
    interim: draft.interim,
    contentHash: draft.contentHash,
    draftedBy: draft.draftedBy,
    draftedByName,
    draftedAt: draft.draftedAt,
    ...(draft.files === undefined ? {} : { files: draft.files.map(({ kind, name, hash }) => ({ kind, name, hash })) }),
  }
}

/** The decisions of a message with one more. */
export const decided = (message: Pick<Message, 'draftDecisions'>, one: DraftDecision): readonly DraftDecision[] =>
  [...(message.draftDecisions ?? []), one].slice(-KEPT_DECISIONS)

/**
 * What a version is compared with where nobody says: the last one that a leader sent back or published in the same
 * round (what they said no to is what they want to see changed), else the one before.
 */
export function baseOf<Version extends Pick<DraftVersion, 'number' | 'round'>>(
  to: Version,
  versions: readonly Version[],
  decisions: readonly DraftDecision[],
): Version | undefined {
  const earlier = versions.filter(({ number, round }) => number < to.number && round === to.round)
  const judged = new Set(decisions.filter(({ what }) => what !== 'signed').map(({ number }) => number))
  return earlier.findLast(({ number }) => judged.has(number)) ?? earlier.at(-1)
}
