import { servicesApi } from '../../../api/services.api'
import { Button, Loaded, More, Section } from '../../../components'
import { SERVICES_COPY, TOPIC_WORDS } from '../../../copy/services'
import { usePages } from '../../../state/use-pages'
import { ServiceRows } from './service-rows'
import type { Topic } from './topics'

/** The items of one topic, page by page. */
export function OfTopic({ topic, onBack }: { topic: Topic; onBack: () => void }) {
  const pages = usePages(`services/${topic}`, (page) => servicesApi.list({ topic, ...page }))
  return (
    <Section
      title={TOPIC_WORDS[topic]}
      more={
        <Button kind='plain' onPress={onBack}>
          {SERVICES_COPY.back}
        </Button>
      }
    >
      <Loaded request={pages.request} rows={5}>
        {(items) => (
          <>
            <ServiceRows items={items} label={TOPIC_WORDS[topic]} />
            <More pages={pages} words={SERVICES_COPY.more} />
          </>
        )}
      </Loaded>
    </Section>
  )
}
