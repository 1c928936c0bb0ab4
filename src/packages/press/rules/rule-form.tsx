import { useState } from 'react'
import { MESSAGE_KINDS } from '../../../../types/messages.terms'
import type { RuleBook, RuleView } from '../../../../types/routing.contract'
import { hallApi } from '../../../api/hall.api'
import { Button, Callout, Card, Form, Loaded, Section, TextField, Txt } from '../../../components'
import { DayField } from '../../../components/staff'
import { conditionWords, RULES_COPY } from '../../../copy/routing'
import { KIND_WORDS } from '../../../copy/terms'
import { useKeptForm } from '../../../state/use-kept-form'
import { useRequest } from '../../../state/use-request'
import { ManyChips } from './many-chips'
import { blankRule, draftOf, inputOf, type RuleDraft, type RuleInput } from './rule-input'
import { RuleUnit } from './rule-unit'
import { TryRule } from './try-rule'

/** Reports go to the press office and are never routed. */
const KINDS = MESSAGE_KINDS.filter((kind) => kind !== 'report').map((value) => ({ value, label: KIND_WORDS[value] }))
interface RuleFormProps {
  book: RuleBook
  /** As it stands now; a new one without. */
  rule: RuleView | undefined
  busy: boolean
  onSave: (rule: RuleInput) => Promise<boolean>
  onClose: () => void
}

/** A rule with everything that it may ask for, tried on the latest messages before it is saved. */
export function RuleForm({ book, rule, busy, onSave, onClose }: RuleFormProps) {
  const over = JSON.stringify(rule)
  const [initial] = useState(() => ({
    /** What held when it was filled in: over another rule it is not put, nor put unseen. */
    over,
    ...(rule ? draftOf(rule) : blankRule()),
  }))
  const { value, add, forget } = useKeptForm('routing_rule', rule?.id ?? 'new', initial, (kept) =>
    // A new one that is there already was saved, whatever became of the answer.
    rule ? kept.over === initial.over : book.rules.every(({ id }) => id !== kept.id),
  )
  const { over: filledOver, ...draft } = value
  const edit = (more: Partial<RuleDraft>): void => add(more)
  const [missing, setMissing] = useState(false)
  const units = useRequest('units', () => hallApi.listUnits({}))
  const submit = async (): Promise<void> => {
    const filled = inputOf(draft)
    setMissing(filled === null)
    if (filled === null || !(await onSave(filled))) return
    forget()
    onClose()
  }
  const cancel = (): void => {
    forget()
    onClose()
  }
  return (
    <Section title={rule ? RULES_COPY.edit : RULES_COPY.add}>
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
            options={book.categories.map((value) => ({ value, label: value }))}
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
          {rule && over !== filledOver && (
            <Callout tone='warn' live>
              {RULES_COPY.changedMeanwhile(`${rule.name}：转${rule.unitName}`, conditionWords(rule))}
            </Callout>
          )}
          {missing && (
            <Callout tone='danger' live>
              {RULES_COPY.missing}
            </Callout>
          )}
          <Button block kind='primary' busy={busy} onPress={() => void submit()}>
            {RULES_COPY.submit}
          </Button>
          <Button block kind='plain' onPress={cancel}>
            {RULES_COPY.cancel}
          </Button>
        </Form>
      </Card>
    </Section>
  )
}
