import { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { ActorView } from '../../../../types/identity.contract'
import type { MessageRow } from '../../../../types/messages.contract'
import type { MessageAction } from '../../../../types/messages.terms'
import { messagesApi } from '../../../api/messages.api'
import { Box, Button, Callout, Card, Chips, Empty, Loaded, Page, Rows, SignedIn, Txt } from '../../../components'
import { DESK_COPY } from '../../../copy/desk'
import { STATUS_WORDS } from '../../../copy/terms'
import { WORK_COPY } from '../../../copy/work'
import { openPage } from '../../../platform/navigate'
import { notify } from '../../../state/notice.store'
import { worksAtDesk } from '../../../state/roles'
import { useAction } from '../../../state/use-action'
import { usePages } from '../../../state/use-pages'
import { useRequest } from '../../../state/use-request'
import { useDesk } from '../desk.store'
import { Handling } from '../handling'
import { mainAction } from '../main-action'
import { focusReply, focusSearch, showRow, useDeskKeys } from '../use-desk-keys'
import { useTwoPanes } from '../use-two-panes'
import { BulkBar } from './bulk-bar'
import { type Filter, keyOf, statusesOf, tilesOf } from './filter'
import { chipOf, emptyOf, filterOf, OWN } from './filter-chips'
import { InboxFind } from './inbox-find'
import { InboxHead } from './inbox-head'
import { InboxRow } from './inbox-row'
import { InboxSheets, type InboxSheetName } from './inbox-sheets'
import { InboxTiles, readCounts } from './inbox-tiles'
import { NothingChosen } from './nothing-chosen'
import './index.scss'
import { readRows } from './read-rows'
import { useSavedFilters } from './use-saved-filters'
import { useSelection } from './use-selection'

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
  const selection = useSelection(rows)
  const saved = useSavedFilters(me.id)
  const [sheet, setSheet] = useState<InboxSheetName>()
  const [hereId, setHereId] = useState<string>()
  useEffect(() => {
    if (rows) useDesk.setState({ order: rows.map((row) => row.id), filter })
  }, [rows, filter])

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

  const here = rows?.find((row) => row.id === hereId)
  const move = (by: number): void => {
    const at = rows?.findIndex((row) => row.id === hereId) ?? -1
    const next = rows?.[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)]
    if (!next) return
    setHereId(next.id)
    showRow(next.id)
  }
  useDeskKeys(twoPanes, {
    j: () => move(1),
    k: () => move(-1),
    Enter: here && (() => open(here.id)),
    a: here?.allowedActions.includes('accept') ? () => void act(here, 'accept') : undefined,
    r: here?.allowedActions.includes('draft_reply')
      ? () => {
          open(here.id, 'draft_reply')
          focusReply()
        }
      : undefined,
    x: here && (() => selection.toggle(here.id)),
    '/': focusSearch,
    '?': () => setSheet('keys'),
  })

  const head = (
    <InboxHead
      me={me}
      onRefresh={reload}
      onKeys={twoPanes ? () => setSheet('keys') : undefined}
      onTemplates={() => setSheet('templates')}
    />
  )
  const list = (
    <Box className='inbox'>
      {!twoPanes && head}
      <InboxTiles tiles={tilesOf(me)} counts={counts} filter={filter} onChoose={setFilter} />
      <InboxFind
        filter={filter}
        onChoose={setFilter}
        onFilter={() => setSheet('filter')}
        selecting={selection.on}
        onSelect={selection.on ? selection.end : selection.begin}
        onExport={() => setSheet('export')}
      />
      <InboxSheets
        sheet={sheet}
        me={me}
        saved={saved}
        filter={filter}
        onChoose={setFilter}
        onClose={() => setSheet(undefined)}
      />
      <Box className='inbox__filter'>
        <Chips
          label={DESK_COPY.filter}
          value={chipOf(filter)}
          options={[
            { value: 'all', label: DESK_COPY.all },
            ...saved.items.map(({ name }) => ({ value: `${OWN}${name}`, label: name })),
            ...statusesOf(me).map((status) => ({ value: status, label: STATUS_WORDS[status] })),
          ]}
          onChange={(value) => setFilter(filterOf(value, saved.items))}
        />
      </Box>
      {filter.by === 'words' && <Txt className='text-2'>{WORK_COPY.found(filter.words)}</Txt>}
      {selection.on && (
        <BulkBar
          chosen={selection.chosen}
          onAll={selection.all}
          onDone={() => {
            selection.begin()
            reload()
          }}
        />
      )}
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
                    here={twoPanes && hereId === row.id}
                    chosen={selection.has(row.id) ?? (selection.on ? false : undefined)}
                    onChoose={() => selection.toggle(row.id)}
                    busy={accepting.busy && acceptingId === row.id}
                    onOpen={() => {
                      setHereId(row.id)
                      open(row.id)
                    }}
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
    <Box className='panes-page'>
      {head}
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
            <NothingChosen rows={rows} onOpen={open} />
          )}
        </Box>
      </Box>
    </Box>
  )
}
