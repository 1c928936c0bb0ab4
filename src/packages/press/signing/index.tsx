import { useState } from 'react'
import type { ActorView } from '../../../../types/identity.contract'
import type { ApprovalRulesView } from '../../../../types/messages.contract'
import { MESSAGE_KINDS, type MessageKind } from '../../../../types/messages.terms'
import { messagesApi } from '../../../api/messages.api'
import { Card, Empty, Loaded, Page, Row, Rows, Section, SignedIn, Txt } from '../../../components'
import { SIGNING_RULES_COPY as COPY } from '../../../copy/signing'
import { KIND_WORDS } from '../../../copy/terms'
import { hasRole, seesSigningRules } from '../../../state/roles'
import { useRequest } from '../../../state/use-request'
import { ChooseScope, ownUnits, type Scope } from './choose-scope'
import { EditRule } from './edit-rule'
import { HoursPart } from './hours-part'
import { originWords, ruleFor, wayWords } from './ways'
import { UnitSigners } from './unit-signers'

/** 审签规定: who signs which replies, for the city and a unit, and the hours by which a signature is waited for. */
export default function SigningRulesPage() {
  return (
    <Page title={COPY.title}>
      <SignedIn>
        {(me) =>
          seesSigningRules(me) ? (
            <SigningRules me={me} />
          ) : (
            <Empty icon='lock' title={COPY.notYours} text={COPY.notYoursText} />
          )
        }
      </SignedIn>
    </Page>
  )
}

function SigningRules({ me }: { me: ActorView }) {
  const own = ownUnits(me)
  const mayChange = hasRole(me, 'admin')
  const [unit, setUnit] = useState<Scope>()
  const [editing, setEditing] = useState<MessageKind>()
  const request = useRequest(`approval-rules/${me.id}/${unit?.id ?? ''}`, () =>
    messagesApi.approvalRules(unit ? { unitId: unit.id } : {}),
  )
  return (
    <>
      <Txt className='text-2'>{COPY.intro}</Txt>
      {!mayChange && <Txt className='small'>{COPY.readOnly}</Txt>}
      <ChooseScope own={own} unit={unit} onChange={setUnit} />
      <Loaded request={request} rows={6}>
        {(rules) => {
          // Who signs at the unit may have changed what is too few: it is read again.
          const replace = (fresh: ApprovalRulesView): void => {
            if (request.state === 'ready') request.replace({ ...fresh, ...(rules.unit && { unit: rules.unit }) })
            request.reload()
          }
          return (
            <>
              {rules.unit && <UnitSigners unit={rules.unit} />}
              <Section title={COPY.rules(unit?.name ?? COPY.wholeCity)}>
                <KindRows rules={rules} unitId={unit?.id} onChoose={mayChange ? setEditing : undefined} />
              </Section>
              {!unit && <OwnRules rules={rules} />}
              <HoursPart rules={rules} mayChange={mayChange} onRules={replace} />
              <Txt className='small'>{COPY.times}</Txt>
              {editing && (
                <EditRule
                  key={`${editing}/${unit?.id ?? ''}`}
                  rules={rules}
                  kind={editing}
                  unit={unit}
                  onRules={replace}
                  onClose={() => setEditing(undefined)}
                />
              )}
            </>
          )
        }}
      </Loaded>
    </>
  )
}

interface KindRowsProps {
  rules: ApprovalRulesView
  unitId: string | undefined
  onChoose: ((kind: MessageKind) => void) | undefined
}

/** What holds for each kind, by whom it was set and on what it rests. */
const KindRows = ({ rules, unitId, onChoose }: KindRowsProps) => (
  <Card flush>
    <Rows label={COPY.title}>
      {MESSAGE_KINDS.map((kind) => {
        const rule = ruleFor(rules, kind, unitId)
        return (
          rule && (
            <Row
              key={kind}
              title={`${KIND_WORDS[kind]}：${wayWords(rule.steps)}`}
              note={originWords(rule)}
              {...(onChoose ? { onPress: () => onChoose(kind) } : {})}
            >
              {rule.distinct && <Txt className='small'>{COPY.threePeople}</Txt>}
            </Row>
          )
        )
      })}
    </Rows>
  </Card>
)

/** Units that have rules of their own. */
function OwnRules({ rules: { rules } }: { rules: ApprovalRulesView }) {
  const own = rules.filter(({ origin }) => origin === 'unit')
  return (
    <Section title={COPY.own}>
      <Txt className='text-2'>{COPY.ownNote}</Txt>
      {own.length === 0 ? (
        <Txt className='text-2'>{COPY.noOwn}</Txt>
      ) : (
        <Card flush>
          <Rows label={COPY.own}>
            {own.map(({ unitId, unitName = '', kind, steps, source }) => (
              <Row
                key={`${unitId ?? ''}.${kind}`}
                title={COPY.ownLine(unitName, KIND_WORDS[kind])}
                note={`${wayWords(steps)}，${COPY.basis(source)}`}
              />
            ))}
          </Rows>
        </Card>
      )}
    </Section>
  )
}
