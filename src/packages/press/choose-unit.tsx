import { useState } from 'react'
import { hallApi } from '../../api/hall.api'
import { Box, Button, Card, Loaded, Row, Rows, SearchBox, Txt } from '../../components'
import { POLICY_COPY } from '../../copy/policy'
import { useRequest } from '../../state/use-request'

interface Chosen {
  id: string
  name: string
}

/** More than fits a look: the search narrows it down. */
const MOST_SHOWN = 8

/** One unit, found by any part of its name. */
export function ChooseUnit({ value, onChange }: { value: Chosen | undefined; onChange: (unit?: Chosen) => void }) {
  const [words, setWords] = useState('')
  const request = useRequest('units', () => hallApi.listUnits({}))
  if (value)
    return (
      <Box className='line line--between'>
        <Txt className='heading-3'>{value.name}</Txt>
        <Button kind='plain' onPress={() => onChange(undefined)}>
          {POLICY_COPY.change}
        </Button>
      </Box>
    )
  return (
    <Box className='stack-small'>
      <SearchBox label={POLICY_COPY.unit} placeholder={POLICY_COPY.choose} value={words} onChange={setWords} />
      <Loaded request={request} rows={2}>
        {({ items }) => {
          const found = items.filter(({ name }) => name.includes(words.trim())).slice(0, MOST_SHOWN)
          return found.length === 0 ? (
            <Txt className='text-2'>{POLICY_COPY.none}</Txt>
          ) : (
            <Card flush>
              <Rows label={POLICY_COPY.unit}>
                {found.map(({ id, name }) => (
                  <Row key={id} title={name} onPress={() => onChange({ id, name })} />
                ))}
              </Rows>
            </Card>
          )
        }}
      </Loaded>
    </Box>
  )
}
