import { useState } from 'react'
import { messagesApi } from '../../api/messages.api'
import { Box, Button, ChipsField, TextAreaField, Txt, Wrong } from '../../components'
import { FORM_COPY } from '../../copy/desk-forms'
import { OWNERSHIP_DESK_COPY } from '../../copy/ownership'
import { ClausePicker, UnitPicker } from '../../components/staff'
import { useReason } from '../../state/use-reason'
import { type FormProps, onMessage } from './form-parts'
import { RouteSuggestions } from './route-suggestions'
import { useWhyNamed } from './use-why-named'

/** 裁定异议: upheld with the unit that gets it, or not; the owner reads the reason. */
export function RuleContestForm({ view, busy, onSend, failure }: FormProps) {
  const copy = FORM_COPY.rule_contest
  const reason = useReason('rule_contest', view.id)
  const [ruling, setRuling] = useState<'upheld' | 'declined'>()
  const [unitId, setUnitId] = useState<string>()
  const named = useWhyNamed(ruling === 'upheld' ? unitId : undefined, failure)
  const complete = ruling === 'declined' || (ruling === 'upheld' && unitId !== undefined)
  const submit = (): void => {
    if (!reason.check() || !named.ready || !complete) return
    const upheld = ruling === 'upheld'
    const to = upheld && unitId !== undefined ? { unitId, ...named.toSend() } : {}
    onSend(() => messagesApi.ruleContest({ ...onMessage(view), upheld, ...to, reason: reason.text }), copy.done)
  }
  return (
    <Box className='stack'>
      {view.contest && (
        <Box className='handling__quote'>
          <Txt className='heading-3 text'>{OWNERSHIP_DESK_COPY.contest}</Txt>
          <Txt className='text pre'>{view.contest.reason}</Txt>
        </Box>
      )}
      <ChipsField
        label={copy.title}
        stacked
        value={ruling}
        options={[
          { value: 'upheld', label: copy.upheld, note: copy.upheldNote },
          { value: 'declined', label: copy.declined, note: copy.declinedNote },
        ]}
        onChange={setRuling}
      />
      {ruling === 'upheld' && <UnitPicker label={copy.unit} value={unitId} onChange={setUnitId} open />}
      {ruling === 'upheld' && named.field}
      {reason.tried && !complete && <Wrong>{OWNERSHIP_DESK_COPY.ruleMissing}</Wrong>}
      <TextAreaField label={copy.label} placeholder={copy.placeholder} {...reason.field} error={reason.error} />
      <Button block kind='primary' busy={busy} onPress={submit}>
        {copy.submit}
      </Button>
    </Box>
  )
}

/** 裁定 and 请求协办: one unit and one text. */
export function UnitAndTextForm({
  action,
  view,
  busy,
  onSend,
  failure,
}: FormProps & { action: 'adjudicate' | 'request_assist' }) {
  const copy = FORM_COPY[action]
  const text = useReason(action, view.id)
  const [unitId, setUnitId] = useState<string>()
  const [clauseId, setClauseId] = useState<string>()
  const named = useWhyNamed(unitId, failure)
  const choose = (next: string | undefined): void => {
    if (next !== unitId) setClauseId(undefined)
    setUnitId(next)
  }
  const submit = (): void => {
    if (!text.check() || !named.ready || unitId === undefined) return
    const on = { ...onMessage(view), unitId, ...named.toSend() }
    const call = () =>
      action === 'adjudicate'
        ? messagesApi.adjudicate({ ...on, reason: text.text, ...(clauseId === undefined ? {} : { clauseId }) })
        : messagesApi.requestAssist({ ...on, what: text.text })
    onSend(call, copy.done)
  }
  return (
    <Box className='stack'>
      <Txt className='text-2'>{copy.text}</Txt>
      {action === 'adjudicate' && <RouteSuggestions messageId={view.id} value={unitId} onChoose={choose} />}
      <UnitPicker label={copy.unit} value={unitId} onChange={choose} open />
      {named.field}
      {text.tried && unitId === undefined && <Wrong>{OWNERSHIP_DESK_COPY.unitMissing}</Wrong>}
      {action === 'adjudicate' && unitId !== undefined && (
        <ClausePicker key={unitId} unitId={unitId} value={clauseId} onChange={setClauseId} words={FORM_COPY} />
      )}
      <TextAreaField label={copy.label} placeholder={copy.placeholder} {...text.field} error={text.error} />
      <Button block kind='primary' busy={busy} onPress={submit}>
        {copy.submit}
      </Button>
    </Box>
  )
}

/** 反馈协办 and 结束协办: which task, and the words to it. A single task is chosen already. */
export function AssistTaskForm({ action, view, busy, onSend }: FormProps & { action: 'answer_assist' | 'end_assist' }) {
  const copy = FORM_COPY[action]
  const tasks = view.assists.filter(({ state, mine }) => state === 'open' && (action === 'end_assist' || mine))
  const only = tasks.length === 1 ? tasks[0]?.id : undefined
  const [taskId, setTaskId] = useState<string | undefined>(only)
  const text = useReason(action, view.id)
  const chosen = tasks.find(({ id }) => id === taskId)
  const submit = (): void => {
    if (!text.check() || chosen === undefined) return
    const on = { ...onMessage(view), taskId: chosen.id }
    const call = () =>
      action === 'answer_assist'
        ? messagesApi.answerAssist({ ...on, body: text.text })
        : messagesApi.endAssist({ ...on, reason: text.text })
    onSend(call, copy.done)
  }
  return (
    <Box className='stack'>
      <Txt className='text-2'>{copy.text}</Txt>
      {only === undefined && (
        <ChipsField
          label={OWNERSHIP_DESK_COPY.which}
          stacked
          value={taskId}
          options={tasks.map(({ id, unitName, what }) => ({ value: id, label: unitName, note: what }))}
          onChange={setTaskId}
        />
      )}
      {chosen?.what !== undefined && only !== undefined && (
        <Box className='handling__quote'>
          <Txt className='heading-3 text'>{chosen.unitName}</Txt>
          <Txt className='text pre'>{chosen.what}</Txt>
        </Box>
      )}
      {text.tried && chosen === undefined && <Wrong>{OWNERSHIP_DESK_COPY.whichMissing}</Wrong>}
      <TextAreaField label={copy.label} placeholder={copy.placeholder} {...text.field} error={text.error} />
      <Button block kind='primary' busy={busy} onPress={submit}>
        {copy.submit}
      </Button>
    </Box>
  )
}
