import { useState } from 'react'
import { hallApi } from '../../../api/hall.api'
import { Box, Loaded, Press, Row, Rows, Sheet, Txt } from '../../../components'
import { COMPOSE_COPY } from '../../../copy/messages'
import { useRequest } from '../../../state/use-request'
import type { Draft } from './draft'

interface DistrictPickerProps {
  value: Draft['district']
  onChange: (value: Draft['district']) => void
}

/** In which of the city's districts; nobody has to say. */
export function DistrictPicker({ value, onChange }: DistrictPickerProps) {
  const [open, setOpen] = useState(false)
  const request = useRequest(open ? 'units' : undefined, () => hallApi.listUnits({}))
  const change = value ? COMPOSE_COPY.change : COMPOSE_COPY.pick
  const choose = (chosen: Draft['district']): void => {
    onChange(chosen)
    setOpen(false)
  }
  const name = value?.name ?? COMPOSE_COPY.districtNone
  return (
    <>
      <Press
        className='picker where__picker'
        label={[COMPOSE_COPY.district, name, change].join('，')}
        onPress={() => setOpen(true)}
      >
        <Txt className={value ? 'text' : 'text-2'}>{name}</Txt>
        <Txt className='picker__change'>{change}</Txt>
      </Press>
      <Sheet open={open} title={COMPOSE_COPY.district} onClose={() => setOpen(false)}>
        <Box className='stack'>
          {value && (
            <Rows>
              <Row title={COMPOSE_COPY.districtClear} onPress={() => choose(undefined)} />
            </Rows>
          )}
          <Loaded request={request}>
            {({ items }) => (
              <Rows label={COMPOSE_COPY.district}>
                {items
                  .filter(({ kind }) => kind === 'district')
                  .map(({ id, name: title }) => (
                    <Row key={id} title={title} onPress={() => choose({ id, name: title })} />
                  ))}
              </Rows>
            )}
          </Loaded>
        </Box>
      </Sheet>
    </>
  )
}
