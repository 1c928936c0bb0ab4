import { useEffect } from 'react'
import type { MessageView } from '../../../../types/messages.contract'
import { DANGER_SENTENCE } from '../../../../types/danger.terms'
import { Box, Button, Callout, Heading, Icon, Txt } from '../../../components'
import { promiseWords } from '../../../copy/days'
import { COMPOSE_COPY, MESSAGE_COPY } from '../../../copy/messages'
import { routeWords } from '../../../copy/ownership'
import { focusText } from '../../../platform/focus-page'
import { openTab, replacePage } from '../../../platform/navigate'

/** 已收到，编号…，最晚…前答复. */
export function Received({ message }: { message: MessageView }) {
  // The button that was tapped is gone with the form.
  useEffect(() => void focusText('.received'), [])
  const promise = promiseWords(message, '前')
  const why = routeWords(message.routeReason, message.routeClause)
  return (
    <>
      <Box className='received' role='group' label={COMPOSE_COPY.receivedAloud(message.code, promise)}>
        <Box className='received__mark' decorative>
          <Icon name='check' />
        </Box>
        <Heading level={2} className='heading-1'>
          {COMPOSE_COPY.received}
        </Heading>
        <Txt className='text number' selectable>
          {COMPOSE_COPY.receivedText(message.code)}
        </Txt>
        <Txt className='heading-2 number'>{promise}</Txt>
        {!message.calendarSettled && <Txt className='small'>{MESSAGE_COPY.unsettled}</Txt>}
        {why && <Txt className='text-2'>{why}</Txt>}
        <Txt className='small'>{COMPOSE_COPY.receivedNote}</Txt>
      </Box>
      {message.urgent && <Callout tone='danger'>{DANGER_SENTENCE}</Callout>}
      <Button kind='primary' block onPress={() => replacePage('message', { id: message.id })}>
        {COMPOSE_COPY.see}
      </Button>
      <Button kind='plain' block onPress={() => openTab('home')}>
        {COMPOSE_COPY.home}
      </Button>
    </>
  )
}
