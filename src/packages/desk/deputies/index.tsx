import { Fragment } from 'react'
import type { ActorView } from '../../../../types/identity.contract'
import { messagesApi } from '../../../api/messages.api'
import {
  Beside,
  Box,
  Button,
  Card,
  Empty,
  Heading,
  Loaded,
  Page,
  Refusal,
  Row,
  Rows,
  Section,
  SignedIn,
  Txt,
} from '../../../components'
import { dayWords, dayWordsFrom } from '../../../copy/days'
import { DEPUTY_COPY } from '../../../copy/signing'
import { notify } from '../../../state/notice.store'
import { useAction } from '../../../state/use-action'
import { useRequest } from '../../../state/use-request'
import { useUnitNames } from '../../../state/use-unit-names'
import { SetDeputyForm } from './set-deputy-form'

/** 代理审核: who signs in an approver's absence, by unit. */
export default function DeputiesPage() {
  return (
    <Page title={DEPUTY_COPY.title} wide>
      <SignedIn>
        {(me) => {
          const units = unitsOf(me)
          return units.length === 0 ? (
            <Empty icon='lock' title={DEPUTY_COPY.notYours} text={DEPUTY_COPY.notYoursText} />
          ) : (
            <AllDeputies me={me} units={units} />
          )
        }}
      </SignedIn>
    </Page>
  )
}

function AllDeputies({ me, units }: { me: ActorView; units: readonly string[] }) {
  const several = units.length > 1
  const nameOf = useUnitNames(several)
  return (
    <>
      <Txt className='text-2'>{DEPUTY_COPY.intro}</Txt>
      {units.map((unitId) => (
        <Fragment key={unitId}>
          {several && (
            <Heading level={2} className='heading-1'>
              {nameOf(unitId)}
            </Heading>
          )}
          <UnitDeputies me={me} unitId={unitId} />
        </Fragment>
      ))}
    </>
  )
}

const unitsOf = ({ grants }: ActorView): string[] => [
  ...new Set(
    grants.flatMap(({ role, unitId }) => (unitId && (role === 'approver' || role === 'liaison') ? [unitId] : [])),
  ),
]

function UnitDeputies({ me, unitId }: { me: ActorView; unitId: string }) {
  const request = useRequest(`deputies/${me.id}/${unitId}`, () => messagesApi.deputies({ unitId }))
  const end = useAction(messagesApi.endDeputy)
  const stop = async (approverId: string): Promise<void> => {
    const fresh = await end.run({ unitId, approverId })
    if (!fresh) return
    if (request.state === 'ready') request.replace(fresh)
    notify(DEPUTY_COPY.ended)
  }
  return (
    <Loaded request={request} rows={3}>
      {(deputies) => (
        <Beside
          side={
            deputies.approvers.length > 0 && (
              <SetDeputyForm
                unitId={unitId}
                deputies={deputies}
                onSet={(fresh) => request.state === 'ready' && request.replace(fresh)}
              />
            )
          }
        >
          <Section title={DEPUTY_COPY.running}>
            <Refusal failure={end.failure} />
            <Card flush={deputies.items.length > 0}>
              {deputies.items.length === 0 ? (
                <Txt className='text-2'>{DEPUTY_COPY.none}</Txt>
              ) : (
                <Rows label={DEPUTY_COPY.running}>
                  {deputies.items.map((one) => (
                    <Row
                      key={one.approverId}
                      title={DEPUTY_COPY.line(one.approverName, one.deputyName)}
                      note={DEPUTY_COPY.period(dayWords(one.from), dayWordsFrom(one.until, one.from), one.now)}
                    >
                      {one.mayChange && (
                        <Box>
                          <Button
                            kind='plain'
                            edge
                            busy={end.busy}
                            label={`${DEPUTY_COPY.end}：${one.approverName}`}
                            onPress={() => void stop(one.approverId)}
                          >
                            {DEPUTY_COPY.end}
                          </Button>
                        </Box>
                      )}
                    </Row>
                  ))}
                </Rows>
              )}
            </Card>
          </Section>
        </Beside>
      )}
    </Loaded>
  )
}
