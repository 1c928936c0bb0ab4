import { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { ActorView } from '../../../../types/identity.contract'
import type { MessageRow } from '../../../../types/messages.contract'
import type { MessageAction } from '../../../../types/messages.terms'
import { messagesApi } from '../../../api/messages.api'
import { Box, Button, Callout, Card, Chips, Empty, Loaded, Page, Rows, SignedIn } from '../../../components'
import { DESK_COPY, EMPTY_COPY, TILE_COPY } from '../../../copy/desk'
import { STATUS_WORDS } from '../../../copy/terms'
import { openPage } from '../../../platform/navigate'
import { notify } from '../../../state/notice.store'
import { worksAtDesk } from '../../../state/roles'
import { useAction } from '../../../state/use-action'
import { usePages } from '../../../state/use-pages'
import { useRequest } from '../../../state/use-request'
import { useDesk } from '../desk.store'
import { Handling } from '../handling'
import { mainAction } from '../main-action'
import { useTwoPanes } from '../use-two-panes'
import { type Filter, statusesOf, tilesOf } from './filter'
import { InboxHead } from './inbox-head'
import { InboxRow } from './inbox-row'
import { InboxTiles, readCounts } from './inbox-tiles'
import './index.scss'
import { readRows } from './read-rows'

/** 工作台: what waits for this person, what is due first on top. On a desk the handling stands beside the list. */
export default function InboxPage() {
  return (
    <Page title={DESK_COPY.title} tab='desk' wide>
      <SignedIn>
        {(me) =>
          worksAtDesk(me) ? (
            <Inbox me={me} />
          ) : (
            <Empty icon='desk' title={DESK_COPY.noDesk} text={DESK_COPY.noDeskText} />
          )
        }
      </SignedIn>
    </Page>
  )
}

/** What stands beside the list. Each opening is a turn of its own: opened again it reads again. */
interface Shown {
  id: string
  action: MessageAction | undefined
  turn: number
}

const keyOf = (filter: Filter): string =>
  filter.by === 'all' ? 'all' : filter.by === 'tile' ? `tile:${filter.tile}` : `status:${filter.status}`

const emptyOf = (filter: Filter): { title: string; text: string } => {
  if (filter.by === 'all') return EMPTY_COPY.all
  if (filter.by === 'status') return EMPTY_COPY.status(STATUS_WORDS[filter.status])
  return { title: TILE_COPY[filter.tile].empty, text: TILE_COPY[filter.tile].text }
}

function Inbox({ me }: { me: ActorView }) {
  const twoPanes = useTwoPanes()
  const [filter, setFilter] = useState<Filter>({ by: 'all' })
  const [shown, setShown] = useState<Shown>()
  const counts = useRequest(`counts/${me.id}`, readCounts)
  const { request, more, loadingMore, moreFailure } = usePages(`inbox/${me.id}/${keyOf(filter)}`, (cursor) =>
    readRows(filter, cursor),
  )
  const accepting = useAction((row: MessageRow) => messagesApi.accept({ id: row.id, version: row.version }))
  const [acceptingId, setAcceptingId] = useState<string>()

  const reload = (): void => {
    counts.reload()
    request.reload()
  }
  usePullDownRefresh(() => {
    reload()
    Taro.stopPullDownRefresh()
  })
  useReachBottom(() => void more?.())
  const rows = request.data
  useEffect(() => {
    if (rows) useDesk.setState({ order: rows.map((row) => row.id) })
  }, [rows])

  const open = (id: string, action?: MessageAction): void => {
    if (twoPanes) setShown((before) => ({ id, action, turn: (before?.turn ?? 0) + 1 }))
    else openPage('handle', action ? { id, action } : { id })
  }
  const act = async (row: MessageRow, action: MessageAction): Promise<void> => {
    if (action !== 'accept') return open(row.id, action)
    setAcceptingId(row.id)
    const accepted = await accepting.run(row)
    if (accepted) notify(DESK_COPY.accepted)
    if (accepted && twoPanes) open(row.id)
    reload()
  }

  const list = (
    <Box className='inbox'>
      <InboxHead me={me} onRefresh={reload} />
      <InboxTiles tiles={tilesOf(me)} counts={counts} filter={filter} onChoose={setFilter} />
      <Box className='inbox__filter'>
        <Chips
          label={DESK_COPY.filter}
          value={filter.by === 'all' ? 'all' : filter.by === 'status' ? filter.status : undefined}
          options={[
            { value: 'all' as const, label: DESK_COPY.all },
            ...statusesOf(me).map((status) => ({ value: status, label: STATUS_WORDS[status] })),
          ]}
          onChange={(value) => setFilter(value === 'all' ? { by: 'all' } : { by: 'status', status: value })}
        />
      </Box>
      {accepting.failure && (
        <Callout tone='danger' live>
          {accepting.failure.message}
        </Callout>
      )}
      <Loaded request={request} rows={5}>
        {(found) =>
          found.length === 0 && !more ? (
            <Empty icon='check' {...emptyOf(filter)} />
          ) : (
            <Card flush>
              <Rows label={DESK_COPY.list}>
                {found.map((row) => (
                  <InboxRow
                    key={row.id}
                    row={row}
                    ownUnit={me.grants.some((grant) => grant.unitId === row.unitId)}
                    on={twoPanes && shown?.id === row.id}
                    busy={accepting.busy && acceptingId === row.id}
                    onOpen={() => open(row.id)}
                    onAct={() => {
                      const action = mainAction(row)
                      if (action) void act(row, action)
                    }}
                  />
                ))}
              </Rows>
            </Card>
          )
        }
      </Loaded>
      {moreFailure && <Callout tone='warn'>{`${DESK_COPY.moreFailed}${moreFailure.message}`}</Callout>}
      {more && (
        <Button block busy={loadingMore} onPress={() => void more()}>
          {DESK_COPY.loadMore}
        </Button>
      )}
    </Box>
  )
  if (!twoPanes) return list
  return (
    <Box className='panes'>
      <Box className='panes__list'>{list}</Box>
      <Box className='panes__handling' role='region' label={DESK_COPY.choose}>
        {shown ? (
          <Handling
            key={`${shown.turn}`}
            me={me}
            id={shown.id}
            startWith={shown.action}
            onChanged={reload}
            onNext={open}
            onLeave={() => setShown(undefined)}
            frame={(body, bar) => (
              <>
                <Box className='panes__body'>{body}</Box>
                {bar && <Box className='panes__bar'>{bar}</Box>}
              </>
            )}
          />
        ) : (
          <Empty icon='inbox' title={DESK_COPY.choose} text={DESK_COPY.chooseText} />
        )}
      </Box>
    </Box>
  )
}
