import { useState } from 'react'
import type { ActorView } from '../../../../types/identity.contract'
import { MESSAGE_KINDS, type MessageKind } from '../../../../types/messages.terms'
import { messagesApi } from '../../../api/messages.api'
import { Beside, Card, Chips, Empty, Loaded, Page, Row, Rows, Section, SignedIn, Txt } from '../../../components'
import { allowanceWords, POLICY_COPY, POLICY_STEP_WORDS } from '../../../copy/policy'
import { KIND_WORDS } from '../../../copy/terms'
import { hasRole, seesPolicy } from '../../../state/roles'
import { useRequest } from '../../../state/use-request'
import { EditUnitPolicy } from './edit-unit-policy'
import { lineOf } from './line-of'

/** 期限规定: every number with its source; an administrator gives a unit shorter times of its own. */
export default function PolicyPage() {
  return (
    <Page title={POLICY_COPY.title} wide>
      <SignedIn>
        {(me) =>
          seesPolicy(me) ? (
            <Policy me={me} />
          ) : (
            <Empty icon='lock' title={POLICY_COPY.notYours} text={POLICY_COPY.notYoursText} />
          )
        }
      </SignedIn>
    </Page>
  )
}

const KINDS = MESSAGE_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))

function Policy({ me }: { me: ActorView }) {
  const request = useRequest('policy', () => messagesApi.policy({}))
  const [kind, setKind] = useState<MessageKind>('complaint')
  return (
    <Loaded request={request} rows={5}>
      {({ city, units }) => (
        <Beside
          side={
            <>
              <Section title={POLICY_COPY.units}>
                <Txt className='text-2'>{POLICY_COPY.unitsNote}</Txt>
                {!hasRole(me, 'admin') && <Txt className='small'>{POLICY_COPY.readOnly}</Txt>}
                {units.every(({ overrides }) => overrides.length === 0) ? (
                  <Txt className='text-2'>{POLICY_COPY.noUnits}</Txt>
                ) : (
                  <Card flush>
                    <Rows label={POLICY_COPY.units}>
                      {units.flatMap(({ unitId, unitName, overrides }) =>
                        overrides.map((override) => (
                          <Row
                            key={`${unitId}.${lineOf(override)}`}
                            title={`${unitName}：${lineOf(override)}`}
                            note={POLICY_COPY.source(override.source)}
                          />
                        )),
                      )}
                    </Rows>
                  </Card>
                )}
              </Section>
              {hasRole(me, 'admin') && <EditUnitPolicy units={units} onChanged={request.reload} />}
            </>
          }
        >
          <Section title={POLICY_COPY.city}>
            <Chips label={POLICY_COPY.kind} value={kind} options={KINDS} onChange={setKind} />
            <Card flush>
              <Rows label={POLICY_COPY.city}>
                {city
                  .find((table) => table.kind === kind)
                  ?.steps.map(({ step, amount, counts, source }) => (
                    <Row
                      key={step}
                      title={POLICY_STEP_WORDS[step]}
                      note={POLICY_COPY.source(source)}
                      value={allowanceWords(step, amount, counts)}
                    />
                  ))}
              </Rows>
            </Card>
          </Section>
        </Beside>
      )}
    </Loaded>
  )
}
