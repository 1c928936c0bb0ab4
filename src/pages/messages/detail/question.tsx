import { useState } from 'react'
import { MESSAGE_LIMITS } from '../../../../types/messages.terms'
import { messagesApi } from '../../../api/messages.api'
import { Box, Button, Callout, Card, Section, TextAreaField, Txt, UploadsField } from '../../../components'
import { dayWords } from '../../../copy/days'
import { MESSAGE_COPY } from '../../../copy/messages'
import { notify } from '../../../state/notice.store'
import { useUploads } from '../../../state/use-uploads'
import type { MessagePartProps } from './message-part.types'
import { useMessageAction } from './use-message-action'

/** The one open question of the unit, and the answer to it. */
export function Question(props: MessagePartProps) {
  const { message } = props
  const [body, setBody] = useState('')
  const [tried, setTried] = useState(false)
  const uploads = useUploads(message.attachments)
  const { busy, failure, act } = useMessageAction(props)
  const send = async (): Promise<void> => {
    setTried(true)
    if (uploads.blocked) return
    const input = {
      id: message.id,
      version: message.version,
      body: body.trim(),
      ...(uploads.ids.length > 0 ? { attachmentIds: [...uploads.ids] } : {}),
    }
    if (await act(() => messagesApi.supplement(input))) notify(MESSAGE_COPY.supplemented)
  }
  return (
    <Section title={MESSAGE_COPY.question}>
      <Card>
        <Box className='stack'>
          <Txt className='text pre'>{message.question?.text}</Txt>
          {message.question && (
            <Txt className='small'>{MESSAGE_COPY.questionResumes(dayWords(message.question.resumesOn))}</Txt>
          )}
          <TextAreaField
            label={MESSAGE_COPY.supplement}
            value={body}
            rows={4}
            maxLength={MESSAGE_LIMITS.body.max}
            onChange={setBody}
          />
          <UploadsField uploads={uploads} />
          {tried && uploads.blocked && (
            <Callout tone='warn' live>
              {uploads.blocked}
            </Callout>
          )}
          {failure && (
            <Callout tone='danger' live>
              {failure.message}
            </Callout>
          )}
          <Button kind='primary' block busy={busy} disabled={body.trim() === ''} onPress={() => void send()}>
            {MESSAGE_COPY.supplementSend}
          </Button>
        </Box>
      </Card>
    </Section>
  )
}
