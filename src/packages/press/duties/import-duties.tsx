import { useState } from 'react'
import { routingApi } from '../../../api/routing.api'
import { Box, Button, Callout, Card, Section, TextAreaField, Txt } from '../../../components'
import { DUTIES_COPY } from '../../../copy/routing'
import { useAction } from '../../../state/use-action'

/** Sentences about wrong lines that are shown at once. */
const MOST_FAULTS = 20

/** The table as text. What is wrong with it is said line by line; nothing of it is taken until all is right. */
export function ImportDuties({ onImported }: { onImported: () => void }) {
  const [table, setTable] = useState('')
  const [done, setDone] = useState('')
  const { busy, failure, run } = useAction(routingApi.importDuties)
  const submit = async (): Promise<void> => {
    setDone('')
    const lists = await run({ table })
    if (lists === undefined) return
    setDone(DUTIES_COPY.done(lists.units.length))
    setTable('')
    onImported()
  }
  const faults = Object.entries(failure?.fields ?? {}).slice(0, MOST_FAULTS)
  return (
    <Section title={DUTIES_COPY.importTitle}>
      <Card>
        <Box className='stack'>
          {failure && (
            <Callout tone='danger' live>
              {faults.length === 0 ? failure.message : faults.map(([line, said]) => <Txt key={line}>{said}</Txt>)}
            </Callout>
          )}
          {done !== '' && (
            <Callout tone='ok' live>
              {done}
            </Callout>
          )}
          <TextAreaField
            label={DUTIES_COPY.table}
            hint={DUTIES_COPY.importHint}
            placeholder={DUTIES_COPY.placeholder}
            rows={8}
            maxLength={200_000}
            value={table}
            onChange={setTable}
          />
          <Button block kind='primary' busy={busy} onPress={() => void submit()}>
            {DUTIES_COPY.submit}
          </Button>
        </Box>
      </Card>
    </Section>
  )
}
