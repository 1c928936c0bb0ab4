import { useState } from 'react'
import { messagesApi } from '../../api/messages.api'
import { Box, Button, Callout, TextAreaField, Txt, Wrong } from '../../components'
import { ClausePicker, UnitPicker } from '../../components/staff'
import { FORM_COPY } from '../../copy/desk-forms'
import { AssigneePicker, type Assignee } from './assignee-picker'
import { useReason } from '../../state/use-reason'
import { type FormProps, onMessage } from './form-parts'
import { RouteSuggestions } from './route-suggestions'
import { useWhyNamed } from './use-why-named'

/** 退回, with the unit that should have it where one knows it. */
export function ReturnForm({ view, busy, onSend }: FormProps) {
  const copy = FORM_COPY.return_to_desk
  const reason = useReason('return_to_desk', view.id)
  const [unitId, setUnitId] = useState<string>()
  const [clauseId, setClauseId] = useState<string>()
  const send = () =>
    messagesApi.returnToDesk({
      ...onMessage(view),
      reason: reason.text,
      ...(unitId === undefined ? {} : { proposedUnitId: unitId }),
      ...(clauseId === undefined ? {} : { clauseId }),
    })
  return (
    <Box className='stack'>
      <Txt className='text-2'>{copy.text}</Txt>
      <TextAreaField label={copy.label} placeholder={copy.placeholder} {...reason.field} error={reason.error} />
      <UnitPicker
        label={copy.unit}
        value={unitId}
        onChange={(next) => {
          setUnitId(next)
          setClauseId(undefined)
        }}
      />
      {unitId !== undefined && (
        <ClausePicker unitId={unitId} value={clauseId} onChange={setClauseId} words={FORM_COPY} />
      )}
      <Button block kind='danger' busy={busy} onPress={() => reason.check() && onSend(send, copy.done)}>
        {copy.submit}
      </Button>
    </Box>
  )
}

/** 转办 to one unit. */
export function DispatchForm({ view, busy, onSend, failure }: FormProps) {
  const copy = FORM_COPY.dispatch
  const [unitId, setUnitId] = useState<string>()
  const note = useReason('dispatch', view.id)
  const named = useWhyNamed(unitId, failure)
  const submit = (): void => {
    if (!note.checkOptional() || !named.ready || unitId === undefined) return
    const more = { ...(note.text === '' ? {} : { note: note.text }), ...named.toSend() }
    onSend(() => messagesApi.dispatch({ ...onMessage(view), unitId, ...more }), copy.done)
  }
  return (
    <Box className='stack'>
      <Txt className='text-2'>{copy.text}</Txt>
      {view.kind === 'report' && (
        <Callout tone='warn' icon='lock'>
          {copy.report}
        </Callout>
      )}
      <RouteSuggestions messageId={view.id} value={unitId} onChoose={setUnitId} />
      <UnitPicker label={copy.unit} value={unitId} onChange={setUnitId} open />
      {note.tried && unitId === undefined && <Wrong>{copy.missing}</Wrong>}
      {named.field}
      <TextAreaField
        label={copy.label}
        placeholder={copy.placeholder}
        {...note.field}
        rows={2}
        error={note.optionalError}
      />
      <Button block kind='primary' busy={busy} onPress={submit}>
        {copy.submit}
      </Button>
    </Box>
  )
}

/** 分派 within the unit. */
export function AssignForm({ view, busy, onSend, failure }: FormProps) {
  const copy = FORM_COPY.assign
  const [to, setTo] = useState<Assignee>()
  const [tried, setTried] = useState(false)
  const named = useWhyNamed(to && 'subUnitId' in to ? to.subUnitId : undefined, failure)
  const submit = (): void => {
    setTried(true)
    if (!to || !named.ready) return
    const more = named.toSend()
    onSend(() => messagesApi.assign({ ...onMessage(view), ...to, ...more }), copy.done)
  }
  return (
    <Box className='stack'>
      <Txt className='text-2'>{copy.text}</Txt>
      {view.unitId && <AssigneePicker unitId={view.unitId} value={to} onChange={setTo} />}
      {tried && !to && <Wrong>{copy.missing}</Wrong>}
      {named.field}
      <Button block kind='primary' busy={busy} onPress={submit}>
        {copy.submit}
      </Button>
    </Box>
  )
}
