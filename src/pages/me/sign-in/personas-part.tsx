import { type ReactNode, useState } from 'react'
import { identityApi } from '../../../api/identity.api'
import { Callout, Card, Loaded, Row, Rows, SearchBox, Section, Txt } from '../../../components'
import { SIGN_IN_COPY } from '../../../copy/me'
import { notify } from '../../../state/notice.store'
import { useSession } from '../../../state/session.store'
import { useAction } from '../../../state/use-action'
import { useRequest } from '../../../state/use-request'
import { groupPersonas, type Persona, UNITS_SHOWN } from './personas'
import { useGoOn } from './use-go-on'

/** Signing in by persona, on a demonstration server. `after`: what stands below the list. */
export function PersonaSignIn({ after }: { after: ReactNode }) {
  const signInAs = useSession((session) => session.signInAs)
  const goOn = useGoOn()
  const request = useRequest('personas', () => identityApi.demoPersonas({}))
  const signIn = useAction(async (persona: Persona) => {
    const me = await signInAs(persona.persona)
    notify(SIGN_IN_COPY.done(persona.name))
    goOn(me)
  })
  return (
    <>
      <Txt className='text-2'>{SIGN_IN_COPY.intro}</Txt>
      {signIn.failure && (
        <Callout tone='danger' live>
          {signIn.failure.message}
        </Callout>
      )}
      <Loaded request={request} rows={4}>
        {({ items }) => <Personas items={items} onChoose={(persona) => void signIn.run(persona)} />}
      </Loaded>
      {request.state !== 'loading' && after}
    </>
  )
}

function Personas({ items, onChoose }: { items: readonly Persona[]; onChoose: (persona: Persona) => void }) {
  const [words, setWords] = useState('')
  const { citizen, press, unit, system } = groupPersonas(items)
  const found = unit.filter(({ name, what }) => `${name}${what}`.includes(words.trim()))
  const shown = words.trim() ? found : found.slice(0, UNITS_SHOWN)
  const rows = (personas: readonly Persona[]) =>
    personas.map((persona) => (
      <Row key={persona.persona} title={persona.name} note={persona.what} onPress={() => onChoose(persona)} />
    ))
  return (
    <>
      {(
        [
          ['citizen', citizen],
          ['press', press],
          ['unit', shown],
          ['system', system],
        ] as const
      ).map(([group, personas]) =>
        personas.length === 0 && group !== 'unit' ? null : (
          <Section key={group} title={SIGN_IN_COPY.groups[group]}>
            {group === 'unit' && unit.length > UNITS_SHOWN && (
              <SearchBox
                label={SIGN_IN_COPY.search}
                placeholder={SIGN_IN_COPY.searchPlaceholder}
                value={words}
                onChange={setWords}
              />
            )}
            {personas.length > 0 ? (
              <Card flush>
                <Rows label={SIGN_IN_COPY.groups[group]}>{rows(personas)}</Rows>
              </Card>
            ) : (
              <Txt className='text-2'>{SIGN_IN_COPY.none}</Txt>
            )}
            {group === 'unit' && shown.length < found.length && (
              <Txt className='small'>{SIGN_IN_COPY.more(found.length - shown.length)}</Txt>
            )}
          </Section>
        ),
      )}
    </>
  )
}
