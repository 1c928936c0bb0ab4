import { useState } from 'react'
import type { MessageView } from '../../../types/messages.contract'
import { MESSAGE_LIMITS } from '../../../types/messages.terms'
import { messagesApi } from '../../api/messages.api'
import { Box, Button, Chips, TextAreaField, Txt } from '../../components'
import { FORM_COPY } from '../../copy/desk'
import { AssigneePicker, type Assignee } from './assignee-picker'
import { UnitPicker } from './unit-picker'

export interface FormProps {
  view: MessageView
  busy: boolean
  /** Sends and says `done` when it worked. */
  onSend: (call: () => Promise<MessageView>, done: string) => void
}

const MIN = MESSAGE_LIMITS.reason.min
const onMessage = ({ id, version }: MessageView) => ({ id, version })

/** A text that must be given: its words, whether they do, and the sentence when they do not after a try. */
function useReason() {
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const enough = text.trim().length >= MIN
  return {
    text: text.trim(),
    enough,
    /** Whether to go on; from now on a missing text says so. */
    check: (): boolean => {
      setTried(true)
      return enough
    },
    tried,
    field: { value: text, onChange: setText, maxLength: MESSAGE_LIMITS.reason.max, rows: 4 },
    error: tried && !enough ? FORM_COPY.tooShort : undefined,
  }
}

const Wrong = ({ children }: { children: string }) => (
  <Box className='field__error' role='alert'>
    {children}
  </Box>
)

/** Forms that ask for one text: 请市民补充, 告知其他渠道, 批示, 退回修改. */
const ONE_TEXT = {
  ask: {
    copy: FORM_COPY.ask,
    send: (v: MessageView, question: string) => messagesApi.ask({ ...onMessage(v), question }),
  },
  redirect: {
    copy: FORM_COPY.redirect,
    send: (v: MessageView, channel: string) => messagesApi.redirect({ ...onMessage(v), channel }),
  },
  instruct: {
    copy: FORM_COPY.instruct,
    send: (v: MessageView, body: string) => messagesApi.instruct({ ...onMessage(v), body }),
  },
  reject_reply: {
    copy: FORM_COPY.reject_reply,
    send: (v: MessageView, reason: string) => messagesApi.rejectReply({ ...onMessage(v), reason }),
  },
} as const
export type OneTextAction = keyof typeof ONE_TEXT

export function OneTextForm({ action, view, busy, onSend }: FormProps & { action: OneTextAction }) {
  const { copy, send } = ONE_TEXT[action]
  const reason = useReason()
  return (
    <Box className='stack'>
      <Txt className='text-2'>{copy.text}</Txt>
      <TextAreaField label={copy.label} placeholder={copy.placeholder} {...reason.field} error={reason.error} />
      <Button
        block
        kind={action === 'reject_reply' ? 'danger' : 'primary'}
        busy={busy}
        onPress={() => reason.check() && onSend(() => send(view, reason.text), copy.done)}
      >
        {copy.submit}
      </Button>
    </Box>
  )
}

export function ReturnForm({ view, busy, onSend }: FormProps) {
  const copy = FORM_COPY.return_to_desk
  const reason = useReason()
  const [unitId, setUnitId] = useState<string>()
  const send = () =>
    messagesApi.returnToDesk({
      ...onMessage(view),
      reason: reason.text,
      ...(unitId === undefined ? {} : { proposedUnitId: unitId }),
    })
  return (
    <Box className='stack'>
      <Txt className='text-2'>{copy.text}</Txt>
      <TextAreaField label={copy.label} placeholder={copy.placeholder} {...reason.field} error={reason.error} />
      <UnitPicker label={copy.unit} value={unitId} onChange={setUnitId} />
      <Button block kind='danger' busy={busy} onPress={() => reason.check() && onSend(send, copy.done)}>
        {copy.submit}
      </Button>
    </Box>
  )
}

