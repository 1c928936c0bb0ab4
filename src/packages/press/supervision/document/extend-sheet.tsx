import type { MessageView } from '../../../../../types/messages.contract'
import { Form, Refusal, Sheet } from '../../../../components'
import { ExtensionForm } from '../../../../components/staff'
import { dueDayWords } from '../../../../copy/days'
import { EXTENSION_COPY } from '../../../../copy/extension'
import { notify } from '../../../../state/notice.store'
import { useSession } from '../../../../state/session.store'
import { useAction } from '../../../../state/use-action'
import { forgetForm } from '../../../../state/use-kept-form'

interface ExtendSheetProps {
  message: MessageView
  onExtended: () => void
  /** Somebody was faster: what is shown is old. */
  onStale: () => void
  onClose: () => void
}

/** 准予延期 beside the document: the one extension, with grounds that the citizen reads. */
export function ExtendSheet({ message, onExtended, onStale, onClose }: ExtendSheetProps) {
  const personId = useSession(({ me }) => me?.id ?? '')
  const { busy, failure, run } = useAction(
    (call: () => Promise<MessageView>) => call(),
    ({ code }) => (code === 'conflict' || code === 'invalid_state') && onStale(),
  )
  const send = async (call: () => Promise<MessageView>): Promise<void> => {
    const extended = await run(call)
    if (!extended) return
    forgetForm(personId, 'grant_extension', message.id)
    notify(EXTENSION_COPY.dueNow(dueDayWords(extended)))
    onExtended()
  }
  return (
    <Sheet open title={EXTENSION_COPY.grant_extension.title} onClose={onClose}>
      <Form sending={busy}>
        <Refusal failure={failure} />
        <ExtensionForm action='grant_extension' view={message} busy={busy} onSend={(call) => void send(call)} />
      </Form>
    </Sheet>
  )
}
