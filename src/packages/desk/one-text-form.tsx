import type { MessageView } from '../../../types/messages.contract'
import { messagesApi } from '../../api/messages.api'
import { Box, Button, TextAreaField, Txt } from '../../components'
import { FORM_COPY } from '../../copy/desk-forms'
import { useReason } from '../../state/use-reason'
import { type FormProps, onMessage } from './form-parts'

type Send = (view: MessageView, text: string) => Promise<MessageView>

/** Actions that ask for one text. */
const SEND = {
  accept_complex: (view, complexGrounds) => messagesApi.accept({ ...onMessage(view), complexGrounds }),
  ask: (view, question) => messagesApi.ask({ ...onMessage(view), question }),
  redirect: (view, channel) => messagesApi.redirect({ ...onMessage(view), channel }),
  instruct: (view, body) => messagesApi.instruct({ ...onMessage(view), body }),
  revoke_paper_signature: (view, reason) => messagesApi.revokePaperSignature({ ...onMessage(view), reason }),
  reject_reply: (view, reason) => messagesApi.rejectReply({ ...onMessage(view), reason }),
  unmerge: (view, reason) => messagesApi.unmerge({ ...onMessage(view), reason }),
  note_contact: (view, note) => messagesApi.noteContact({ ...onMessage(view), note }),
  remind: (view, note) => messagesApi.remind({ ...onMessage(view), note }),
  refuse_extension: (view, reason) => messagesApi.refuseExtension({ ...onMessage(view), reason }),
} as const satisfies Record<string, Send>
export type OneTextAction = keyof typeof SEND

export function OneTextForm({ action, view, busy, onSend }: FormProps & { action: OneTextAction }) {
  const copy = FORM_COPY[action]
  const reason = useReason(action, view.id)
  const refuses = action === 'reject_reply' || action === 'revoke_paper_signature' || action === 'refuse_extension'
  return (
    <Box className='stack'>
      <Txt className='text-2'>{copy.text}</Txt>
      <TextAreaField label={copy.label} placeholder={copy.placeholder} {...reason.field} error={reason.error} />
      <Button
        block
        kind={refuses ? 'danger' : 'primary'}
        busy={busy}
        onPress={() => reason.check() && onSend(() => SEND[action](view, reason.text), copy.done)}
      >
        {copy.submit}
      </Button>
    </Box>
  )
}
