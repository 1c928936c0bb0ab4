import { useEffect } from 'react'
import { Box, Button, Callout, Card, Section, Txt } from '../../../components'
import { MESSAGE_COPY } from '../../../copy/messages'
import { OWNERSHIP_COPY } from '../../../copy/ownership'
import { copyText } from '../../../platform/copy-text'
import { notify } from '../../../state/notice.store'
import { useSession } from '../../../state/session.store'
import { useKept } from '../../../state/use-kept'
import type { MessagePartProps } from './message-part.types'
import { answerKept } from './question'

type Message = MessagePartProps['message']

/** What its owner typed on the message and may no longer send: the matter went on meanwhile. None of it is gone without a word. */
export function Unsent({ message }: { message: Message }) {
  const me = useSession((session) => session.me)
  const { id, supplements, rating, contest, allowedActions } = message
  return (
    <>
      {!allowedActions.includes('supplement') && (
        <UnsentText
          title={MESSAGE_COPY.supplement}
          keptAs={answerKept(me?.id, id)}
          arrived={supplements.map(({ body }) => body)}
        />
      )}
      {!allowedActions.includes('rate') && (
        <UnsentText title={MESSAGE_COPY.comment} keptAs={`text.rate.${id}`} arrived={[rating?.comment]} />
      )}
      {!allowedActions.includes('contest') && (
        <UnsentText title={OWNERSHIP_COPY.contestLabel} keptAs={`text.contest.${id}`} arrived={[contest?.reason]} />
      )}
    </>
  )
}

interface UnsentTextProps {
  title: string
  /** Where the form kept it: the words, or with them what was sent beside them. */
  keptAs: string
  /** What the server has: the same words were sent, and only the answer was lost. */
  arrived: readonly (string | undefined)[]
}

function UnsentText({ title, keptAs, arrived }: UnsentTextProps) {
  const { value, change, forget } = useKept<string | { readonly body: string }>(keptAs, '')
  const words = (typeof value === 'string' ? value : value.body).trim()
  const isThere = arrived.some((body) => body?.trim() === words)
  useEffect(() => {
    if (isThere) forget()
  })
  if (words === '' || isThere) return null
  const copy = async (): Promise<void> =>
    notify((await copyText(words)) ? MESSAGE_COPY.unsentCopied : MESSAGE_COPY.unsentNotCopied)
  return (
    <Section title={title}>
      <Card>
        <Box className='stack-small'>
          <Callout tone='warn'>{MESSAGE_COPY.unsent}</Callout>
          <Txt className='text pre' selectable>
            {words}
          </Txt>
          <Box className='line'>
            <Button onPress={() => void copy()}>{MESSAGE_COPY.unsentCopy}</Button>
            <Button kind='plain' onPress={() => change('')}>
              {MESSAGE_COPY.unsentDrop}
            </Button>
          </Box>
        </Box>
      </Card>
    </Section>
  )
}
