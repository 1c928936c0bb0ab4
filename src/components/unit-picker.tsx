import { useEffect, useState } from 'react'
import { hallApi } from '../api/hall.api'
import { UNIT_PICKER_COPY } from '../copy/unit-picker'
import { Box, Press, Txt } from '../platform/elements'
import { focusControl } from '../platform/focus-page'
import { useRequest } from '../state/use-request'
import { Button } from './button'
import { Icon } from './icon'
import { Loaded } from './loaded'
import { SearchOutcome, SearchBox } from './search-box'
import './unit-picker.scss'

interface UnitPickerProps {
  label: string
  value: string | undefined
  /** @param unit with its name, where it is to be shown elsewhere */
  onChange: (unitId: string | undefined, unit?: { id: string; name: string }) => void
  /** The list stands open at once: choosing is what the form is for. Else it is optional, and a tap lets go of the chosen one. */
  open?: boolean
}

/** More than fits a look: the search narrows it down. */
const MOST_SHOWN = 100

/** One unit of the city, found by any part of its name. */
export function UnitPicker({ label, value, onChange, open = false }: UnitPickerProps) {
  const [choosing, setChoosing] = useState(open && value === undefined)
  const [words, setWords] = useState('')
  const request = useRequest('units', () => hallApi.listUnits({}))
  const chosen = request.data?.items.find((unit) => unit.id === value)
  const unread = value !== undefined && request.state === 'loading'
  // Chosen here or among the suggestions: the list of all units no longer lies between the choice and what follows it.
  useEffect(() => {
    if (value !== undefined) setChoosing(false)
  }, [value])
  return (
    <Box className='stack-small'>
      <Txt className='field__label' decorative>
        {label}
      </Txt>
      {chosen && (
        <Press
          className='unit unit--on unit-picker__chosen'
          label={`${label}：${chosen.name}`}
          {...(open ? { expanded: choosing } : { on: true })}
          onPress={() => (open ? setChoosing(!choosing) : onChange(undefined))}
        >
          <Txt>{chosen.name}</Txt>
          <Icon name={open ? 'check' : 'close'} />
        </Press>
      )}
      {!choosing && !chosen && !unread && <Button onPress={() => setChoosing(true)}>{UNIT_PICKER_COPY.choose}</Button>}
      {choosing && (
        <Loaded request={request} rows={2}>
          {({ items }) => {
            const found = items.filter((unit) => unit.id !== value && unit.name.includes(words.trim()))
            return (
              <Box className='stack-small'>
                <SearchBox
                  label={UNIT_PICKER_COPY.search}
                  placeholder={UNIT_PICKER_COPY.search}
                  value={words}
                  onChange={setWords}
                />
                <SearchOutcome
                  words={words}
                  count={found.length}
                  none={UNIT_PICKER_COPY.none}
                  found={UNIT_PICKER_COPY.found}
                />
                {found.length > MOST_SHOWN && <Txt className='small'>{UNIT_PICKER_COPY.firstOnly(MOST_SHOWN)}</Txt>}
                <Box className='units' role='radiogroup' label={label}>
                  {found.slice(0, MOST_SHOWN).map((unit) => (
                    <Press
                      key={unit.id}
                      role='radio'
                      className='unit'
                      onPress={() => {
                        onChange(unit.id, unit)
                        setChoosing(false)
                        setWords('')
                        focusControl('.unit-picker__chosen')
                      }}
                    >
                      <Txt>{unit.name}</Txt>
                    </Press>
                  ))}
                </Box>
              </Box>
            )
          }}
        </Loaded>
      )}
    </Box>
  )
}
