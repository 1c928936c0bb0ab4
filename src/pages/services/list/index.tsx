import { useEffect, useState } from 'react'
import { servicesApi } from '../../../api/services.api'
import { Box, Loaded, Page, SearchBox, Section } from '../../../components'
import { SERVICES_COPY } from '../../../copy/services'
import { focusText } from '../../../platform/focus-page'
import { useSearch } from '../../../state/search.store'
import { useRequest } from '../../../state/use-request'
import { Found } from './found'
import './index.scss'
import { OfTopic } from './of-topic'
import { ServiceRows } from './service-rows'
import { type Topic, Topics } from './topics'

/** The list comes with what people ask for most on top; so many of them stand below the topics. */
const OFTEN = 6

/** 服务: by topic, or by what one would say. */
export default function ServicesPage() {
  const [words, setWords] = useState('')
  const [topic, setTopic] = useState<Topic>()
  // What was pressed is gone with the list that it was in: the one that came is read out.
  const show = (next: Topic | undefined): void => {
    setTopic(next)
    setTimeout(() => focusText('.page__body h2'))
  }
  const handedOver = useSearch((search) => search.words)
  useEffect(() => {
    if (handedOver === undefined) return
    setWords(handedOver)
    setTopic(undefined)
    useSearch.getState().setWords(undefined)
  }, [handedOver])
  const request = useRequest('services', () => servicesApi.list({ limit: OFTEN }))

  return (
    <Page title={SERVICES_COPY.title} tab='services'>
      <SearchBox
        label={SERVICES_COPY.search}
        placeholder={SERVICES_COPY.searchPlaceholder}
        value={words}
        onChange={setWords}
      />
      {words.trim() ? (
        <Found words={words.trim()} onClear={() => setWords('')} />
      ) : topic ? (
        <OfTopic topic={topic} onBack={() => show(undefined)} />
      ) : (
        <Loaded request={request} rows={5}>
          {({ items, topics }) => (
            <Box className='stack services'>
              <Section title={SERVICES_COPY.topics}>
                <Topics counts={topics} onChoose={show} />
              </Section>
              <Section title={SERVICES_COPY.often}>
                <ServiceRows items={items} label={SERVICES_COPY.often} />
              </Section>
            </Box>
          )}
        </Loaded>
      )}
    </Page>
  )
}
