import type { ApiFailure } from '../../api/failure'
import type { MessageAction } from '../../../types/messages.terms'
import { Box, Sheet } from '../../components'
import { FORM_COPY } from '../../copy/desk'
import {
  AssignForm,
  CallBackForm,
  DispatchForm,
  ExtensionForm,
  type FormProps,
  OneTextForm,
  ReturnForm,
  WithdrawalForm,
} from './action-forms'
import { PresentState } from './present-state'

/** Actions that ask for something first. 签收 and 通过 are done at once, 写答复 has its place on the page. */
const FORMS = [
  'return_to_desk',
  'ask',
  'dispatch',
  'redirect',
  'assign',
  'confirm_withdrawal',
  'call_back',
  'instruct',
  'grant_extension',
  'reject_reply',
] as const satisfies readonly MessageAction[]
export type FormAction = (typeof FORMS)[number]
export const isFormAction = (action: MessageAction): action is FormAction =>
  (FORMS as readonly MessageAction[]).includes(action)

interface ActionSheetProps extends FormProps {
  action: FormAction | undefined
  failure: ApiFailure | undefined
  onClose: () => void
}

/** The form of one action, over the page. What was typed stays when it does not work. */
export function ActionSheet({ action, failure, onClose, ...form }: ActionSheetProps) {
  if (!action) return null
  return (
    <Sheet open title={FORM_COPY[action].title} onClose={onClose}>
      <Box className='stack'>
        {failure && <PresentState failure={failure} id={form.view.id} />}
        <Form action={action} {...form} />
      </Box>
    </Sheet>
  )
}

function Form({ action, ...form }: FormProps & { action: FormAction }) {
  switch (action) {
    case 'return_to_desk':
      return <ReturnForm {...form} />
    case 'dispatch':
      return <DispatchForm {...form} />
    case 'assign':
      return <AssignForm {...form} />
    case 'confirm_withdrawal':
      return <WithdrawalForm {...form} />
    case 'call_back':
      return <CallBackForm {...form} />
    case 'grant_extension':
      return <ExtensionForm {...form} />
    case 'ask':
    case 'redirect':
    case 'instruct':
    case 'reject_reply':
      return <OneTextForm action={action} {...form} />
  }
}
