import { type MessagesContract, messagesContract } from '../../types/messages.contract'
import type { writingProcedures } from '../../types/messages.writing.contract'
import { serve } from '../shared/function/serve'
import type { Handlers, ServedModule } from '../shared/function/served-module'
import { airlockHandlers } from './airlock/handlers'
import type { MessagesDeps } from './deps'
import { draftingHandlers } from './drafting/handlers'
import { assignMessage, dispatchMessage, handlingUseCases, returnMessage } from './usecases/handle-message'
import { listDraftVersions } from './usecases/read-drafts'
import { listPaperSigners, publishOnPaper } from './usecases/publish-on-paper'
import { uploadSheet } from './usecases/keep-sheet'
import { holdEditing, readEditors, releaseEditing } from './usecases/hold-editing'
import { dropWorkingDraft, readWorkingDraft, saveWorkingDraft } from './usecases/keep-writing'
import { endDeputy, readDeputies, setDeputy } from './usecases/set-deputy'
import { withDeputyships } from './usecases/stand-in'
import { readApprovalRules, setApprovalRules } from './usecases/set-approval-rules'
import { readReceipt } from './usecases/read-receipt'
import { countInbox } from './usecases/read-inbox'
import { getMessage, listMine } from './usecases/read-messages'
import { mergeMessage, unmergeMessage } from './usecases/merge-messages'
import { ownershipUseCases } from './usecases/settle-owner'
import { readPolicy, setUnitPolicy } from './unit-policy/edit-policy'
import { recordMessage, submitMessage } from './usecases/submit-message'
import { workHandlers } from './work/handlers'
import { notedReads } from './work/noted-reads'
import { notingRefusals } from './noted-refusals'

/** The module 留言办理 as a runtime mounts it. */
export function messagesFunction(deps: MessagesDeps): ServedModule {
  const handling = handlingUseCases(deps)
  const owning = ownershipUseCases(deps)
  const handlers: Handlers<MessagesContract> = {
    ...airlockHandlers(deps),
    ...workHandlers(deps),
    ...draftingHandlers(deps),
    ...notedReads(deps),
    submit: ({ actor, input }) => submitMessage(deps)(actor, input),
    record: ({ actor, input }) => recordMessage(deps)(actor, input),
    get: ({ actor, input }) => getMessage(deps)(actor, input),
    receipt: ({ actor, input }) => readReceipt(deps)(actor, input),
    list_mine: ({ actor, input }) => listMine(deps)(actor, input),
    inbox_counts: ({ actor }) => countInbox(deps)(actor),
    dispatch: ({ actor, input }) => dispatchMessage(deps)(actor, input),
    redirect: ({ actor, input }) => handling.redirect(actor, input),
    accept: ({ actor, input }) => handling.accept(actor, input),
    assign: ({ actor, input }) => assignMessage(deps)(actor, input),
    return_to_desk: ({ actor, input }) => returnMessage(deps)(actor, input),
    ask: ({ actor, input }) => handling.ask(actor, input),
    supplement: ({ actor, input }) => handling.supplement(actor, input),
    draft_reply: ({ actor, input }) => handling.draft_reply(actor, input),
    approve_reply: ({ actor, input }) => handling.approve_reply(actor, input),
    publish_signed_on_paper: ({ actor, input }) => publishOnPaper(deps)(actor, input),
    revoke_paper_signature: ({ actor, input }) => handling.revoke_paper_signature(actor, input),
    ...writingHandlers(deps),
    upload_sheet: ({ actor, input }) => uploadSheet(deps)(actor, input),
    paper_signers: ({ actor, input }) => listPaperSigners(deps)(actor, input),
    reject_reply: ({ actor, input }) => handling.reject_reply(actor, input),
    withdraw: ({ actor, input }) => handling.withdraw(actor, input),
    clear_screening: ({ actor, input }) => handling.clear_screening(actor, input),
    confirm_withdrawal: ({ actor, input }) => handling.confirm_withdrawal(actor, input),
    rate: ({ actor, input }) => handling.rate(actor, input),
    call_back: ({ actor, input }) => handling.call_back(actor, input),
    instruct: ({ actor, input }) => handling.instruct(actor, input),
    request_extension: ({ actor, input }) => handling.request_extension(actor, input),
    refuse_extension: ({ actor, input }) => handling.refuse_extension(actor, input),
    decide_complex: ({ actor, input }) => handling.decide_complex(actor, input),
    keep_promise: ({ actor, input }) => handling.keep_promise(actor, input),
    change_promise: ({ actor, input }) => handling.change_promise(actor, input),
    remind: ({ actor, input }) => handling.remind(actor, input),
    note_contact: ({ actor, input }) => handling.note_contact(actor, input),
    ask_rework: ({ actor, input }) => handling.ask_rework(actor, input),
    grant_extension: ({ actor, input }) => handling.grant_extension(actor, input),
    draft_versions: ({ actor, input }) => listDraftVersions(deps)(actor, input),
    deputies: ({ actor, input }) => readDeputies(deps)(actor, input),
    set_deputy: ({ actor, input }) => setDeputy(deps)(actor, input),
    end_deputy: ({ actor, input }) => endDeputy(deps)(actor, input),
    policy: () => readPolicy(deps)(),
    set_unit_policy: ({ actor, input }) => setUnitPolicy(deps)(actor, input),
    approval_rules: ({ actor, input }) => readApprovalRules(deps)(actor, input),
    set_approval_rules: ({ actor, input }) => setApprovalRules(deps)(actor, input),
    contest: ({ actor, input }) => owning.contest(actor, input),
    rule_contest: ({ actor, input }) => owning.rule_contest(actor, input),
    adjudicate: ({ actor, input }) => owning.adjudicate(actor, input),
    request_assist: ({ actor, input }) => owning.request_assist(actor, input),
    answer_assist: ({ actor, input }) => owning.answer_assist(actor, input),
    end_assist: ({ actor, input }) => owning.end_assist(actor, input),
    propose_decline: ({ actor, input }) => owning.propose_decline(actor, input),
    merge: ({ actor, input }) => mergeMessage(deps)(actor, input),
    unmerge: ({ actor, input }) => unmergeMessage(deps)(actor, input),
    decide_decline: ({ actor, input }) => owning.decide_decline(actor, input),
  }
  const served = serve('messages', messagesContract, notingRefusals(deps, handlers))
  return {
    ...served,
    // Whoever stands in for an approver today acts as one, in all that is asked here.
    call: (request) =>
      served.call({
        ...request,
        identify: async () => {
          const actor = await request.identify()
          return actor === null ? null : withDeputyships(deps, actor)
        },
      }),
  }
}

/** What is written and not yet submitted. */
const writingHandlers = (deps: MessagesDeps): Handlers<typeof writingProcedures> => ({
  save_working_draft: ({ actor, input }) => saveWorkingDraft(deps)(actor, input),
  working_draft: ({ actor, input }) => readWorkingDraft(deps)(actor, input),
  drop_working_draft: ({ actor, input }) => dropWorkingDraft(deps)(actor, input),
  hold_editing: ({ actor, input }) => holdEditing(deps)(actor, input),
  release_editing: ({ actor, input }) => releaseEditing(deps)(actor, input),
  editors: ({ actor, input }) => readEditors(deps)(actor, input),
})
