import type { MessageRow } from '../../../../types/messages.contract'
import { messagesApi } from '../../../api/messages.api'
import {
  Box,
  Button,
  Callout,
  Card,
  Empty,
  Loaded,
  Page,
  Press,
  Rows,
  SignedIn,
  StatusTag,
  Tag,
  Txt,
} from '../../../components'
import { daysLeftWords, promiseWords } from '../../../copy/days'
import { MINE_COPY } from '../../../copy/messages'
import { KIND_WORDS } from '../../../copy/terms'
import { openDesk, openPage } from '../../../platform/navigate'
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
  const { request, more, loadingMore, moreFailure } = usePages(`mine/${owner}`, (cursor) =>
    messagesApi.listMine({ ...(cursor ? { cursor } : {}), limit: 20 }),
  )
  return (
    <Loaded request={request} rows={4}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty icon='message' title={MINE_COPY.emptyTitle} text={MINE_COPY.emptyText}>
            <Button kind='primary' icon='pen' onPress={() => openPage('compose')}>
              {MINE_COPY.write}
            </Button>
          </Empty>
        ) : (
          <>
            <Button kind='primary' icon='pen' block onPress={() => openPage('compose')}>
              {MINE_COPY.write}
            </Button>
            <Card flush>
              <Rows label={MINE_COPY.list}>
                {rows.map((row) => (
                  <MyMessage key={row.id} row={row} />
                ))}
              </Rows>
            </Card>
            {moreFailure && <Callout tone='danger'>{moreFailure.message}</Callout>}
            {more && (
              <Button block busy={loadingMore} onPress={() => void more()}>
                {MINE_COPY.more}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  )
}

/** The promise while it is open; afterwards the date says little and the word says all. */
const MyMessage = ({ row }: { row: MessageRow }) => {
  const open = row.citizenStatus !== 'replied' && row.citizenStatus !== 'closed'
  return (
    <Box className='row-item' role='listitem'>
      <Press className='my-message' role='link' onPress={() => openPage('message', { id: row.id })}>
        <Box className='line line--between'>
          <Box className='line'>
            <StatusTag citizen={row.citizenStatus} />
            <Txt className='small'>{KIND_WORDS[row.kind]}</Txt>
          </Box>
          {open && <Tag tone={row.overdue ? 'danger' : 'neutral'}>{daysLeftWords(row)}</Tag>}
        </Box>
        <Txt className='heading-3'>{row.title}</Txt>
        <Txt className='small'>
          {open ? `${MINE_COPY.at(row.unitName)} · ${promiseWords(row)}` : MINE_COPY.at(row.unitName)}
        </Txt>
      </Press>
    </Box>
  )
}
