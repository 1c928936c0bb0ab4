import { useState } from 'react'
import type { ActorView } from '../../../types/identity.contract'
import type { ReplyTemplate } from '../../../types/messages.contract'
import { TEMPLATE_LIMITS } from '../../../types/messages.drafting.terms'
import { messagesApi } from '../../api/messages.api'
import { Box, Button, Callout, Chips, TextAreaField, TextField, Txt } from '../../components'
import { DRAFTING_COPY } from '../../copy/drafting'
import { notify } from '../../state/notice.store'
import { hasRole } from '../../state/roles'
import { useAction } from '../../state/use-action'

const CITY = 'city'

/** Where this person may keep templates: their units' and, as chief, the city's. */
export const homesOf = (me: ActorView): { value: string; label: string }[] => [
  ...me.grants.flatMap(({ role, unitId }) =>
    (role === 'liaison' || role === 'approver') && unitId !== undefined
      ? [{ value: unitId, label: DRAFTING_COPY.forUnit(me.unitName ?? unitId) }]
      : [],
  ),
  ...(hasRole(me, 'chief') ? [{ value: CITY, label: DRAFTING_COPY.ofCity }] : []),
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
  const [title, setTitle] = useState(template?.title ?? '')
  const [body, setBody] = useState(template?.body ?? '')
  const [home, setHome] = useState(homes[0]?.value ?? CITY)
  const saving = useAction(messagesApi.saveReplyTemplate)
  const removing = useAction(messagesApi.removeReplyTemplate)
  const failure = saving.failure ?? removing.failure
  const save = async (): Promise<void> => {
    const on = template ? { id: template.id, version: template.version } : home === CITY ? {} : { unitId: home }
    if (!(await saving.run({ ...on, title, body, ...(template?.kind ? { kind: template.kind } : {}) }))) return
    notify(DRAFTING_COPY.saved)
    onDone()
  }
  return (
    <Box className='stack'>
      {failure && Object.keys(failure.fields).length === 0 && (
        <Callout tone='danger' live>
          {failure.message}
        </Callout>
      )}
      <TextField
        label={DRAFTING_COPY.titleLabel}
        placeholder={DRAFTING_COPY.titlePlaceholder}
        value={title}
        maxLength={TEMPLATE_LIMITS.title.max}
        error={failure?.fields.title}
        onChange={setTitle}
      />
      <TextAreaField
        label={DRAFTING_COPY.bodyLabel}
        placeholder={DRAFTING_COPY.bodyPlaceholder}
        rows={7}
        maxLength={TEMPLATE_LIMITS.body.max}
        value={body}
        error={failure?.fields.body}
        onChange={setBody}
      />
      <Txt className='small'>{DRAFTING_COPY.variables}</Txt>
      {!template && homes.length > 1 && (
        <Chips label={DRAFTING_COPY.templatesTitle} value={home} options={homes} onChange={setHome} />
      )}
      <Button block kind='primary' busy={saving.busy} onPress={() => void save()}>
        {DRAFTING_COPY.save}
      </Button>
      {template && (
        <Button
          block
          kind='danger'
          busy={removing.busy}
          onPress={() =>
            void removing.run({ id: template.id, version: template.version }).then((removed) => {
              if (!removed) return
              notify(DRAFTING_COPY.removed)
              onDone()
            })
          }
        >
          {DRAFTING_COPY.removeTemplate}
        </Button>
      )}
      <Button block kind='plain' onPress={onBack}>
        {DRAFTING_COPY.back}
      </Button>
    </Box>
  )
}
