import { attachToReply } from '../../files'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { savingDiscreetly } from '../airlock/check-draft'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'
import { signingFor } from '../domain/approval.policy'
import { callBack } from '../domain/call-back'
import { decideComplex, requestComplex } from '../domain/complex'
import { withdrawMerged } from './merge-messages'
import { withFilesSent } from './send-files'
import { accept, assign, dispatch, noteContact, redirect, remind, returnToDesk } from '../domain/dispatch'
import { grantExtension, refuseExtension, requestExtension } from '../domain/extension'
import { instruct } from '../domain/instruction'
import { rate } from '../domain/rating'
import { confirmWithdrawal, withdraw } from '../domain/withdrawal'
import { askRework, changePromise, keepPromise } from '../domain/promise'
import { revokePaperSignature } from '../domain/paper'
import { ask } from '../domain/question'
import { clearScreening } from '../domain/screening'
import { approveReply, draftReply, rejectReply } from '../domain/reply'
import { messages } from '../messages.store'
import { act, known, ruled, type UseCase } from './act'
import { clausesToCite } from './cited-clause'
import { reasonForNamed, requireNoneMergedAgainst, requireUnit } from './given-unit'
import { supplementMessage } from './supplement-message'
import { dropWorkingDraft } from './keep-writing'
import { approvalSettings } from './approval-settings'

/** 转办 by the press office. The citizen reads that the press office decided; a note is for the unit alone. */
export const dispatchMessage =
  (deps: MessagesDeps): UseCase<'dispatch'> =>
  (actor, input) =>
    act(deps, actor, 'dispatch', input, async (message, acting, directory, transaction) => {
      requireUnit(directory, input.unitId)
      const unitName = directory.nameOf(input.unitId)
      const named = reasonForNamed(message, input.unitId, directory, input.whyNamed)
      await requireNoneMergedAgainst(transaction, message, input.unitId, directory)
      const staffNote = [named.staffNote, input.note].filter((note) => note !== undefined).join('\n')
      const to = { unitId: input.unitId, reason: COPY.byDispatcher(unitName) }
      return dispatch(message, staffNote === '' ? to : { ...to, staffNote }, acting)
    })

/** 分派 to a sub-unit of the lead, or to one of its handlers. */
export const assignMessage =
  (deps: MessagesDeps): UseCase<'assign'> =>
  async (actor, input) => {
    const { subUnitId, handlerId } = input
    if ((subUnitId === undefined) === (handlerId === undefined))
      throw new DomainError('invalid_input', {}, { fields: { subUnitId: COPY.oneAssignee } })
    const isHandler = handlerId === undefined || (await isHandlerOfLead(deps, actor, input.id, handlerId))
    return act(deps, actor, 'assign', input, async (fresh, acting, directory, transaction) => {
      const inUnit =
        subUnitId === undefined ? isHandler : directory.findUnit(subUnitId)?.parentId === (fresh.unitId ?? undefined)
      if (!inUnit) {
        const field = subUnitId === undefined ? 'handlerId' : 'subUnitId'
        throw new DomainError('invalid_input', {}, { fields: { [field]: COPY.notInUnit } })
      }
      const named = subUnitId === undefined ? {} : reasonForNamed(fresh, subUnitId, directory, input.whyNamed)
      if (subUnitId !== undefined) await requireNoneMergedAgainst(transaction, fresh, subUnitId, directory, 'subUnitId')
      return assign(fresh, { subUnitId, handlerId, ...named }, acting)
    })
  }

/** Looked up before the transaction, which cannot ask another module; while nobody leads the table refuses anyway. */
async function isHandlerOfLead(deps: MessagesDeps, actor: Actor, id: string, handlerId: string): Promise<boolean> {
  const { unitId } = known(await deps.store.get(messages, id), id, actor)
  return unitId === null || deps.people.isHandlerOf(handlerId, unitId)
}

