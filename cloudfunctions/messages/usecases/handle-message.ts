import type { ParsedInputOf } from '../../../types/wire.contract'
import type { MessagesContract, MessageView } from '../../../types/messages.contract'
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
import type { Message } from '../domain/message'
import { namesUnit } from '../domain/named-unit'
import { askRework, changePromise, keepPromise } from '../domain/promise'
import { revokePaperSignature } from '../domain/paper'
import { ask } from '../domain/question'
import { clearScreening } from '../domain/screening'
import { approveReply, draftReply, rejectReply } from '../domain/reply'
import { messages } from '../messages.store'
import { act, known } from './act'
import { clausesToCite } from './cited-clause'
import { supplementMessage } from './supplement-message'
import { dropWorkingDraft } from './keep-writing'
import { approvalSettings } from './approval-settings'

type Input<P extends keyof MessagesContract> = ParsedInputOf<MessagesContract[P]>
type UseCase<P extends keyof MessagesContract> = (actor: Actor, input: Input<P>) => Promise<MessageView>

/** 转办 by the press office. The citizen reads that the press office decided; a note is for the unit alone. */
export const dispatchMessage =
  (deps: MessagesDeps): UseCase<'dispatch'> =>
  (actor, input) =>
    act(deps, actor, 'dispatch', input, (message, acting, directory) => {
      if (directory.findUnit(input.unitId) === null)
        throw new DomainError('invalid_input', {}, { fields: { unitId: COPY.unknownUnit } })
      requireNotAboutIt(message, directory.nameOf(input.unitId), input.note)
      const reason = COPY.byDispatcher(directory.nameOf(input.unitId))
      return dispatch(message, { unitId: input.unitId, reason, staffNote: input.note }, acting)
    })

/**
 * A report never reaches the unit that it is about by one press: where it names that unit, the dispatcher writes down
 * why it is that unit's all the same (R51). The note stays with the record of the dispatch.
 * @throws DomainError `invalid_input` without that note.
 */
function requireNotAboutIt(message: Message, unitName: string, note: string | undefined): void {
  if (message.kind !== 'report' || (note ?? '') !== '') return
  if (!namesUnit(`${message.title}\n${message.body}`, unitName)) return
  const say = COPY.reportNamesUnit(unitName)
  throw new DomainError('invalid_input', { messageId: message.id }, { say, fields: { note: say } })
}

/** 分派 to a sub-unit of the lead, or to one of its handlers. */
export const assignMessage =
  (deps: MessagesDeps): UseCase<'assign'> =>
  async (actor, input) => {
    const { subUnitId, handlerId } = input
    if ((subUnitId === undefined) === (handlerId === undefined))
      throw new DomainError('invalid_input', {}, { fields: { subUnitId: COPY.oneAssignee } })
    const isHandler = handlerId === undefined || (await isHandlerOfLead(deps, actor, input.id, handlerId))
    return act(deps, actor, 'assign', input, (fresh, acting, directory) => {
      const inUnit =
        subUnitId === undefined ? isHandler : directory.findUnit(subUnitId)?.parentId === (fresh.unitId ?? undefined)
      if (!inUnit) {
        const field = subUnitId === undefined ? 'handlerId' : 'subUnitId'
        throw new DomainError('invalid_input', {}, { fields: { [field]: COPY.notInUnit } })
      }
      return assign(fresh, { subUnitId, handlerId }, acting)
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
      if (directory.findUnit(proposedUnitId) === null)
        throw new DomainError('invalid_input', {}, { fields: { proposedUnitId: COPY.unknownUnit } })
      const reason = `${input.reason}（建议转交${directory.nameOf(proposedUnitId)}）`
      return returnToDesk(message, { reason, clauseId: input.clauseId }, acting)
    })
  }

