import { useState } from 'react'
import type { ApprovalRulesView } from '../../../../types/messages.contract'
import type { MessageKind } from '../../../../types/messages.terms'
import { Button, Callout, ChipsField, Form, Refusal, Sheet, Switch, TextField } from '../../../components'
import { SIGNING_RULES_COPY as COPY, SIGNING_WAY_WORDS } from '../../../copy/signing'
import { KIND_WORDS } from '../../../copy/terms'
import { notify } from '../../../state/notice.store'
import { useKeptForm } from '../../../state/use-kept-form'
import { useSaveRules } from './use-save-rules'
import { ruleFor, type Way, WAY_NAMES, wayOf, WAYS, wayWords, withRule } from './ways'

interface EditRuleProps {
  rules: ApprovalRulesView
  kind: MessageKind
  /** Absent: the whole city's. */
  unit: { id: string; name: string } | undefined
  onRules: (fresh: ApprovalRulesView) => void
  onClose: () => void
}
const OPTIONS = WAY_NAMES.map((value) => ({ value, label: SIGNING_WAY_WORDS[value] }))

/** One rule, of the city or of a unit: who signs, and where that is written. */
export function EditRule({ rules, kind, unit, onRules, onClose }: EditRuleProps) {
  const now = ruleFor(rules, kind, unit?.id)
  const isOwn = now !== undefined && now.origin === (unit ? 'unit' : 'city')
  const [initial] = useState(() => ({
    /** What held when it was filled in: over another rule it is not put, nor put unseen. */
    over: JSON.stringify(now),
    way: now && wayOf(now.steps),
    distinct: now?.distinct ?? false,
    source: isOwn ? now.source : '',
  }))
  const { value, add, forget } = useKeptForm(
    'approval_rule',
    `${unit?.id ?? 'city'}.${kind}`,
    initial,
    ({ over }) => over === initial.over,
  )
  const { way, distinct, source } = value
  const [tried, setTried] = useState(false)
  const saving = useSaveRules(onRules)
  const enough = source.trim().length >= 2
  const steps = way === undefined ? undefined : [...WAYS[way]]
  const place = { kind, unitId: unit?.id }
  const save = async (rule: Parameters<typeof withRule>[2]): Promise<void> => {
    const fresh = await saving.run(withRule(rules, place, rule))
    if (!fresh) return
    forget()
    onRules(fresh)
    notify(COPY.saved)
    onClose()
  }
  const submit = (): void => {
    setTried(true)
    if (steps === undefined || !enough) return
    void save({ steps, distinct: distinct && steps.length > 1, source: source.trim() })
  }
  const under = ruleFor({ ...rules, rules: rules.rules.filter((rule) => rule !== now) }, kind, undefined)
  return (
    <Sheet open title={COPY.change(`${unit?.name ?? COPY.wholeCity}${KIND_WORDS[kind]}`)} onClose={onClose}>
      <Form sending={saving.busy}>
        <ChipsField
          stacked
          label={COPY.way}
          value={way}
          options={OPTIONS}
          onChange={(next: Way) => add({ way: next })}
        />
        {steps !== undefined && steps.length > 1 && (
          <Switch
            label={COPY.distinct}
            note={COPY.distinctNote}
            on={distinct}
            onChange={(next) => add({ distinct: next })}
          />
        )}
        <TextField
          label={COPY.source}
          placeholder={COPY.sourcePlaceholder}
          maxLength={200}
          value={source}
          onChange={(next) => add({ source: next })}
          error={tried && !enough ? COPY.badSource : undefined}
        />
        {saving.overtaken || JSON.stringify(now) !== initial.over ? (
          <Callout tone='warn' live>
            {COPY.changedMeanwhile(now ? wayWords(now.steps) : '')}
          </Callout>
        ) : (
          <Refusal failure={saving.failure} />
        )}
        <Button block kind='primary' busy={saving.busy} onPress={submit}>
          {COPY.save}
        </Button>
        {isOwn && (
          <Button block kind='plain' busy={saving.busy} onPress={() => void save(null)}>
            {COPY.back(COPY.goesBackTo[under?.origin === 'city' ? 'city' : 'default'])}
          </Button>
        )}
      </Form>
    </Sheet>
  )
}
