import { useState } from 'react'
import { Button, Callout, Card, Form, Refusal, Section, TextAreaField, Txt } from '../../components'
import { useAction } from '../../state/use-action'
import { useShowRefusal } from '../../state/use-show-refusal'

/** Sentences about wrong lines that are shown at once. */
const MOST_FAULTS = 20

interface TableImportProps<Read> {
  copy: {
    readonly importTitle: string
    readonly table: string
    readonly importHint: string
    readonly placeholder: string
    readonly submit: string
  }
  /** Visible lines of the text area. */
  rows: number
  /** Most characters that the server takes. */
  maxLength: number
  send: (input: { table: string }) => Promise<Read>
  /** What was read in, as a sentence. */
  done: (read: Read) => string
  onImported: () => void
}

/** A table as text. What is wrong with it is said line by line; nothing of it is taken until all is right. */
export function TableImport<Read>({ copy, rows, maxLength, send, done, onImported }: TableImportProps<Read>) {
  const [table, setTable] = useState('')
  const [said, setSaid] = useState('')
  const { busy, failure, run } = useAction(send)
  useShowRefusal(failure)
  const submit = async (): Promise<void> => {
    setSaid('')
    const read = await run({ table })
    if (read === undefined) return
    setSaid(done(read))
    setTable('')
    onImported()
  }
  const faults = Object.entries(failure?.fields ?? {}).slice(0, MOST_FAULTS)
  return (
    <Section title={copy.importTitle}>
      <Card>
        <Form sending={busy}>
          {faults.length === 0 ? (
            <Refusal failure={failure} />
          ) : (
            <Callout tone='danger' live>
              {faults.map(([line, fault]) => (
                <Txt key={line} className='text'>
                  {fault}
                </Txt>
              ))}
            </Callout>
          )}
          {said !== '' && (
            <Callout tone='ok' live>
              {said}
            </Callout>
          )}
          <TextAreaField
            label={copy.table}
            hint={copy.importHint}
            placeholder={copy.placeholder}
            rows={rows}
            maxLength={maxLength}
            value={table}
            onChange={setTable}
          />
          <Button block kind='primary' busy={busy} onPress={() => void submit()}>
            {copy.submit}
          </Button>
        </Form>
      </Card>
    </Section>
  )
}