export function DispatchForm({ view, busy, onSend }: FormProps) {
  const copy = FORM_COPY.dispatch
  const [unitId, setUnitId] = useState<string>()
  const [tried, setTried] = useState(false)
  const note = useReason()
  const noteIsFine = note.text === '' || note.enough
  const submit = (): void => {
    setTried(true)
    if (unitId === undefined || (!noteIsFine && !note.check())) return
    const more = note.text === '' ? {} : { note: note.text }
    onSend(() => messagesApi.dispatch({ ...onMessage(view), unitId, ...more }), copy.done)
  }
  return (
    <Box className='stack'>
      <Txt className='text-2'>{copy.text}</Txt>
      <UnitPicker label={copy.unit} value={unitId} onChange={setUnitId} open />
      {tried && unitId === undefined && <Wrong>{copy.missing}</Wrong>}
      <TextAreaField
        label={copy.label}
        placeholder={copy.placeholder}
        {...note.field}
        rows={2}
        error={noteIsFine ? undefined : note.error}
      />
      <Button block kind='primary' busy={busy} onPress={submit}>
        {copy.submit}
      </Button>
    </Box>
  )
}

export function AssignForm({ view, busy, onSend }: FormProps) {
  const copy = FORM_COPY.assign
  const [to, setTo] = useState<Assignee>()
  const [tried, setTried] = useState(false)
  const submit = (): void => {
    setTried(true)
    if (to) onSend(() => messagesApi.assign({ ...onMessage(view), ...to }), copy.done)
  }
  return (
    <Box className='stack'>
      <Txt className='text-2'>{copy.text}</Txt>
      {view.unitId && <AssigneePicker unitId={view.unitId} value={to} onChange={setTo} />}
      {tried && !to && <Wrong>{copy.missing}</Wrong>}
      <Button block kind='primary' busy={busy} onPress={submit}>
        {copy.submit}
      </Button>
    </Box>
  )
}

export function WithdrawalForm({ view, busy, onSend }: FormProps) {
  const copy = FORM_COPY.confirm_withdrawal
  const note = useReason()
  const noteIsFine = note.text === '' || note.enough
  const send = (confirmed: boolean): void => {
    if (!noteIsFine && !note.check()) return
    const more = note.text === '' ? {} : { note: note.text }
    onSend(
      () => messagesApi.confirmWithdrawal({ ...onMessage(view), confirmed, ...more }),
      confirmed ? copy.done : copy.refused,
    )
  }
  return (
    <Box className='stack'>
      <Txt className='text-2'>{copy.text}</Txt>
      <TextAreaField
        label={copy.label}
        placeholder={copy.placeholder}
        {...note.field}
        error={noteIsFine ? undefined : note.error}
      />
      <Button block kind='primary' busy={busy} onPress={() => send(false)}>
        {copy.refuse}
      </Button>
      <Button block kind='danger' busy={busy} onPress={() => send(true)}>
        {copy.submit}
      </Button>
    </Box>
  )
}

export function CallBackForm({ view, busy, onSend }: FormProps) {
  const copy = FORM_COPY.call_back
  const grounds = useReason()
  const [result, setResult] = useState<'rework' | 'close'>()
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
          { value: 'rework', label: copy.rework, note: copy.reworkNote },
          { value: 'close', label: copy.close, note: copy.closeNote },
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

export function ExtensionForm({ view, busy, onSend }: FormProps) {
  const copy = FORM_COPY.grant_extension
  const grounds = useReason()
  const [days, setDays] = useState<(typeof EXTENSIONS)[number]>()
  const submit = (): void => {
    if (grounds.check() && days)
      onSend(
        () => messagesApi.grantExtension({ ...onMessage(view), workingDays: Number(days), grounds: grounds.text }),
        copy.done,
      )
  }
  return (
    <Box className='stack'>
      <Txt className='text-2'>{copy.text}</Txt>
      <Chips
        label={copy.days}
        value={days}
        options={EXTENSIONS.map((value) => ({ value, label: copy.dayOption(Number(value)) }))}
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
