import { useState } from 'react'
import type { ActorView } from '../../../types/identity.contract'
import type { ReplyTemplate } from '../../../types/messages.contract'
import { TEMPLATE_LIMITS } from '../../../types/messages.drafting.terms'
import type { ApiFailure } from '../../api/failure'
import { messagesApi } from '../../api/messages.api'
import { Button, Callout, Chips, Form, Refusal, TextAreaField, TextField, Txt } from '../../components'
import { DRAFTING_COPY } from '../../copy/drafting'
import { notify } from '../../state/notice.store'
import { hasRole } from '../../state/roles'
import { useAction } from '../../state/use-action'
import { useKeptForm } from '../../state/use-kept-form'
import { useUnitNames } from '../../state/use-unit-names'

const CITY = 'city'

/** Where this person may keep templates: their units, by id, and as chief the city. */
export const homesOf = (me: ActorView): string[] => [
  ...new Set(
    me.grants.flatMap(({ role, unitId }) =>
      (role === 'liaison' || role === 'approver') && unitId !== undefined ? [unitId] : [],
    ),
  ),
  ...(hasRole(me, 'chief') ? [CITY] : []),
]

interface TemplateFormProps {
  me: ActorView
  /** The one that is changed; a new one without. */
  template: ReplyTemplate | undefined
  onDone: () => void
  onBack: () => void
}

/** One template: its name and text, for a unit or for the city. */
export function TemplateForm({ me, template, onDone, onBack }: TemplateFormProps) {
  const homes = homesOf(me)
  const [initial] = useState({ title: template?.title ?? '', body: template?.body ?? '' })
  const { value, add, forget } = useKeptForm(
    'template',
    template ? `${template.id}.${template.version}` : 'new',
    initial,
  )
  const { title, body } = value
  /** As it was read, or as somebody else has saved it since: what the next saving rests on. */
  const [base, setBase] = useState(template)
  /** Colleagues write with it: it goes only after a second press. */
  const [asking, setAsking] = useState(false)
  const [home, setHome] = useState(homes[0] ?? CITY)
  const nameOf = useUnitNames(homes.length > 1)
  const onRefused = ({ code, current }: ApiFailure): void => {
    if (code === 'conflict' && current !== undefined) setBase(current as ReplyTemplate)
  }
  const saving = useAction(messagesApi.saveReplyTemplate, onRefused)
  const removing = useAction(messagesApi.removeReplyTemplate, onRefused)
  const failure = saving.failure ?? removing.failure
  const save = async (): Promise<void> => {
    setAsking(false)
    removing.clear()
    const on = base ? { id: base.id, version: base.version } : home === CITY ? {} : { unitId: home }
    if (!(await saving.run({ ...on, title, body, ...(base?.kind ? { kind: base.kind } : {}) }))) return
    forget()
    notify(DRAFTING_COPY.saved)
    onDone()
  }
  const remove = async ({ id, version }: ReplyTemplate): Promise<void> => {
    saving.clear()
    if (!(await removing.run({ id, version }))) return
    forget()
    notify(DRAFTING_COPY.removed)
    onDone()
  }
  return (
    <Form sending={saving.busy || removing.busy}>
      <Refusal failure={failure} fields={['title', 'body']} />
      {failure?.code === 'conflict' && base && <Txt className='text pre'>{`${base.title}\n${base.body}`}</Txt>}
      {/* What is asked and both answers are in sight: below the text they were half off the panel. */}
      {asking ? null : (
        <>
          <TextField
            label={DRAFTING_COPY.titleLabel}
            placeholder={DRAFTING_COPY.titlePlaceholder}
            value={title}
            maxLength={TEMPLATE_LIMITS.title.max}
            error={failure?.fields.title}
            onChange={(title) => add({ title })}
          />
          <TextAreaField
            label={DRAFTING_COPY.bodyLabel}
            placeholder={DRAFTING_COPY.bodyPlaceholder}
            rows={7}
            maxLength={TEMPLATE_LIMITS.body.max}
            value={body}
            error={failure?.fields.body}
            onChange={(body) => add({ body })}
          />
          <Txt className='small'>{DRAFTING_COPY.variables}</Txt>
          {!template && homes.length > 1 && (
            <Chips
              label={DRAFTING_COPY.templatesTitle}
              value={home}
              options={homes.map((value) => ({
                value,
                label: value === CITY ? DRAFTING_COPY.ofCity : DRAFTING_COPY.forUnit(nameOf(value)),
              }))}
              onChange={setHome}
            />
          )}
          <Button block kind='primary' busy={saving.busy} onPress={() => void save()}>
            {DRAFTING_COPY.save}
          </Button>
        </>
      )}
      {base && asking && (
        <Callout tone='warn' live>
          {DRAFTING_COPY.removeAsk(base.title)}
        </Callout>
      )}
      {base && (
        <Button block kind='danger' busy={removing.busy} onPress={() => (asking ? void remove(base) : setAsking(true))}>
          {asking ? DRAFTING_COPY.removeConfirm : DRAFTING_COPY.removeTemplate}
        </Button>
      )}
      <Button block kind='plain' onPress={asking ? () => setAsking(false) : onBack}>
        {DRAFTING_COPY.back}
      </Button>
    </Form>
  )
}
