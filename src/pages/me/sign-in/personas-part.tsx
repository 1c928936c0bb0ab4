import type { ReactNode } from 'react'
import { identityApi } from '../../../api/identity.api'
import { Callout, Card, Loaded, Row, Rows, Section, Txt } from '../../../components'
import { SIGN_IN_COPY } from '../../../copy/me'
import { notify } from '../../../state/notice.store'
import { useSession } from '../../../state/session.store'
import { useAction } from '../../../state/use-action'
import { useRequest } from '../../../state/use-request'
import { groupPersonas } from './personas'
import { UnitPersonas } from './unit-personas'
import { useGoOn } from './use-go-on'

/** Signing in by persona, on a demonstration server. `after`: what stands below the list. */
export function PersonaSignIn({ after }: { after: ReactNode }) {
  const signInAs = useSession((session) => session.signInAs)
  const goOn = useGoOn()
  const request = useRequest('personas', () => identityApi.demoPersonas({}))
  const signIn = useAction(async (persona: string, name: string) => {
    const me = await signInAs(persona)
    notify(SIGN_IN_COPY.done(name))
    goOn(me)
  })
  const choose = (persona: string, name: string): void => void signIn.run(persona, name)
  return (
    <>
      <Txt className='text-2'>{SIGN_IN_COPY.intro}</Txt>
      {signIn.failure && (
        <Callout tone='danger' live>
          {signIn.failure.message}
        </Callout>
      )}
      <Loaded request={request} rows={4}>
        {({ items, offices, units }) => {
          const { citizen, press, system } = groupPersonas({ items, offices })
          const ofGroup = (title: string, personas: typeof items) =>
            personas.length > 0 && (
              <Section title={title}>
                <Card flush>
                  <Rows label={title}>
                    {personas.map(({ persona, name, what }) => (
                      <Row key={persona} title={name} note={what} onPress={() => choose(persona, name)} />
                    ))}
                  </Rows>
                </Card>
              </Section>
            )
          return (
            <>
              {ofGroup(SIGN_IN_COPY.groups.citizen, citizen)}
              {ofGroup(SIGN_IN_COPY.groups.press, press)}
              <UnitPersonas units={units} offices={offices} onChoose={choose} />
              {ofGroup(SIGN_IN_COPY.groups.system, system)}
            </>
          )
        }}
      </Loaded>
      {request.state !== 'loading' && after}
    </>
  )
}
