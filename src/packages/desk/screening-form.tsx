import { messagesApi } from '../../api/messages.api'
import { Box, Button, Txt } from '../../components'
import { SCREENING_COPY } from '../../copy/screening'
import { type FormProps, onMessage } from './form-parts'

/** 人工审看: it goes on either way; what is decided is whether it may ever be shown in public. */
export function ScreeningForm({ view, busy, onSend }: FormProps) {
  const clear = (keepPrivate: boolean): void =>
    onSend(() => messagesApi.clearScreening({ ...onMessage(view), keepPrivate }), SCREENING_COPY.done)
  return (
    <Box className='stack'>
      <Txt className='text-2'>{SCREENING_COPY.text}</Txt>
      <Button block kind='primary' busy={busy} onPress={() => clear(false)}>
        {SCREENING_COPY.clear}
      </Button>
      <Button block disabled={busy} onPress={() => clear(true)}>
        {SCREENING_COPY.keepPrivate}
      </Button>
    </Box>
  )
}
