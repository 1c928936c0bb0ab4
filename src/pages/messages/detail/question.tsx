import { useEffect, useState } from 'react'
import { MESSAGE_LIMITS } from '../../../../types/messages.terms'
import { ApiFailure } from '../../../api/failure'
import { messagesApi } from '../../../api/messages.api'
import {
  Button,
  Callout,
  Card,
  Danger,
  Form,
  Refusal,
  Section,
  TextAreaField,
  Txt,
  UploadsField,
} from '../../../components'
import { countedDayWords } from '../../../copy/days'
import { MESSAGE_COPY } from '../../../copy/messages'
import { showFirstError } from '../../../platform/show-first-error'
import { readStored, writeStored } from '../../../platform/storage'
import { notify } from '../../../state/notice.store'
import { useSession } from '../../../state/session.store'
import { type KeptUpload, keptOf, useUploads } from '../../../state/use-uploads'
import type { MessagePartProps } from './message-part.types'
import { useMessageAction } from './use-message-action'

/** What of an answer outlives the page until it is sent. */
interface Kept {
  readonly body: string
  readonly uploads: readonly KeptUpload[]
}

/** Under which name an answer is kept on the device. */
export const answerKept = (personId: string | undefined, messageId: string): string =>
  `answer.${personId ?? ''}.${messageId}`

/** The one open question of the unit, and the answer to it: words and pictures stay on the device until they are sent. */
export function Question(props: MessagePartProps) {
  const { message } = props
  const me = useSession((session) => session.me)
  const storedAs = `minsheng.${answerKept(me?.id, message.id)}`
  const [before] = useState(() => readStored<Kept>(storedAs))
  const [body, setBody] = useState(before?.body ?? '')
  const [tried, setTried] = useState(false)
  const uploads = useUploads(message.attachments, 'perMessage', before?.uploads)
  const toStore = JSON.stringify({ body, uploads: keptOf(uploads.all) } satisfies Kept)
  useEffect(() => {
    const kept = JSON.parse(toStore) as Kept
    writeStored(storedAs, kept.body === '' && kept.uploads.length === 0 ? undefined : kept)
  }, [storedAs, toStore])
  useEffect(() => {
    if (me) uploads.retrySignedOut()
    // When somebody signs in, and at no other time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [me])
  const { busy, failure, act } = useMessageAction(props, 'supplement')
  const send = async (): Promise<void> => {
    setTried(true)
    if (body.trim() === '') return showFirstError()
    if (uploads.blocked && !uploads.signedOut) return
    const input = {
      id: message.id,
      version: message.version,
      body: body.trim(),
      ...(uploads.ids.length > 0 ? { attachmentIds: [...uploads.ids] } : {}),
    }
    const sent = await act(() =>
      uploads.signedOut ? Promise.reject(new ApiFailure('unauthenticated')) : messagesApi.supplement(input),
    )
    if (!sent) return
    writeStored(storedAs, undefined)
    notify(MESSAGE_COPY.supplemented)
  }
  return (
    <Section title={MESSAGE_COPY.question}>
      <Card>
        <Form sending={busy}>
          <Txt className='text pre'>{message.question?.text}</Txt>
          {message.question && (
            <Txt className='small'>
              {MESSAGE_COPY.questionResumes(
                countedDayWords(message.question.resumesOn, message.question.unsettled),
                message.question.late === true,
              )}
            </Txt>
          )}
          <TextAreaField
            label={MESSAGE_COPY.supplement}
            value={body}
            rows={4}
            maxLength={MESSAGE_LIMITS.body.max}
            error={tried && body.trim() === '' ? MESSAGE_COPY.supplementMissing : undefined}
            onChange={setBody}
          />
          <Danger text={body} />
          <UploadsField uploads={uploads} />
          {tried && uploads.blocked && (
            <Callout tone='warn' live>
              {uploads.blocked}
            </Callout>
          )}
          <Refusal failure={failure} />
          <Button kind='primary' block busy={busy} onPress={() => void send()}>
            {MESSAGE_COPY.supplementSend}
          </Button>
        </Form>
      </Card>
    </Section>
  )
}