/** The rest of the way: each is a rule of the domain under the table's rights. */
export const handlingUseCases = (deps: MessagesDeps) => ({
  redirect: ((actor, input) =>
    act(deps, actor, 'redirect', input, (m, a) => redirect(m, input, a))) satisfies UseCase<'redirect'>,
  accept: ((actor, input) =>
    act(deps, actor, 'accept', input, (m, a) =>
      input.complexGrounds === undefined ? accept(m, a) : requestComplex(m, { grounds: input.complexGrounds }, a),
    )) satisfies UseCase<'accept'>,
  ask: ((actor, input) => act(deps, actor, 'ask', input, (m, a) => ask(m, input, a))) satisfies UseCase<'ask'>,
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
  revoke_paper_signature: ((actor, input) =>
    act(deps, actor, 'revoke_paper_signature', input, (m, a) =>
      revokePaperSignature(m, input, a),
    )) satisfies UseCase<'revoke_paper_signature'>,
  reject_reply: ((actor, input) =>
    act(deps, actor, 'reject_reply', input, (m, a) => rejectReply(m, input, a))) satisfies UseCase<'reject_reply'>,
  withdraw: ((actor, input) =>
    act(deps, actor, 'withdraw', input, (m, a, _directory, transaction) =>
      m.status === 'merged' ? withdrawMerged(transaction, deps, m, input, a) : withdraw(m, input, a),
    )) satisfies UseCase<'withdraw'>,
  clear_screening: ((actor, input) =>
    act(deps, actor, 'clear_screening', input, (m, a) =>
      clearScreening(m, input, a),
    )) satisfies UseCase<'clear_screening'>,
  confirm_withdrawal: ((actor, input) =>
    act(deps, actor, 'confirm_withdrawal', input, (m, a) =>
      confirmWithdrawal(m, input, a),
    )) satisfies UseCase<'confirm_withdrawal'>,
  call_back: ((actor, input) =>
    act(deps, actor, 'call_back', input, (m, a) => callBack(m, input, a))) satisfies UseCase<'call_back'>,
  instruct: ((actor, input) =>
    act(deps, actor, 'instruct', input, (m, a) => instruct(m, input, a))) satisfies UseCase<'instruct'>,
  grant_extension: ((actor, input) =>
    act(deps, actor, 'grant_extension', input, (m, a) =>
      grantExtension(m, input, a),
    )) satisfies UseCase<'grant_extension'>,
  request_extension: ((actor, input) =>
    act(deps, actor, 'request_extension', input, (m, a) =>
      requestExtension(m, input, a),
    )) satisfies UseCase<'request_extension'>,
  refuse_extension: ((actor, input) =>
    act(deps, actor, 'refuse_extension', input, (m, a) =>
      refuseExtension(m, input, a),
    )) satisfies UseCase<'refuse_extension'>,
  decide_complex: ((actor, input) =>
    act(deps, actor, 'decide_complex', input, (m, a) =>
      decideComplex(m, input, a),
    )) satisfies UseCase<'decide_complex'>,
  keep_promise: ((actor, input) =>
    act(deps, actor, 'keep_promise', input, (m, a) => keepPromise(m, input, a))) satisfies UseCase<'keep_promise'>,
  change_promise: ((actor, input) =>
    act(deps, actor, 'change_promise', input, (m, a) =>
      changePromise(m, input, a),
    )) satisfies UseCase<'change_promise'>,
  remind: ((actor, input) =>
    act(deps, actor, 'remind', input, (m, a) => remind(m, input, a))) satisfies UseCase<'remind'>,
  note_contact: ((actor, input) =>
    act(deps, actor, 'note_contact', input, (m, a) => noteContact(m, input, a))) satisfies UseCase<'note_contact'>,
  ask_rework: ((actor, input) =>
    act(deps, actor, 'ask_rework', input, (m, a) => askRework(m, input, a))) satisfies UseCase<'ask_rework'>,
  rate: ((actor, { id, version, ...rating }) =>
    act(deps, actor, 'rate', { id, version }, (m, a) => rate(m, rating, a))) satisfies UseCase<'rate'>,
})
