import { useState } from 'react'
import { Box, Button, Card, Heading, Rows, SearchBox, SearchOutcome, Section, Txt } from '../../../components'
import { SIGN_IN_COPY } from '../../../copy/me'
import { type Office, type UnitOfPersonas, UNITS_SHOWN, unitsNamed } from './personas'
import './unit-personas.scss'

interface UnitPersonasProps {
  units: readonly UnitOfPersonas[]
  offices: readonly Office[]
  onChoose: (persona: string, name: string) => void
}

/** The people of every unit: what each of them does is said once, a unit is found by its name. */
export function UnitPersonas({ units, offices, onChoose }: UnitPersonasProps) {
  const [words, setWords] = useState('')
  const found = unitsNamed(units, words)
  const shown = found.slice(0, UNITS_SHOWN)
  const title = SIGN_IN_COPY.groups.unit
  return (
    <Section title={title}>
      <Box>
        {offices.map(({ office, name, what }) => (
          <Box key={office}>
            <Txt className='small'>{`${name}：${what}`}</Txt>
          </Box>
        ))}
      </Box>
      <SearchBox
        label={SIGN_IN_COPY.search}
        placeholder={SIGN_IN_COPY.searchPlaceholder}
        value={words}
        onChange={setWords}
      />
      <SearchOutcome words={words} count={found.length} none={SIGN_IN_COPY.none} found={SIGN_IN_COPY.found} />
      {shown.length > 0 && (
        <Card flush>
          <Rows label={title} columns>
            {shown.map((unit) => (
              <Box key={unit.id} className='row-item unit-personas' role='listitem'>
                <Heading level={3} className='unit-personas__name'>
                  {unit.name}
                </Heading>
                <Box className='unit-personas__offices'>
                  {offices.map(({ office, name }) => {
                    const whole = SIGN_IN_COPY.as(unit.name, name)
                    return (
                      <Button key={office} label={whole} onPress={() => onChoose(`${office}:${unit.id}`, whole)}>
                        {name}
                      </Button>
                    )
                  })}
                </Box>
              </Box>
            ))}
          </Rows>
        </Card>
      )}
      {shown.length < found.length && <Txt className='small'>{SIGN_IN_COPY.more(found.length - shown.length)}</Txt>}
    </Section>
  )
}
