import { Box, Button, Callout, Txt } from '../../../components'
import { COMPOSE_COPY } from '../../../copy/messages'
import { openPage } from '../../../platform/navigate'

interface EarlierProps {
  /** The text that waits. */
  body: string | undefined
  onTake: () => void
  onDrop: () => void
}

/** A text that was begun before this one: to be taken up or let go, never silently either. */
export const Earlier = ({ body, onTake, onDrop }: EarlierProps) =>
  body === undefined ? null : (
    <Callout tone='warn' live>
      <Box className='stack-small'>
        <Txt className='heading-3'>{COMPOSE_COPY.earlier}</Txt>
        <Txt className='text'>{COMPOSE_COPY.earlierWords(body)}</Txt>
        <Box className='line'>
          <Button onPress={onTake}>{COMPOSE_COPY.earlierTake}</Button>
          <Button kind='plain' onPress={onDrop}>
            {COMPOSE_COPY.earlierDrop}
          </Button>
        </Box>
      </Box>
    </Callout>
  )

/** A session ran out: its text is still here, for nobody but its writer. */
export const WaitsForWriter = () => (
  <Callout tone='warn' live>
    <Box className='stack-small'>
      <Txt className='text'>{COMPOSE_COPY.waitsForWriter}</Txt>
      <Button onPress={() => openPage('signIn')}>{COMPOSE_COPY.signIn}</Button>
    </Box>
  </Callout>
)
