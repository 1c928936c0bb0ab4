import { useState } from 'react'
import { MESSAGE_KINDS } from '../../../../types/messages.terms'
import { hallApi } from '../../../api/hall.api'
import { Button, Callout, Card, Form, Loaded, Section, TextField, Txt } from '../../../components'
import { DayField } from '../../../components/staff'
import { RULES_COPY } from '../../../copy/routing'
import { KIND_WORDS } from '../../../copy/terms'
import { useRequest } from '../../../state/use-request'
import { ManyChips } from './many-chips'
import { inputOf, type RuleDraft, type RuleInput } from './rule-input'
import { RuleUnit } from './rule-unit'
import { TryRule } from './try-rule'

/** Reports go to the press office and are never routed. */
const KINDS = MESSAGE_KINDS.filter((kind) => kind !== 'report').map((value) => ({ value, label: KIND_WORDS[value] }))
interface RuleFormProps {
  title: string
  start: RuleDraft
  categories: readonly string[]
  busy: boolean
  onSave: (rule: RuleInput) => Promise<boolean>
  onClose: () => void
}

/** A rule with everything that it may ask for, tried on the latest messages before it is saved. */
export function RuleForm({ title, start, categories, busy, onSave, onClose }: RuleFormProps) {
  const [draft, setDraft] = useState(start)
  const [missing, setMissing] = useState(false)
  const edit = (more: Partial<RuleDraft>): void => setDraft({ ...draft, ...more })
  const units = useRequest('units', () => hallApi.listUnits({}))
  const submit = async (): Promise<void> => {
    const rule = inputOf(draft)
    setMissing(rule === null)
    if (rule !== null && (await onSave(rule))) onClose()
  }
  return (
    <Section title={title}>
      <Card>
        <Form sending={busy}>
          <TextField
            label={RULES_COPY.name}
            placeholder={RULES_COPY.namePlaceholder}
            maxLength={40}
            value={draft.name}
            onChange={(name) => edit({ name })}
          />
          <Txt className='text-2'>{RULES_COPY.conditionNote}</Txt>
          <TextField
            label={RULES_COPY.words}
            hint={RULES_COPY.wordsHint}
            maxLength={400}
            value={draft.words}
            onChange={(words) => edit({ words })}
          />
          <ManyChips
            label={RULES_COPY.kinds}
            values={draft.kinds}
            options={KINDS}
            onChange={(kinds) => edit({ kinds })}
          />
          <ManyChips
            label={RULES_COPY.categories}
            hint={RULES_COPY.categoriesHint}
            values={draft.categories}
            options={categories.map((value) => ({ value, label: value }))}
            onChange={(chosen) => edit({ categories: chosen })}
          />
          <Loaded request={units} rows={1}>
            {({ items }) => (
              <ManyChips
                label={RULES_COPY.districts}
                values={draft.districts}
                options={items
                  .filter(({ kind }) => kind === 'district')
                  .map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(districts) => edit({ districts })}
              />
            )}
          </Loaded>
          <RuleUnit draft={draft} onEdit={edit} />
          <DayField
            optional
            label={RULES_COPY.fromDay}
            value={draft.fromDay}
            onChange={(fromDay) => edit({ fromDay })}
          />
          <DayField
            optional
            label={RULES_COPY.toDay}
            value={draft.toDay}
            earliest={draft.fromDay}
            onChange={(toDay) => edit({ toDay })}
          />
          <TextField
            label={RULES_COPY.fromHour}
            hint={RULES_COPY.hoursHint}
            maxLength={2}
            value={draft.fromHour}
            onChange={(fromHour) => edit({ fromHour })}
          />
          <TextField
            label={RULES_COPY.toHour}
            maxLength={2}
            value={draft.toHour}
            onChange={(toHour) => edit({ toHour })}
          />
          <TryRule draft={draft} />
          {missing && (
            <Callout tone='danger' live>
              {RULES_COPY.missing}
            </Callout>
          )}
          <Button block kind='primary' busy={busy} onPress={() => void submit()}>
            {RULES_COPY.submit}
          </Button>
          <Button block kind='plain' onPress={onClose}>
            {RULES_COPY.cancel}
          </Button>
        </Form>
      </Card>
    </Section>
  )
}
