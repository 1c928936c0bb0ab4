import { useState } from 'react'
import type { MessageView } from '../../../types/messages.contract'
import { messagesApi } from '../../api/messages.api'
import { Box, Button, ChipsField, TextAreaField, Txt, Wrong } from '../../components'
import { daysAfter, dayWordsFrom } from '../../copy/days'
import { HANDLE_COPY } from '../../copy/desk'
import { FORM_COPY } from '../../copy/desk-forms'
import { useReason } from '../../state/use-reason'
import { type FormProps, onMessage } from './form-parts'

type PublicPromise = MessageView['promises'][number]

const Which = ({
  label,
  promises,
  value,
  onChange,
}: {
  label: string
  promises: readonly PublicPromise[]
  value: string | undefined
  onChange: (id: string) => void
}) => (
  <ChipsField
    label={label}
    stacked
    value={value}
    options={promises.map(({ id, text, dueOn, madeOn }) => ({
      value: id,
      label: text,
      note: HANDLE_COPY.promiseDue(dayWordsFrom(dueOn, madeOn)),
    }))}
    onChange={onChange}
  />
)

/** The only one is chosen already. */
const useChosen = (promises: readonly PublicPromise[]) =>
  useState<string | undefined>(promises.length === 1 ? promises[0]?.id : undefined)

/** 兑现承诺: how it was kept, in words that the citizen reads. */
export function KeepPromiseForm({ view, busy, onSend }: FormProps) {
  const copy = FORM_COPY.keep_promise
  const open = view.promises.filter(({ keptOn }) => keptOn === undefined)
  const [promiseId, setPromiseId] = useChosen(open)
  const note = useReason('keep_promise', view.id)
  const submit = (): void => {
    if (note.check() && promiseId)
      onSend(() => messagesApi.keepPromise({ ...onMessage(view), promiseId, note: note.text }), copy.done)
  }
  return (
    <Box className='stack'>
      <Which label={copy.which} promises={open} value={promiseId} onChange={setPromiseId} />
      {note.tried && !promiseId && <Wrong>{copy.missing}</Wrong>}
      <TextAreaField label={copy.label} placeholder={copy.placeholder} {...note.field} error={note.error} />
      <Button block kind='primary' busy={busy} onPress={submit}>
        {copy.submit}
      </Button>
    </Box>
  )
}

const LATER_DAYS = ['7', '15', '30', '60'] as const

/** 变更承诺: one later day, with a reason that everybody reads. */
export function ChangePromiseForm({ view, busy, onSend }: FormProps) {
  const copy = FORM_COPY.change_promise
  const changeable = view.promises.filter(
    ({ keptOn, missedOn, changed }) => keptOn === undefined && missedOn === undefined && changed === undefined,
  )
  const [promiseId, setPromiseId] = useChosen(changeable)
  const [later, setLater] = useState<(typeof LATER_DAYS)[number]>()
  const reason = useReason('change_promise', view.id)
  const promise = changeable.find(({ id }) => id === promiseId)
  const submit = (): void => {
    if (!reason.check() || !promise || !later) return
    const dueOn = daysAfter(promise.dueOn, Number(later))
    onSend(
      () => messagesApi.changePromise({ ...onMessage(view), promiseId: promise.id, dueOn, reason: reason.text }),
      copy.done,
    )
  }
  return (
    <Box className='stack'>
      <Txt className='text-2'>{copy.text}</Txt>
      <Which label={copy.which} promises={changeable} value={promiseId} onChange={setPromiseId} />
      {promise && (
        <ChipsField
          label={copy.later}
          value={later}
          options={LATER_DAYS.map((value) => ({
            value,
            label: copy.laterOption(
              dayWordsFrom(daysAfter(promise.dueOn, Number(value)), promise.madeOn),
              Number(value),
            ),
          }))}
          onChange={setLater}
        />
      )}
      {reason.tried && !(promise && later) && <Wrong>{copy.missing}</Wrong>}
      <TextAreaField label={copy.label} placeholder={copy.placeholder} {...reason.field} error={reason.error} />
      <Button block kind='primary' busy={busy} onPress={submit}>
        {copy.submit}
      </Button>
    </Box>
  )
}
