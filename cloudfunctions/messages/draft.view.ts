import { ONE_SIGNATURE } from './domain/approval'
import type { Message } from './domain/message'
import type { Draft, PaperSignature, PublishedReply } from './domain/reply.facts'
import { toReplyFiles } from './view.fields'
import { askedIn, reviewReply } from './domain/reply-check'

/** The draft as the unit's people see it. */
export const toDraft = (message: Message, draft: Draft) => ({
  body: draft.body,
  outcome: draft.outcome,
  contentHash: draft.contentHash,
  draftedBy: draft.draftedBy,
  ...(message.earlierDrafters === undefined ? {} : { earlierDrafters: [...message.earlierDrafters] }),
  interim: draft.interim,
  promises: [...draft.promises],
  ...noted(message, draft),
  ...toDraftState(message, draft),
  ...toReplyFiles(draft.files),
  ...(draft.openAssistsReason !== undefined ? { openAssistsReason: draft.openAssistsReason } : {}),
})

/** What the check points out: the findings by name, and with the passages they rest on. */
function noted(message: Message, draft: Draft) {
  const { body, outcome, interim, promises } = draft
  const notes = reviewReply({ body, outcome, interim, asked: askedIn(message), dated: promises.length > 0 })
  return {
    findings: notes.map(({ finding }) => finding),
    notes: notes.map(({ finding, passages }) => ({ finding, passages: [...passages] })),
  }
}

/** How far the signing of a draft has come, and why it came back. */
function toDraftState({ status, signing = ONE_SIGNATURE, draftDecisions }: Message, draft: Draft) {
  const last = draftDecisions?.findLast(({ number }) => number === draft.number)
  const rejected = status === 'processing' && last?.what === 'rejected' ? last : undefined
  return {
    ...(draft.number !== undefined ? { number: draft.number } : {}),
    steps: [...signing.steps],
    distinct: signing.distinct,
    approvals: (draft.approvals ?? []).map(({ name, level, at, deputyFor }) => ({
      name,
      at,
      asDeputy: deputyFor !== undefined,
      ...(level !== undefined ? { level } : {}),
    })),
    ...(rejected !== undefined
      ? { rejected: { name: rejected.name, at: rejected.at, reason: rejected.reason ?? '' } }
      : {}),
  }
}

/** What staff see of a signed sheet: who is named on it, until when they may revoke it, and where to look at it. */
export const toPaper = ({ approvals = [], revoked }: PublishedReply, paper: PaperSignature) => ({
  names: approvals.filter(({ onPaper }) => onPaper === true).map(({ name }) => name),
  revocableUntil: paper.revocableUntil,
  sheetId: paper.sheetId,
  type: paper.sheetType,
  parts: paper.sheetParts,
  ...(revoked !== undefined ? { revokedFor: revoked.reason } : {}),
})
