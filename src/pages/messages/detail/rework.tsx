import { messagesApi } from '../../../api/messages.api'
import { Box, Button, Card, Refusal, Section } from '../../../components'
import { MESSAGE_COPY } from '../../../copy/messages'
import { notify } from '../../../state/notice.store'
import type { MessagePartProps } from './message-part.types'
import { useMessageAction } from './use-message-action'

/** A promise was missed: its owner says whether it is to be worked on again. */
export function Rework(props: MessagePartProps) {
  const { message } = props
  const { busy, failure, act } = useMessageAction(props, 'ask_rework')
  const send = async (wanted: boolean): Promise<void> => {
    if (await act(() => messagesApi.askRework({ id: message.id, version: message.version, wanted })))
      notify(MESSAGE_COPY.reworkDone)
  }
  return (
    <Section title={MESSAGE_COPY.rework}>
      <Card>
        <Box className='stack'>
          <Refusal failure={failure} />
          <Box className='columns-2'>
            <Button kind='primary' block busy={busy} onPress={() => void send(true)}>
              {MESSAGE_COPY.reworkYes}
            </Button>
            <Button block busy={busy} onPress={() => void send(false)}>
              {MESSAGE_COPY.reworkNo}
            </Button>
          </Box>
        </Box>
      </Card>
    </Section>
  )
}
