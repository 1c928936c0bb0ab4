import { servicesApi } from '../../../api/services.api'
import { Box, Button, Empty, Heading, Loaded, Section, Txt } from '../../../components'
import { SERVICES_COPY } from '../../../copy/services'
import { openPage } from '../../../platform/navigate'
import { isCitizen } from '../../../state/roles'
import { useSession } from '../../../state/session.store'
import { useRequest } from '../../../state/use-request'
import { ServiceRows } from './service-rows'
import { useSettled } from '../../../state/use-settled'

const TYPING_MS = 300

type Answer = Awaited<ReturnType<typeof servicesApi.search>>

/** How many are called so; none leads to another word, or to asking. */
function Outcome({ items, near = [] }: Answer) {
  const me = useSession((session) => session.me)
  const ask = isCitizen(me) && (
    <Button kind={near.length > 0 ? 'secondary' : 'primary'} onPress={() => openPage('compose')}>
      {SERVICES_COPY.ask}
    </Button>
  )
  if (items.length > 0) return <Txt className='text-2'>{SERVICES_COPY.found(items.length)}</Txt>
  if (near.length > 0)
    return (
      <Box className='stack-small'>
        <Txt className='heading-3'>{SERVICES_COPY.noneExact}</Txt>
        <Txt className='text-2'>{SERVICES_COPY.noneText}</Txt>
        <Box>{ask}</Box>
      </Box>
    )
  return (
    <Empty icon='search' title={SERVICES_COPY.none} text={SERVICES_COPY.noneText}>
      {ask}
    </Empty>
  )
}

/** What is called so, best first; what only has words in common stands apart. Nothing found leads to asking. */
export function Found({ words, onClear }: { words: string; onClear: () => void }) {
  const asked = useSettled(words, TYPING_MS)
  const request = useRequest(`services/${asked}`, () => servicesApi.search({ query: asked }))
  return (
    <Section
      title={SERVICES_COPY.results}
      more={
        <Button kind='plain' onPress={onClear}>
          {SERVICES_COPY.back}
        </Button>
      }
    >
      {/* Stands before the answer does, so that screen readers hear what came of the search. */}
      <Box role='status'>{request.data && <Outcome {...request.data} />}</Box>
      <Loaded request={request} rows={3}>
        {({ items, near = [] }) => (
          <>
            {items.length > 0 && <ServiceRows items={items} label={SERVICES_COPY.results} />}
            {near.length > 0 && (
              <Box className='stack-small near'>
                <Heading level={3} className='heading-3'>
                  {SERVICES_COPY.near}
                </Heading>
                <Txt className='small'>{SERVICES_COPY.nearText}</Txt>
                <ServiceRows items={near} label={SERVICES_COPY.near} />
              </Box>
            )}
          </>
        )}
      </Loaded>
    </Section>
  )
}
