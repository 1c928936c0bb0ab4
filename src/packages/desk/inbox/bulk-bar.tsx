import { useState } from 'react'
import type { BulkInput, BulkResult, MessageRow } from '../../../../types/messages.contract'
import { BULK_ACTIONS, type BulkAction, WORK_LIMITS } from '../../../../types/messages.work.terms'
import type { ApiFailure } from '../../../api/failure'
import { messagesApi } from '../../../api/messages.api'
import { Box, Button, Form, Refusal, Sheet, TextAreaField, Txt, Wrong } from '../../../components'
import { UnitPicker } from '../../../components/staff'
import { FORM_COPY } from '../../../copy/desk-forms'
import { UNIT_PICKER_COPY } from '../../../copy/unit-picker'
import { BULK_WORDS, WORK_COPY } from '../../../copy/work'
import { useSession } from '../../../state/session.store'
import { useAction } from '../../../state/use-action'
import { forgetForm } from '../../../state/use-kept-form'
import { useReason } from '../../../state/use-reason'
import { AssigneePicker, type Assignee } from '../assignee-picker'
import { BulkResults } from './bulk-results'

/** Stands in the place of a message's id, where something is written to many. */
const BULK = 'bulk'

interface BulkBarProps {
  /** What is chosen, as the list shows it now. */
  chosen: readonly MessageRow[]
  onAll: () => void
  /** Something was done: the list is old. */
  onDone: (results: readonly BulkResult[]) => void
}

/** What may be done to the chosen messages together, each action with the number that allow it. */
export function BulkBar({ chosen, onAll, onDone }: BulkBarProps) {
  const [asking, setAsking] = useState<BulkAction>()
  const [results, setResults] = useState<{ rows: readonly MessageRow[]; results: readonly BulkResult[] }>()
  const sending = useAction(messagesApi.bulk)
  const personId = useSession(({ me }) => me?.id)
  const rowsFor = (action: BulkAction) =>
    chosen.filter((row) => row.allowedActions.includes(action)).slice(0, WORK_LIMITS.rows)
  const possible = BULK_ACTIONS.filter((action) => rowsFor(action).length > 0)
  const ask = (action: BulkAction): void => {
    sending.clear()
    setAsking(action)
  }
  const send = async (action: BulkAction, more: Omit<BulkInput, 'action' | 'rows'> = {}): Promise<void> => {
    const rows = rowsFor(action)
    const answer = await sending.run({ action, rows: rows.map(({ id, version }) => ({ id, version })), ...more })
    if (!answer) return
    if (personId !== undefined) forgetForm(personId, action, BULK)
    setAsking(undefined)
    setResults({ rows, results: answer.results })
    onDone(answer.results)
  }
  return (
    <Box className='bulk' role='region' label={WORK_COPY.select}>
      <Box className='line line--between'>
        <Txt className='text number'>{WORK_COPY.selected(chosen.length)}</Txt>
        <Button kind='plain' onPress={onAll}>
          {WORK_COPY.selectAll}
        </Button>
      </Box>
      {chosen.length > WORK_LIMITS.rows && <Txt className='small'>{WORK_COPY.selectMost(WORK_LIMITS.rows)}</Txt>}
      {chosen.length > 0 && possible.length === 0 && <Txt className='small'>{WORK_COPY.selectNothing}</Txt>}
      {!asking && <Refusal failure={sending.failure} />}
      {possible.length > 0 && (
        <Box className='line'>
          {possible.map((action) => (
            <Button
              key={action}
              kind='primary'
              busy={sending.busy}
              onPress={() => (action === 'accept' ? void send('accept') : ask(action))}
            >
              {WORK_COPY.bulkTitle(BULK_WORDS[action], rowsFor(action).length)}
            </Button>
          ))}
        </Box>
      )}
      {asking && asking !== 'accept' && (
        <Sheet
          open
          title={WORK_COPY.bulkTitle(BULK_WORDS[asking], rowsFor(asking).length)}
          onClose={() => setAsking(undefined)}
        >
          <BulkForm
            action={asking}
            rows={rowsFor(asking)}
            busy={sending.busy}
            failure={sending.failure}
            onSend={(more) => void send(asking, more)}
          />
        </Sheet>
      )}
      {results && <BulkResults {...results} onClose={() => setResults(undefined)} />}
    </Box>
  )
}

interface BulkFormProps {
  action: Exclude<BulkAction, 'accept'>
  rows: readonly MessageRow[]
  busy: boolean
  failure: ApiFailure | undefined
  onSend: (more: Omit<BulkInput, 'action' | 'rows'>) => void
}

/** What the action needs beside the messages: a unit, an assignee, a note that may be left out. */
function BulkForm({ action, rows, busy, failure, onSend }: BulkFormProps) {
  const reason = useReason(action, BULK)
  const [unitId, setUnitId] = useState<string>()
  const [assignee, setAssignee] = useState<Assignee>()
  const units = [...new Set(rows.map((row) => row.unitId))]
  const ready = action === 'remind' || (action === 'dispatch' ? unitId !== undefined : assignee !== undefined)
  return (
    <Form sending={busy}>
      <Refusal failure={failure} />
      {action === 'dispatch' && <UnitPicker open label={WORK_COPY.filterUnit} value={unitId} onChange={setUnitId} />}
      {action === 'assign' &&
        (units.length === 1 && units[0] !== undefined ? (
          <AssigneePicker unitId={units[0]} value={assignee} onChange={setAssignee} />
        ) : (
          <Txt className='text-2'>{WORK_COPY.mixedUnits}</Txt>
        ))}
      {action !== 'assign' && (
        <TextAreaField label={WORK_COPY.bulkNote} {...reason.field} error={reason.optionalError} />
      )}
      {reason.tried && !ready && (
        <Wrong>{action === 'dispatch' ? UNIT_PICKER_COPY.choose : FORM_COPY.assign.missing}</Wrong>
      )}
      <Button
        block
        kind='primary'
        busy={busy}
        onPress={() => {
          if (!reason.checkOptional() || !ready) return
          onSend({
            ...(unitId === undefined ? {} : { unitId }),
            ...assignee,
            ...(reason.text === '' ? {} : { note: reason.text }),
          })
        }}
      >
        {BULK_WORDS[action]}
      </Button>
    </Form>
  )
}
