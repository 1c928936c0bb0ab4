import { servicesApi } from '../../../api/services.api'
import { Button, Empty, Loaded, Section } from '../../../components'
import { SERVICES_COPY } from '../../../copy/services'
import { openPage } from '../../../platform/navigate'
import { isCitizen } from '../../../state/roles'
import { useSession } from '../../../state/session.store'
import { useRequest } from '../../../state/use-request'
import { ServiceRows } from './service-rows'
import { useSettled } from '../../../state/use-settled'

const TYPING_MS = 300

/** What fits the words, best first; nothing found leads to asking. */
export function Found({ words, onClear }: { words: string; onClear: () => void }) {
  const asked = useSettled(words, TYPING_MS)
  const me = useSession((session) => session.me)
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
      <Loaded request={request} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon='search' title={SERVICES_COPY.none} text={SERVICES_COPY.noneText}>
              {isCitizen(me) && (
                <Button kind='primary' onPress={() => openPage('compose')}>
                  {SERVICES_COPY.ask}
                </Button>
              )}
            </Empty>
          ) : (
            <ServiceRows items={items} label={SERVICES_COPY.results} />
          )
        }
      </Loaded>
    </Section>
  )
}
