import type { MessageAction } from '../../../types/messages.terms'
import { Form, Sheet } from '../../components'
import { ExtensionForm } from '../../components/staff'
import { FORM_COPY } from '../../copy/desk-forms'
import { CallBackForm, YesOrNoForm } from './decision-forms'
import { DecideDeclineForm, ProposeDeclineForm } from './decline-forms'
import type { FormProps } from './form-parts'
import { MergeForm } from './merge-form'
import { OneTextForm } from './one-text-form'
import { AssistTaskForm, RuleContestForm, UnitAndTextForm } from './ownership-forms'
import { PaperForm } from './paper-form'
import { PresentState } from './present-state'
import { ChangePromiseForm, KeepPromiseForm } from './promise-forms'
import { ScreeningForm } from './screening-form'
import { AssignForm, DispatchForm, ReturnForm } from './unit-forms'

/** Actions that ask for something first. 签收 is done at once, 通过 asks once more in the bar, 写答复 has its place on the page. */
const FORMS = [
  'return_to_desk',
  'ask',
  'dispatch',
  'redirect',
  'assign',
  'clear_screening',
  'confirm_withdrawal',
  'call_back',
  'instruct',
  'reject_reply',
  'publish_signed_on_paper',
  'revoke_paper_signature',
  'request_extension',
  'grant_extension',
  'refuse_extension',
  'decide_complex',
  'keep_promise',
  'change_promise',
  'note_contact',
  'remind',
  'rule_contest',
  'adjudicate',
  'request_assist',
  'answer_assist',
  'end_assist',
  'propose_decline',
  'decide_decline',
  'merge',
  'unmerge',
] as const satisfies readonly MessageAction[]
/** `accept_complex` is 签收 with grounds for more time. */
export type FormAction = (typeof FORMS)[number] | 'accept_complex'
export const isFormAction = (action: MessageAction): action is (typeof FORMS)[number] =>
  (FORMS as readonly MessageAction[]).includes(action)

interface ActionSheetProps extends FormProps {
  action: FormAction | undefined
  onClose: () => void
}

/** The form of one action, over the page. What was typed stays when it does not work. */
export function ActionSheet({ action, onClose, ...form }: ActionSheetProps) {
  if (!action) return null
  const { failure } = form
  return (
    <Sheet open title={FORM_COPY[action].title} onClose={onClose}>
      <Form sending={form.busy}>
        {failure && <PresentState failure={failure} id={form.view.id} besides={['whyNamed']} />}
        <ActionForm action={action} {...form} />
      </Form>
    </Sheet>
  )
}

function ActionForm({ action, ...form }: FormProps & { action: FormAction }) {
  switch (action) {
    case 'return_to_desk':
      return <ReturnForm {...form} />
    case 'dispatch':
      return <DispatchForm {...form} />
    case 'assign':
      return <AssignForm {...form} />
    case 'clear_screening':
      return <ScreeningForm {...form} />
    case 'publish_signed_on_paper':
      return <PaperForm {...form} />
    case 'call_back':
      return <CallBackForm {...form} />
    case 'keep_promise':
      return <KeepPromiseForm {...form} />
    case 'change_promise':
      return <ChangePromiseForm {...form} />
    case 'rule_contest':
      return <RuleContestForm {...form} />
    case 'adjudicate':
    case 'request_assist':
      return <UnitAndTextForm action={action} {...form} />
    case 'answer_assist':
    case 'end_assist':
      return <AssistTaskForm action={action} {...form} />
    case 'merge':
      return <MergeForm {...form} />
    case 'propose_decline':
      return <ProposeDeclineForm {...form} />
    case 'decide_decline':
      return <DecideDeclineForm {...form} />
    case 'confirm_withdrawal':
    case 'decide_complex':
      return <YesOrNoForm action={action} {...form} />
    case 'request_extension':
    case 'grant_extension':
      return <ExtensionForm action={action} {...form} />
    case 'accept_complex':
    case 'ask':
    case 'redirect':
    case 'instruct':
    case 'reject_reply':
    case 'revoke_paper_signature':
    case 'refuse_extension':
    case 'note_contact':
    case 'unmerge':
    case 'remind':
      return <OneTextForm action={action} {...form} />
  }
}
