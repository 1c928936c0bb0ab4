import { useState } from 'react'
import { messagesApi } from '../../api/messages.api'
import { Box, Button, Chips, TextAreaField, Txt, Wrong } from '../../components'
import { HANDLE_COPY } from '../../copy/desk'
import { FORM_COPY } from '../../copy/desk-forms'
import { type FormProps, onMessage, useReason } from './form-parts'

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
      <Chips
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

const EXTENSIONS = ['3', '5', '10', '15'] as const
type ExtensionDays = (typeof EXTENSIONS)[number]

/** 申请延期 and 准予延期; granting starts from what was asked for. */
export function ExtensionForm({
  action,
  view,
  busy,
  onSend,
}: FormProps & { action: 'request_extension' | 'grant_extension' }) {
  const copy = FORM_COPY[action]
  const grounds = useReason(action, view.id)
  const asked = action === 'grant_extension' ? view.extensionRequest : undefined
  const [days, setDays] = useState<ExtensionDays | undefined>(() =>
    EXTENSIONS.find((option) => Number(option) === asked?.workingDays),
  )
  const submit = (): void => {
    if (!grounds.check() || !days) return
    const input = { ...onMessage(view), workingDays: Number(days), grounds: grounds.text }
    const call = action === 'grant_extension' ? messagesApi.grantExtension : messagesApi.requestExtension
    onSend(() => call(input), copy.done)
  }
  return (
    <Box className='stack'>
      <Txt className='text-2'>{copy.text}</Txt>
      {asked && (
        <Box className='handling__quote'>
          <Txt className='text'>{HANDLE_COPY.extensionAsked(asked.workingDays)}</Txt>
          <Txt className='text pre'>{asked.grounds}</Txt>
        </Box>
      )}
      <Chips
        label={copy.days}
        value={days}
        options={EXTENSIONS.map((value) => ({ value, label: FORM_COPY.dayOption(Number(value)) }))}
        onChange={setDays}
      />
      {grounds.tried && !days && <Wrong>{copy.missing}</Wrong>}
      <TextAreaField label={copy.label} placeholder={copy.placeholder} {...grounds.field} error={grounds.error} />
      <Button block kind='primary' busy={busy} onPress={submit}>
        {copy.submit}
      </Button>
    </Box>
  )
}
