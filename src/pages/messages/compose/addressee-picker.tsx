import { useState } from 'react'
import { hallApi } from '../../../api/hall.api'
import { Box, Button, SearchOutcome, Loaded, Press, Row, Rows, SearchBox, Sheet, Txt, Wrong } from '../../../components'
import { COMPOSE_COPY } from '../../../copy/messages'
import { focusControl } from '../../../platform/focus-page'
import { useRequest } from '../../../state/use-request'
import type { Draft } from './draft'
import type { LinkedAddressee } from './use-linked-addressee'

interface AddresseePickerProps {
  value: Draft['addressee']
  linked: LinkedAddressee
  /** What keeps it from being sent. */
  error: string | undefined
  onChange: (value: Draft['addressee']) => void
}

/** 交给谁？ Nobody needs to know: the press office passes it on unless a unit or mailbox is chosen. */
export function AddresseePicker({ value, linked, error, onChange }: AddresseePickerProps) {
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const request = useRequest(open ? 'addressees' : undefined, () => hallApi.listAddressees({}))
  const choose = (chosen: Draft['addressee']): void => {
    onChange(chosen)
    setOpen(false)
  }
  // The button is gone while the directory is asked.
  const again = (): void => {
    linked.again()
    focusControl('.picker--addressee')
  }
  const name = linked.open
    ? linked.state === 'asking'
      ? COMPOSE_COPY.linkedAsking
      : COMPOSE_COPY.linkedUnread
    : (value?.name ?? COMPOSE_COPY.anyone)
  const note = linked.open || value ? undefined : COMPOSE_COPY.anyoneNote
  return (
    <>
      <Press
        className='picker picker--addressee'
        label={[COMPOSE_COPY.addressee, name, note, COMPOSE_COPY.change].filter(Boolean).join('，')}
        onPress={() => setOpen(true)}
      >
        <Box className='row__text'>
          <Txt className='text'>{name}</Txt>
          {note && <Txt className='small'>{note}</Txt>}
        </Box>
        <Txt className='picker__change'>{COMPOSE_COPY.change}</Txt>
      </Press>
      <Box role='status'>{linked.state === 'unknown' && <Txt className='small'>{COMPOSE_COPY.linkedUnknown}</Txt>}</Box>
      {linked.state === 'unread' && (
        <Box className='line'>
          <Txt className='small'>{COMPOSE_COPY.linkedUnreadNote}</Txt>
          <Button kind='plain' edge icon='refresh' onPress={again}>
            {COMPOSE_COPY.linkedAgain}
          </Button>
        </Box>
      )}
      {error && <Wrong>{error}</Wrong>}
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
              return (
                <>
                  <SearchOutcome
                    words={words}
                    count={found.length}
                    none={COMPOSE_COPY.chooseNone}
                    found={COMPOSE_COPY.chooseFound}
                  />
                  {found.length > 0 && (
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
                  )}
                </>
              )
            }}
          </Loaded>
        </Box>
      </Sheet>
    </>
  )
}
