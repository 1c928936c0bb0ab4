import { useState } from 'react'
import type { ActorView } from '../../../types/identity.contract'
import type { MessageView } from '../../../types/messages.contract'
import { messagesApi } from '../../api/messages.api'
import { withForecastOf } from '../../copy/days'
import { HANDLE_COPY } from '../../copy/desk'
import { FORM_COPY } from '../../copy/desk-forms'
import { SIGNING_COPY } from '../../copy/signing'
import { focusControl, holdFocus } from '../../platform/focus-page'
import { showFirstError } from '../../platform/show-first-error'
import { notify } from '../../state/notice.store'
import { useAction } from '../../state/use-action'
import { useCall } from '../../state/use-call'
import { useLeadOn } from '../../state/use-lead-on'
import { useRequest } from '../../state/use-request'
import { useShowRefusal } from '../../state/use-show-refusal'
import { forgetForm } from '../../state/use-kept-form'
import type { FormAction } from './action-sheet'
import { HANDLING_PANE } from './handling-pane'
import { nextMessage } from './next-message'
import { currentOf } from './present-state'
import { dismissalsOf, hasOpenAssist, mayGoBeforeAssists, missingIn } from './reply-text'
import { useReplyDraft } from './use-reply-draft'
import { useReplyFiles } from './use-reply-files'

export interface HandlingProps {
  me: ActorView
  id: string
  /** Something was done: lists and counts are old. */
  onChanged: () => void
  onNext: (id: string) => void
  /** Nothing is left to handle. */
  onLeave: () => void
}

/** One message under the hands of one person: what is shown, the open form, the reply being written, and every write. */
export function useHandling({ me, id, onChanged, onNext, onLeave }: HandlingProps) {
  const request = useRequest(`message/${me.id}/${id}`, () => messagesApi.get({ id }))
  const view = request.data
  const reply = useReplyDraft(me.id, view)
  const files = useReplyFiles(me.id, id, view)
  const [form, setForm] = useState<FormAction>()
  const [editing, setEditing] = useState(false)
  const [tried, setTried] = useState(false)
  const [ticks, setTicks] = useState<{ of: string; at: readonly number[] }>({ of: '', at: [] })
  /** The text that is asked about once more; another one that came meanwhile has to be read first. */
  const [asked, setAsked] = useState<string>()
  const confirming = asked !== undefined && asked === view?.draft?.contentHash
  const leadOn = useLeadOn()
  const going = useCall(async () => ({ next: await nextMessage(id) }))

  const show = (fresh: MessageView): void => {
    if (request.state === 'ready') request.replace(withForecastOf(request.data, fresh))
  }
  // A refusal that carries the present view shows it; what was typed stays.
  const action = useAction(
    (call: () => Promise<MessageView>) => call(),
    (refused) => {
      const current = currentOf(refused, id)
      if (current) show(current)
    },
  )
  const failure = action.failure ?? going.failure
  // Told on the page, which the question for a yes lies over until it is gone.
  useShowRefusal(confirming ? undefined : failure)
  /** Runs one write. */
  const perform = async (call: () => Promise<MessageView>, done: string): Promise<boolean> => {
    going.clear()
    const answer = await action.run(call)
    if (!answer) return false
    show(answer)
    if (form) forgetForm(me.id, form, id)
    setForm(undefined)
    notify(done)
    // What was pressed may be gone with what it did.
    holdFocus(HANDLING_PANE)
    onChanged()
    return true
  }
  const goOn = async (): Promise<void> => {
    const found = await going.run()
    // Not read: whether anything is left nobody knows.
    if (!found) return
    leadOn(() => {
      if (found.next) return onNext(found.next)
      notify(HANDLE_COPY.noNext)
      onLeave()
    })
  }
  const send = async (thenNext: boolean): Promise<void> => {
    setTried(true)
    const { body, outcome, interim, openAssistsReason } = reply.text
    if (!view) return
    if (outcome === undefined || missingIn(reply.text).body || !mayGoBeforeAssists(view, reply.text))
      return showFirstError()
    if (files.blocked !== undefined) return showFirstError()
    const why = hasOpenAssist(view) && !interim && openAssistsReason ? { openAssistsReason } : {}
    const input = {
      id,
      version: view.version,
      body,
      outcome,
      interim,
      ...files.toSend(),
      ...why,
      ...dismissalsOf(reply.text),
    }
    const sent = await perform(async () => {
      await reply.settle()
      return messagesApi.draftReply(input)
    }, HANDLE_COPY.sent)
    if (!sent) {
      // Also where somebody else's text waits for its signature by now: one goes on in one's own, beside theirs.
      setEditing(true)
      return
    }
    reply.drop()
    files.clear()
    setEditing(false)
    setTried(false)
    if (thenNext) await goOn()
  }
  const draft = view?.draft
  // Places in another draft are other promises.
  const ticked = ticks.of === draft?.contentHash ? ticks.at : []
  const lastSignature = draft !== undefined && draft.steps.length - draft.approvals.length <= 1
  const sign = async (): Promise<void> => {
    if (!view || !draft) return
    const input = {
      id,
      version: view.version,
      contentHash: draft.contentHash,
      ...(draft.files ? { filesShown: draft.files.length } : {}),
      promises: [...ticked],
    }
    await perform(() => messagesApi.approveReply(input), lastSignature ? HANDLE_COPY.approved : SIGNING_COPY.stepDone)
    // A refusal is told beside the text that it is about.
    setAsked(undefined)
  }
  return {
    request,
    view,
    reply,
    files,
    form,
    openForm: (wanted: FormAction | undefined) => {
      action.clear()
      going.clear()
      setForm(wanted)
    },
    editing,
    edit: () => {
      setEditing(true)
      focusControl('.composer textarea')
    },
    tried,
    busy: action.busy || going.busy,
    failure,
    perform,
    accept: () => view && perform(() => messagesApi.accept({ id, version: view.version }), FORM_COPY.accept.done),
    /** 通过: asks once more where the citizen would read it at once; the next signer would still look at it. */
    approve: () => (lastSignature ? setAsked(draft?.contentHash) : void sign()),
    confirming,
    stopConfirming: () => setAsked(undefined),
    sign,
    /** Positions of the draft's promises that become public. */
    ticked,
    tick: (at: number) =>
      draft &&
      setTicks({
        of: draft.contentHash,
        at: ticked.includes(at) ? ticked.filter((one) => one !== at) : [...ticked, at].sort((a, b) => a - b),
      }),
    send,
    goOn,
  }
}
export type HandlingState = ReturnType<typeof useHandling>
