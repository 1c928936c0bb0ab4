import { useState } from 'react'
import type { OutputOf } from '../../../types/wire.contract'
import type { HallContract } from '../../../types/hall.contract'
import { hallApi } from '../../api/hall.api'
import {
  Box,
  Card,
  FollowCard,
  SearchOutcome,
  Loaded,
  Loading,
  Page,
  Row,
  Rows,
  SearchBox,
  Section,
  Txt,
} from '../../components'
import { HALL_COPY } from '../../copy/hall'
import { openPage } from '../../platform/navigate'
import { isCitizen } from '../../state/roles'
import { useSession } from '../../state/session.store'
import { useRequest } from '../../state/use-request'
import { HallAccount } from './hall-account'
import './index.scss'
import { useFollowing } from './use-following'

/** 发布厅: the city's account first, then the units that have opened theirs. */
export default function HallPage() {
  const request = useRequest('hall', () => hallApi.hall({}))
  return (
    <Page title={HALL_COPY.title} tab='hall' wide>
      <Loaded request={request} rows={4}>
        {(hall) => <Hall hall={hall} />}
      </Loaded>
    </Page>
  )
}

function Hall({ hall: { city, items } }: { hall: OutputOf<HallContract['hall']> }) {
  const [words, setWords] = useState('')
  const me = useSession((session) => session.me)
  const { offered, follows, toggle, waiting, followedFirst } = useFollowing()
  const wanted = words.trim()
  const accounts = items.flatMap(({ account, ...unit }) => (account ? [{ unit, account }] : []))
  const found = followedFirst(accounts).filter(
    ({ unit, account }) => unit.name.includes(wanted) || account.name.includes(wanted),
  )
  return (
    <>
      {city.account && (
        <FollowCard
          name={city.account.name}
          introduction={city.account.introduction}
          originalId={city.account.originalId}
        />
      )}
      <Card flush>
        <Rows>
          <Row
            icon='building'
            title={HALL_COPY.units}
            note={HALL_COPY.unitsNote(items.length)}
            onPress={() => openPage('units')}
          />
        </Rows>
      </Card>
      <Section title={HALL_COPY.accounts}>
        <Txt className='small'>{HALL_COPY.accountsNote}</Txt>
        <SearchBox label={HALL_COPY.find} placeholder={HALL_COPY.findPlaceholder} value={words} onChange={setWords} />
        <SearchOutcome
          words={words}
          count={found.length}
          none={accounts.length === 0 ? HALL_COPY.noAccounts : HALL_COPY.none}
          found={HALL_COPY.found}
        />
        {waiting && <Loading rows={3} />}
        {!waiting && found.length > 0 && (
          <Box className='accounts' role='list' label={HALL_COPY.accounts}>
            {found.map(({ unit, account }) => (
              <HallAccount
                key={unit.id}
                unit={unit}
                account={account}
                following={follows(unit.id)}
                onFollow={offered ? () => toggle(unit.id) : undefined}
                mayWrite={isCitizen(me)}
              />
            ))}
          </Box>
        )}
      </Section>
    </>
  )
}
