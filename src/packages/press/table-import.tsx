import { useState } from 'react'
import { Button, Callout, Card, Form, Section, TextAreaField } from '../../components'
import { useAction } from '../../state/use-action'
import { useKeptForm } from '../../state/use-kept-form'
import { useShowRefusal } from '../../state/use-show-refusal'
import { Faults } from './faults'

interface TableImportProps<Read> {
  copy: {
    readonly importTitle: string
    readonly table: string
    readonly importHint: string
    readonly placeholder: string
    readonly submit: string
  }
  /** What kind of table it is: unsent it is kept by that name. */
  action: string
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
export function TableImport<Read>({ copy, action, rows, maxLength, send, done, onImported }: TableImportProps<Read>) {
  const { value: table, change: setTable } = useKeptForm(action, 'city', '')
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
  return (
    <Section title={copy.importTitle}>
      <Card>
        <Form sending={busy}>
          <Faults failure={failure} />
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