/** 退回 to the press office, with the unit that should have it where the handler knows one. */
export const returnMessage =
  (deps: MessagesDeps): UseCase<'return_to_desk'> =>
  async (actor, input) => {
    const requireClause = await clausesToCite(deps)
    return act(deps, actor, 'return_to_desk', input, (message, acting, directory) => {
      const { proposedUnitId } = input
      requireClause(input.clauseId)
      if (proposedUnitId === undefined)
        return returnToDesk(message, { reason: input.reason, clauseId: input.clauseId }, acting)
      requireUnit(directory, proposedUnitId, 'proposedUnitId')
      const reason = `${input.reason}（建议转交${directory.nameOf(proposedUnitId)}）`
      return returnToDesk(message, { reason, clauseId: input.clauseId }, acting)
    })
  }

/** The rest of the way: each is a rule of the domain under the table's rights. */
export const handlingUseCases = (deps: MessagesDeps) => ({
  redirect: ruled(deps, 'redirect', redirect),
  accept: ruled(deps, 'accept', (m, { complexGrounds }, a) =>
    complexGrounds === undefined ? accept(m, a) : requestComplex(m, { grounds: complexGrounds }, a),
  ),
  ask: ruled(deps, 'ask', ask),
  supplement: supplementMessage(deps),
  draft_reply: (async (actor, input) => {
    const { rules, workingHours: hours } = await approvalSettings(deps)
    const view = await savingDiscreetly(deps, actor, input, (lastLook) =>
      act(deps, actor, 'draft_reply', input, async (m, a, _directory, transaction) => {
        const tied = { actorId: actor.id, messageId: m.id, present: m.draft?.files ?? [] }
        const files = await attachToReply(transaction, input.files ?? [], tied)
        const drafted = draftReply(m, { ...input, files }, a, { signing: signingFor(rules, m.kind, m.unitId), hours })
        lastLook()
        return drafted
      }),
    )
    // Submitted: what was kept while it was written has done its work. Left behind, it would only be offered again.
    await dropWorkingDraft(deps)(actor, input).catch(() => undefined)
    return view
  }) satisfies UseCase<'draft_reply'>,
  approve_reply: (async (actor, input) => {
    const { workingHours: hours } = await approvalSettings(deps)
    return act(deps, actor, 'approve_reply', input, (m, a, _directory, transaction) =>
      withFilesSent(transaction, m, approveReply(m, input, a, { hours })),
    )
  }) satisfies UseCase<'approve_reply'>,
  revoke_paper_signature: ruled(deps, 'revoke_paper_signature', revokePaperSignature),
  reject_reply: ruled(deps, 'reject_reply', rejectReply),
  withdraw: ruled(deps, 'withdraw', (m, input, a, transaction) =>
    m.status === 'merged' ? withdrawMerged(transaction, deps, m, input, a) : withdraw(m, input, a),
  ),
  clear_screening: ruled(deps, 'clear_screening', clearScreening),
  confirm_withdrawal: ruled(deps, 'confirm_withdrawal', confirmWithdrawal),
  call_back: ruled(deps, 'call_back', callBack),
  instruct: ruled(deps, 'instruct', instruct),
  grant_extension: ruled(deps, 'grant_extension', grantExtension),
  request_extension: ruled(deps, 'request_extension', requestExtension),
  refuse_extension: ruled(deps, 'refuse_extension', refuseExtension),
  decide_complex: ruled(deps, 'decide_complex', decideComplex),
  keep_promise: ruled(deps, 'keep_promise', keepPromise),
  change_promise: ruled(deps, 'change_promise', changePromise),
  remind: ruled(deps, 'remind', remind),
  note_contact: ruled(deps, 'note_contact', noteContact),
  ask_rework: ruled(deps, 'ask_rework', askRework),
  rate: ruled(deps, 'rate', (m, { id: _id, version: _version, ...rating }, a) => rate(m, rating, a)),
})
