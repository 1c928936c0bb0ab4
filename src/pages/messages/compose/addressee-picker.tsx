import { useState } from 'react'
import { hallApi } from '../../../api/hall.api'
import { Box, Loaded, Press, Row, Rows, SearchBox, Sheet, Txt } from '../../../components'
import { COMPOSE_COPY } from '../../../copy/messages'
import { useRequest } from '../../../state/use-request'
import type { Draft } from './draft'

interface AddresseePickerProps {
  value: Draft['addressee']
  onChange: (value: Draft['addressee']) => void
}

/** 交给谁？ Nobody needs to know: the press office passes it on unless a unit or mailbox is chosen. */
export function AddresseePicker({ value, onChange }: AddresseePickerProps) {
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const request = useRequest(open ? 'addressees' : undefined, () => hallApi.listAddressees({}))
  const choose = (chosen: Draft['addressee']): void => {
    onChange(chosen)
    setOpen(false)
  }
  const name = value?.name ?? COMPOSE_COPY.anyone
  return (
    <>
      <Press
        className='picker'
        label={[COMPOSE_COPY.addressee, name, ...(value ? [] : [COMPOSE_COPY.anyoneNote]), COMPOSE_COPY.change].join(
          '，',
        )}
        onPress={() => setOpen(true)}
      >
        <Box className='row__text'>
          <Txt className='text'>{name}</Txt>
          {!value && <Txt className='small'>{COMPOSE_COPY.anyoneNote}</Txt>}
        </Box>
        <Txt className='picker__change'>{COMPOSE_COPY.change}</Txt>
      </Press>
      <Sheet open={open} title={COMPOSE_COPY.addressee} onClose={() => setOpen(false)}>
        <Box className='stack'>
          <SearchBox
            label={COMPOSE_COPY.choose}
            placeholder={COMPOSE_COPY.chooseSearch}
            value={words}
            onChange={setWords}
          />
          <Rows label={COMPOSE_COPY.addressee}>
            <Row title={COMPOSE_COPY.anyone} note={COMPOSE_COPY.anyoneNote} onPress={() => choose(undefined)} />
          </Rows>
          <Loaded request={request}>
            {({ items }) => {
              const found = items.filter((item) => item.name.includes(words.trim()))
              return found.length > 0 ? (
                <Rows label={COMPOSE_COPY.choose}>
                  {found.map((item) => (
                    <Row
                      key={item.id}
                      title={item.name}
                      note={item.kind === 'post' ? item.unitName : undefined}
                      onPress={() => choose({ id: item.id, name: item.name })}
                    />
                  ))}
                </Rows>
              ) : (
                <Txt className='text-2'>{COMPOSE_COPY.chooseNone}</Txt>
              )
            }}
          </Loaded>
        </Box>
      </Sheet>
    </>
  )
}
