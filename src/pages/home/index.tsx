import { useState } from 'react'
import { hallApi } from '../../api/hall.api'
import { messagesApi } from '../../api/messages.api'
import {
  Box,
  Button,
  Callout,
  Card,
  FollowCard,
  Icon,
  Loading,
  Page,
  Press,
  SearchBox,
  Section,
  Txt,
} from '../../components'
import { HOME_COPY, HOME_SERVICES } from '../../copy/home'
import { TAB_COPY } from '../../copy/tabs'
import { openDesk, openPage, openTab } from '../../platform/navigate'
import { callPhone } from '../../platform/phone'
import { isCitizen, worksAtDesk } from '../../state/roles'
import { useSearch } from '../../state/search.store'
import { useSession } from '../../state/session.store'
import { usePlace } from '../../state/use-place'
import { useRequest } from '../../state/use-request'
import { HomeHead } from './home-head'
import './index.scss'
import { mostPressing, OpenMessage } from './open-message'

/** The number that always answers, before the server has said anything and when it cannot. */
const HOTLINE = '12345'
/** Stands for whoever has no messages of their own: not signed in, or staff. */
const NOBODY = ''

/** 首页: what a person comes for, in the order in which people come for it. */
export default function HomePage() {
  const { me, status, knownId } = useSession()
  const hall = useRequest('hall', () => hallApi.hall({}))
  const city = hall.state === 'ready' ? hall.data.city : undefined
  const writer = me && isCitizen(me) ? me.id : undefined
  const mine = useRequest(writer && `home/${writer}`, () => messagesApi.listMine({ limit: 20 }))
  const known = status !== 'starting' && (writer === undefined || mine.state !== 'loading')
  const pressing = mostPressing(mine.data?.items ?? [])
  const something = pressing !== undefined || mine.state === 'failed'
  const place = usePlace(known, something, status === 'starting' ? knownId : (writer ?? NOBODY))
  const open = (
    <>
      {pressing && <OpenMessage open={pressing} />}
      {mine.state === 'failed' && <Callout tone='warn'>{HOME_COPY.openFailed}</Callout>}
    </>
  )
  return (
    <Page title={TAB_COPY.brand} tab='home' head={<HomeHead city={city?.name ?? TAB_COPY.brand} />}>
      {isCitizen(me) && (
        <Press className='write' onPress={() => openPage('compose')}>
          <Icon name='pen' />
          <Box className='write__text'>
            <Txt className='write__title'>{HOME_COPY.write}</Txt>
            <Txt className='write__note'>{HOME_COPY.writeNote}</Txt>
          </Box>
          <Icon name='next' />
        </Press>
      )}
      {worksAtDesk(me) && (
        <Button kind='primary' large block icon='desk' onPress={openDesk}>
          {HOME_COPY.desk}
        </Button>
      )}
      {place === 'waiting' && <Loading rows={2} />}
      {place === 'above' && open}
      {place !== 'waiting' && <ForEverybody hotline={city?.hotline ?? HOTLINE} />}
      {/* What comes late stands below what a finger may be on its way to. */}
      {place === 'below' && open}
      {city?.account && known && (
        <FollowCard
          name={city.account.name}
          introduction={city.account.introduction}
          originalId={city.account.originalId}
        />
      )}
    </Page>
  )
}

/** 找办事 and the hotline: the same for everybody, there at once. */
function ForEverybody({ hotline }: { hotline: string }) {
  const [words, setWords] = useState('')
  const search = (what: string): void => {
    useSearch.getState().setWords(what.trim())
    openTab('services')
  }
  return (
    <>
      <Section
        title={HOME_COPY.search}
        more={
          <Button kind='plain' onPress={() => search('')}>
            {HOME_COPY.allServices}
          </Button>
        }
      >
        <SearchBox
          label={HOME_COPY.search}
          placeholder={HOME_COPY.searchPlaceholder}
          value={words}
          onChange={setWords}
          onSearch={() => search(words)}
          searchLabel={HOME_COPY.searchGo}
        />
        <Box className='columns-4' role='group' label={HOME_COPY.services}>
          {HOME_SERVICES.map((service) => (
            <Press key={service.title} role='link' className='quick' onPress={() => search(service.words)}>
              <Icon name={service.icon} />
              <Txt>{service.title}</Txt>
            </Press>
          ))}
        </Box>
      </Section>
      <Card label={HOME_COPY.callTitle}>
        <Box className='line line--between'>
          <Box>
            <Txt className='heading-3'>{HOME_COPY.callTitle}</Txt>
            <Txt className='small'>{HOME_COPY.callNote}</Txt>
          </Box>
          <Button icon='phone' onPress={() => callPhone(hotline)}>
            {HOME_COPY.call(hotline)}
          </Button>
        </Box>
      </Card>
    </>
  )
}
