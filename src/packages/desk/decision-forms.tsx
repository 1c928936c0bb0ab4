import { useState } from 'react'
import { messagesApi } from '../../api/messages.api'
import { Box, Button, ChipsField, TextAreaField, Txt, Wrong } from '../../components'
import { FORM_COPY } from '../../copy/desk-forms'
import { useReason } from '../../state/use-reason'
import { type FormProps, onMessage } from './form-parts'

/** 核实撤回 and 审定复杂事项: yes or no, with a note where one is needed. */
export function YesOrNoForm({
  action,
  view,
  busy,
  onSend,
}: FormProps & { action: 'confirm_withdrawal' | 'decide_complex' }) {
  const copy = FORM_COPY[action]
  const note = useReason(action, view.id)
  const send = (yes: boolean): void => {
    if (!note.checkOptional()) return
    const input = { ...onMessage(view), ...(note.text === '' ? {} : { note: note.text }) }
    const call = () =>
      action === 'confirm_withdrawal'
        ? messagesApi.confirmWithdrawal({ ...input, confirmed: yes })
        : messagesApi.decideComplex({ ...input, approved: yes })
    onSend(call, yes ? copy.done : copy.refused)
  }
  // Going on with the work is never the wrong tap; ending it on a citizen's behalf could be.
  const yesEnds = action === 'confirm_withdrawal'
  return (
    <Box className='stack'>
      <Txt className='text-2'>{copy.text}</Txt>
      <TextAreaField label={copy.label} placeholder={copy.placeholder} {...note.field} error={note.optionalError} />
      <Button block kind='primary' busy={busy} onPress={() => send(!yesEnds)}>
        {yesEnds ? copy.refuse : copy.submit}
      </Button>
      <Button block kind='danger' disabled={busy} onPress={() => send(yesEnds)}>
        {yesEnds ? copy.submit : copy.refuse}
      </Button>
    </Box>
  )
}

/** 回访核实 */
export function CallBackForm({ view, busy, onSend }: FormProps) {
  const copy = FORM_COPY.call_back
  const grounds = useReason('call_back', view.id)
  const [result, setResult] = useState<'rework' | 'close' | undefined>(view.callBack?.final ? 'close' : undefined)
  const rework = { value: 'rework', label: copy.rework, note: copy.reworkNote } as const
  const submit = (): void => {
    if (grounds.check() && result)
      onSend(() => messagesApi.callBack({ ...onMessage(view), result, grounds: grounds.text }), copy.done)
  }
  return (
    <Box className='stack'>
      <ChipsField
        label={copy.choose}
        stacked
        value={result}
        options={[
          ...(view.callBack?.final ? [] : [rework]),
          { value: 'close', label: copy.close, note: view.callBack?.final ? copy.closeFinal : copy.closeNote },
        ]}
        onChange={setResult}
      />
      {grounds.tried && !result && <Wrong>{copy.missing}</Wrong>}
      <TextAreaField label={copy.label} placeholder={copy.placeholder} {...grounds.field} error={grounds.error} />
      <Button block kind='primary' busy={busy} onPress={submit}>
        {copy.submit}
      </Button>
    </Box>
  )
}
