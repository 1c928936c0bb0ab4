import { MESSAGE_LIMITS } from '../../../../types/messages.terms'
import { Box, TextField } from '../../../components'
import { COMPOSE_COPY } from '../../../copy/messages'
import { DistrictPicker } from './district-picker'
import type { Draft } from './draft'
import { Pin } from './pin'

interface WhereProps {
  draft: Draft
  edit: (change: Partial<Draft>) => void
  error: string | undefined
}

/** 在哪里？ In words, by district, by a pin: each by itself, all of them, or none. */
export const Where = ({ draft, edit, error }: WhereProps) => (
  <Box className='question'>
    <TextField
      label={COMPOSE_COPY.place}
      placeholder={COMPOSE_COPY.placePlaceholder}
      value={draft.place}
      maxLength={MESSAGE_LIMITS.place.max}
      error={error}
      onChange={(place) => edit({ place })}
    />
    <DistrictPicker value={draft.district} onChange={(district) => edit({ district })} />
    <Pin
      value={draft.location}
      onChange={(location, name) =>
        edit({
          location,
          ...(name && draft.place.trim() === '' ? { place: name.slice(0, MESSAGE_LIMITS.place.max) } : {}),
        })
      }
    />
  </Box>
)
