import { useState } from 'react'
import { messagesApi } from '../../../api/messages.api'
import { Button, Confirm, Form, Refusal, Sheet, Txt } from '../../../components'
import { MESSAGE_COPY } from '../../../copy/messages'
import { notify } from '../../../state/notice.store'
import type { MessagePartProps } from './message-part.types'
import { useMessageAction } from './use-message-action'

/** 撤回. A complaint or report asks whether it is of one's own free will, and a dispatcher confirms. */
export function Withdraw(props: MessagePartProps) {
  const { message } = props
  const asksFreeWill = message.kind === 'complaint' || message.kind === 'report'
  const [open, setOpen] = useState(false)
  const { busy, failure, act } = useMessageAction(props, 'withdraw')
  const send = async (voluntary: boolean): Promise<void> => {
    const done = await act(() => messagesApi.withdraw({ id: message.id, version: message.version, voluntary }))
    setOpen(false)
    if (done) notify(MESSAGE_COPY.withdrawn(asksFreeWill))
  }
  const close = (): void => setOpen(false)
  return (
    <>
      <Refusal failure={failure} />
      <Button kind='plain' block onPress={() => setOpen(true)}>
        {MESSAGE_COPY.withdraw}
      </Button>
      {asksFreeWill ? (
        <Sheet open={open} title={MESSAGE_COPY.withdrawAsk} onClose={close}>
          <Form sending={busy}>
            <Txt className='text-2'>{MESSAGE_COPY.withdrawAskText}</Txt>
            <Button block kind='primary' busy={busy} onPress={() => void send(true)}>
              {MESSAGE_COPY.withdrawYes}
            </Button>
            <Button block busy={busy} onPress={() => void send(false)}>
              {MESSAGE_COPY.withdrawForced}
            </Button>
          </Form>
        </Sheet>
      ) : (
        <Confirm
          open={open}
          title={MESSAGE_COPY.withdrawPlain}
          text={MESSAGE_COPY.withdrawPlainText}
          confirm={MESSAGE_COPY.withdraw}
          danger
          busy={busy}
          onConfirm={() => void send(true)}
          onClose={close}
        />
      )}
    </>
  )
}
