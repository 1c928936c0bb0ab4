import { useState } from 'react'
import type { RuleBook, RuleView } from '../../../../types/routing.contract'
import { routingApi } from '../../../api/routing.api'
import {
  Button,
  Callout,
  Chips,
  Confirm,
  Empty,
  Form,
  Loaded,
  Page,
  Refusal,
  Section,
  SignedIn,
  Txt,
} from '../../../components'
import { RULES_COPY } from '../../../copy/routing'
import { hasRole, seesOverview } from '../../../state/roles'
import { useAction } from '../../../state/use-action'
import { useRequest } from '../../../state/use-request'
import { useShowRefusal } from '../../../state/use-show-refusal'
import { RuleCard } from './rule-card'
import { RuleForm } from './rule-form'
import { type RuleInput, toInput } from './rule-input'

/** 分拨规则: the press office's ordered rules, and how sure routing must be to decide by itself. */
export default function RulesPage() {
  return (
    <Page title={RULES_COPY.title}>
      <SignedIn>
        {(me) =>
          seesOverview(me) ? (
            <Rules mayChange={hasRole(me, 'dispatcher') || hasRole(me, 'chief')} />
          ) : (
            <Empty icon='lock' title={RULES_COPY.notYours} text={RULES_COPY.notYoursText} />
          )
        }
      </SignedIn>
    </Page>
  )
}

function Rules({ mayChange }: { mayChange: boolean }) {
  const request = useRequest('routing/rules', () => routingApi.listRules({}))
  const { busy, failure, run } = useAction(routingApi.putRules, ({ code }) => code === 'conflict' && request.reload())
  useShowRefusal(failure)
  const [saved, setSaved] = useState(false)
  const [removing, setRemoving] = useState<string>()
  /** Id of the rule that is edited; `new`: one is added. */
  const [editing, setEditing] = useState<string>()
  const save = async (book: RuleBook, rules: RuleInput[], threshold = book.threshold): Promise<boolean> => {
    setSaved(false)
    const next = await run({ rules, threshold, version: book.version })
    if (next === undefined) return false
    if (request.state === 'ready') request.replace(next)
    setSaved(true)
    return true
  }
  return (
    <Loaded request={request} rows={3}>
      {(book) => {
        const rules = book.rules.map(toInput)
        const off = (why: RuleView['offBecause']): number => book.rules.filter((rule) => rule.offBecause === why).length
        const [closed, back] = [off('unit_closed'), off('unit_back')]
        const form = { book, busy, onClose: () => setEditing(undefined) }
        const move = (at: number): RuleInput[] => {
          const next = [...rules]
          next.splice(at - 1, 0, ...next.splice(at, 1))
          return next
        }
        return (
          <>
            <Txt className='text-2'>{RULES_COPY.intro}</Txt>
            {closed > 0 && <Callout tone='warn'>{RULES_COPY.someClosed(closed)}</Callout>}
            {back > 0 && <Callout tone='info'>{RULES_COPY.someBack(back)}</Callout>}
            {!mayChange && <Callout tone='info'>{RULES_COPY.readOnly}</Callout>}
            <Refusal failure={failure} tapped={editing === undefined} />
            {saved && (
              <Callout tone='ok' live>
                {RULES_COPY.saved}
              </Callout>
            )}
            {book.rules.length === 0 && editing === undefined && (
              <Empty title={RULES_COPY.empty} text={RULES_COPY.emptyText} />
            )}
            {book.rules.length > 0 && (
              <Section title={RULES_COPY.rules}>
                <Form sending={busy}>
                  {book.rules.map((rule, at) =>
                    editing === rule.id ? (
                      <RuleForm
                        key={rule.id}
                        {...form}
                        rule={rule}
                        onSave={(next) =>
                          save(
                            book,
                            rules.map((each) => (each.id === rule.id ? next : each)),
                          )
                        }
                      />
                    ) : (
                      <RuleCard
                        key={rule.id}
                        rule={rule}
                        mayChange={mayChange}
                        onSwitch={(enabled) =>
                          void save(
                            book,
                            rules.map((each) => (each.id === rule.id ? { ...each, enabled } : each)),
                          )
                        }
                        onUp={at === 0 ? undefined : () => void save(book, move(at))}
                        onDown={at === rules.length - 1 ? undefined : () => void save(book, move(at + 1))}
                        onEdit={() => setEditing(rule.id)}
                        onRemove={() => setRemoving(rule.id)}
                      />
                    ),
                  )}
                </Form>
              </Section>
            )}
            {mayChange &&
              (editing === 'new' ? (
                <RuleForm {...form} rule={undefined} onSave={(rule) => save(book, [...rules, rule])} />
              ) : (
                <Button block onPress={() => setEditing('new')}>
                  {RULES_COPY.add}
                </Button>
              ))}
            <Section title={RULES_COPY.threshold}>
              <Txt className='text-2'>{RULES_COPY.thresholdNote(book.threshold)}</Txt>
              {mayChange && (
                <Form sending={busy}>
                  <Chips
                    label={RULES_COPY.threshold}
                    options={RULES_COPY.thresholds}
                    value={String(book.threshold)}
                    onChange={(value) => void save(book, rules, Number(value))}
                  />
                </Form>
              )}
            </Section>
            <Confirm
              open={removing !== undefined}
              title={RULES_COPY.removeAsk}
              text={book.rules.find(({ id }) => id === removing)?.name ?? ''}
              confirm={RULES_COPY.remove}
              danger
              onConfirm={() => {
                setRemoving(undefined)
                void save(
                  book,
                  rules.filter(({ id }) => id !== removing),
                )
              }}
              onClose={() => setRemoving(undefined)}
            />
          </>
        )
      }}
    </Loaded>
  )
}
