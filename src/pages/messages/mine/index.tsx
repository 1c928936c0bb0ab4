import { useState } from 'react'
import type { MessageRow } from '../../../../types/messages.contract'
import { WORK_LIMITS } from '../../../../types/messages.work.terms'
import { messagesApi } from '../../../api/messages.api'
import {
  Box,
  Button,
  Card,
  Empty,
  Loaded,
  More,
  Page,
  Press,
  Rows,
  SearchBox,
  SignedIn,
  StatusTag,
  Tag,
  Txt,
} from '../../../components'
import { ownDaysLeftWords, promiseWords } from '../../../copy/days'
import { MINE_COPY } from '../../../copy/messages'
import { KIND_WORDS } from '../../../copy/terms'
import { openDesk, openPage } from '../../../platform/navigate'
import { betweenWords } from '../../../platform/words'
import { isCitizen, worksAtDesk } from '../../../state/roles'
import { usePages } from '../../../state/use-pages'
import './index.scss'

/** 我的留言: every message of mine in the five words a citizen understands. */
export default function MyMessagesPage() {
  return (
    <Page title={MINE_COPY.title} tab='messages'>
      <SignedIn>
        {(me) =>
          isCitizen(me) ? (
            <MyMessages owner={me.id} />
          ) : (
            <Empty icon='desk' title={MINE_COPY.staffTitle} text={MINE_COPY.staffText}>
              {worksAtDesk(me) && (
                <Button kind='primary' onPress={openDesk}>
                  {MINE_COPY.desk}
                </Button>
              )}
            </Empty>
          )
        }
      </SignedIn>
    </Page>
  )
}

function MyMessages({ owner }: { owner: string }) {
  const [words, setWords] = useState('')
  const [sought, setSought] = useState('')
  const pages = usePages(`mine/${owner}/${sought}`, (page) =>
    sought === '' ? messagesApi.listMine(page) : messagesApi.search({ words: sought, ...page }),
  )
  const { request, more } = pages
  const none = sought === '' && request.data?.length === 0 && !more
  const seek = (said: string): void => {
    setWords(said)
    setSought(said.trim().slice(0, WORK_LIMITS.words))
  }
  return (
    <>
      {!none && (
        <Box>
          <SearchBox
            label={MINE_COPY.search}
            placeholder={MINE_COPY.searchPlaceholder}
            value={words}
            onChange={(said) => (said === '' ? seek('') : setWords(said))}
            onSearch={() => seek(words)}
            searchLabel={MINE_COPY.searchGo}
          />
          <Box className={sought === '' ? '' : 'my-found line line--between'}>
            {/* Stands before the answer does, so that screen readers hear what came of the search. */}
            <Box role='status'>
              {sought !== '' && request.data && (
                <Txt className='text-2'>
                  {request.data.length === 0 && !more ? MINE_COPY.foundNoneOf(sought) : MINE_COPY.found(sought)}
                </Txt>
              )}
            </Box>
            {sought !== '' && (
              <Button kind='plain' onPress={() => seek('')}>
                {MINE_COPY.all}
              </Button>
            )}
          </Box>
        </Box>
      )}
      <Loaded request={request} rows={4}>
        {(rows) =>
          rows.length === 0 && !more ? <Nothing sought={sought} /> : <List rows={rows} write={sought === ''} />
        }
      </Loaded>
      <More pages={pages} words={MINE_COPY.more} />
    </>
  )
}

/** Nothing was written yet, or nothing of it holds the words. */
const Nothing = ({ sought }: { sought: string }) =>
  sought === '' ? (
    <Empty icon='message' title={MINE_COPY.emptyTitle} text={MINE_COPY.emptyText}>
      <Button kind='primary' icon='pen' onPress={() => openPage('compose')}>
        {MINE_COPY.write}
      </Button>
    </Empty>
  ) : (
    <Empty icon='search' title={MINE_COPY.foundNone} text={MINE_COPY.foundNoneText} />
  )

const List = ({ rows, write }: { rows: readonly MessageRow[]; write: boolean }) => (
  <>
    {write && (
      <Button kind='primary' icon='pen' block onPress={() => openPage('compose')}>
        {MINE_COPY.write}
      </Button>
    )}
    {rows.length > 0 && (
      <Card flush>
        <Rows label={MINE_COPY.list}>
          {rows.map((row) => (
            <MyMessage key={row.id} row={row} />
          ))}
        </Rows>
      </Card>
    )}
  </>
)

/** What waits for the person themselves. */
const askedOf = ({ status, allowedActions }: MessageRow): string | undefined =>
  status === 'awaiting_citizen' ? MINE_COPY.asks : allowedActions.includes('rate') ? MINE_COPY.rate : undefined

/** How late it is stands on the tag beside it. */
const dayOfPromise = (row: MessageRow): string => promiseWords({ ...row, overdue: false })

/** The promise while it is open; afterwards the date says little and the word says all. */
const MyMessage = ({ row }: { row: MessageRow }) => {
  const open = row.citizenStatus !== 'replied' && row.citizenStatus !== 'closed'
  const daysLeft = open ? ownDaysLeftWords(row) : undefined
  const asked = askedOf(row)
  return (
    <Box className='row-item' role='listitem'>
      <Press className='my-message' role='link' onPress={() => openPage('message', { id: row.id })}>
        <Box className='line line--between'>
          <Box className='line'>
            <StatusTag citizen={row.citizenStatus} />
            <Txt className='small'>{KIND_WORDS[row.kind]}</Txt>
          </Box>
          {daysLeft && <Tag tone={row.overdue ? 'danger' : 'neutral'}>{daysLeft}</Tag>}
        </Box>
        <Txt className='heading-3'>{betweenWords(row.title)}</Txt>
        <Box className='my-message__where'>
          <Txt>{MINE_COPY.at(row.unitName)}</Txt>
          {open && <Txt>{dayOfPromise(row)}</Txt>}
        </Box>
        {asked && (
          <Box className='line'>
            <Tag tone='warn'>{asked}</Tag>
          </Box>
        )}
      </Press>
    </Box>
  )
}
