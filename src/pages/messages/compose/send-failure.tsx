import type { MessageView } from '../../../../types/messages.contract'
import type { ApiFailure } from '../../../api/failure'
import { Box, Button, Callout, Txt } from '../../../components'
import { COMPOSE_COPY } from '../../../copy/messages'
import { openPage } from '../../../platform/navigate'

const isMessage = (current: unknown): current is Pick<MessageView, 'id' | 'code'> =>
  typeof current === 'object' && current !== null && 'id' in current && 'code' in current

/** Why it was not sent, and the way on. The text stays in every case. */
export function SendFailure({ failure, onSendAsNew }: { failure: ApiFailure; onSendAsNew: () => void }) {
  const first = failure.code === 'conflict' && isMessage(failure.current) ? failure.current : undefined
  if (first)
    return (
      <Callout tone='warn' live>
        <Box className='stack-small'>
          <Txt className='heading-3'>{COMPOSE_COPY.conflictTitle}</Txt>
          <Txt className='text'>{COMPOSE_COPY.conflictText}</Txt>
          <Box className='line'>
            <Button onPress={() => openPage('message', { id: first.id })}>{COMPOSE_COPY.conflictSee}</Button>
            <Button kind='plain' onPress={onSendAsNew}>
              {COMPOSE_COPY.conflictAgain}
            </Button>
          </Box>
        </Box>
      </Callout>
    )
  const signedOut = failure.code === 'unauthenticated'
  const text = signedOut
    ? COMPOSE_COPY.signInFirst
    : failure.code === 'forbidden'
      ? COMPOSE_COPY.staffOnly
      : failure.message
  return (
    <Callout tone='danger' live>
      <Box className='stack-small'>
        <Txt className='heading-3'>{failure.code === 'timeout' ? COMPOSE_COPY.notKnown : COMPOSE_COPY.notSent}</Txt>
        <Txt className='text'>{text}</Txt>
        {signedOut && <Button onPress={() => openPage('signIn')}>{COMPOSE_COPY.signIn}</Button>}
      </Box>
    </Callout>
  )
}
