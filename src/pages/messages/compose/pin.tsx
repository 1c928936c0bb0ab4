import { useState } from 'react'
import { Box, Button, Txt } from '../../../components'
import { COMPOSE_COPY } from '../../../copy/messages'
import { locate, locatesBy } from '../../../platform/location'
import type { Draft } from './draft'

interface PinProps {
  value: Draft['location']
  onChange: (value: Draft['location'], name: string | undefined) => void
}

/** A pin on the map: put with one tap, taken away with one. Nothing is asked of the device before the tap. */
export function Pin({ value, onChange }: PinProps) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const put = async (): Promise<void> => {
    setBusy(true)
    setRefusal(undefined)
    const located = await locate()
    setBusy(false)
    if (located.found) {
      const { latitude, longitude, name } = located
      onChange({ latitude, longitude }, name)
    } else if (located.why !== 'cancelled') setRefusal(COMPOSE_COPY.pinRefusal[locatesBy][located.why])
  }
  return (
    <>
      {value ? (
        <Box className='where__pin' role='status'>
          <Txt className='text-2 number'>{COMPOSE_COPY.pinned(value.latitude, value.longitude)}</Txt>
          <Button kind='plain' onPress={() => onChange(undefined, undefined)}>
            {COMPOSE_COPY.pinClear}
          </Button>
        </Box>
      ) : (
        <Button kind='plain' edge icon='pin' busy={busy} onPress={() => void put()}>
          {COMPOSE_COPY.pin[locatesBy]}
        </Button>
      )}
      {refusal && (
        <Box className='field__error' role='alert'>
          {refusal}
        </Box>
      )}
    </>
  )
}
