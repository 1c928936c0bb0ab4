import { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { ActorView } from '../../../../types/identity.contract'
import type { MessageRow } from '../../../../types/messages.contract'
import type { MessageAction } from '../../../../types/messages.terms'
import { Box, Chips, Empty, Page, Refusal, SignedIn } from '../../../components'
import { DESK_COPY } from '../../../copy/desk'
import { STATUS_WORDS } from '../../../copy/terms'
import { openPage, useParam } from '../../../platform/navigate'
import { notify } from '../../../state/notice.store'
import { worksAtDesk } from '../../../state/roles'
import { usePages } from '../../../state/use-pages'
import { useRequest } from '../../../state/use-request'
import { useShowRefusal } from '../../../state/use-show-refusal'
import { useDesk } from '../desk.store'
import { mainAction } from '../main-action'
import { useTwoPanes } from '../use-two-panes'
import { BulkBar } from './bulk-bar'
import { type Filter, keyOf, statusesOf, tilesOf } from './filter'
import { beginWith, chipOf, filterOf, OWN } from './filter-chips'
import { InboxFind } from './inbox-find'
import { InboxHead } from './inbox-head'
import { InboxRows } from './inbox-rows'
import { InboxSheets, type InboxSheetName } from './inbox-sheets'
import { InboxTiles, readCounts } from './inbox-tiles'
import './index.scss'
import { Panes, type Shown } from './panes'
import { readRows } from './read-rows'
import { useAccepting } from './use-accepting'
import { useInboxKeys } from './use-inbox-keys'
import { useSavedFilters } from './use-saved-filters'
import { useSelection } from './use-selection'

/** 工作台: what waits for this person, what is due first on top. On a desk the handling stands beside the list. */
export default function InboxPage() {
  // Opened from a line of the overview: one goes back there.
  const queue = useParam('queue')
  return (
    <Page title={DESK_COPY.title} tab='desk' back={queue !== undefined} wide>
      <SignedIn>
        {(me) =>
          worksAtDesk(me) ? (
            <Inbox me={me} queue={queue} />
          ) : (
            <Empty icon='desk' title={DESK_COPY.noDesk} text={DESK_COPY.noDeskText} />
          )
        }
      </SignedIn>
    </Page>
  )
}

function Inbox({ me, queue }: { me: ActorView; queue: string | undefined }) {
  const twoPanes = useTwoPanes()
  const [filter, setFilter] = useState<Filter>(beginWith(queue))
  const [shown, setShown] = useState<Shown>()
  /** Counts what the person chose to see: an answer that comes after a later choice opens nothing. */
  const chosen = useRef(0)
  const counts = useRequest(`counts/${me.id}`, readCounts)
  const pages = usePages(`inbox/${me.id}/${keyOf(filter)}`, (page) => readRows(filter, page))
  const accepting = useAccepting()
  useShowRefusal(accepting.failure)

  const reload = (): void => {
    counts.reload()
    pages.request.reload()
  }
  usePullDownRefresh(() => {
    reload()
    Taro.stopPullDownRefresh()
  })
  useReachBottom(() => void pages.more?.())
  const rows = pages.request.data
  const selection = useSelection(rows)
  const saved = useSavedFilters(me.id)
  const [sheet, setSheet] = useState<InboxSheetName>()
  useEffect(() => {
    if (rows) useDesk.setState({ order: rows.map((row) => row.id), filter })
  }, [rows, filter])

  const open = (id: string, action?: MessageAction): void => {
    chosen.current += 1
    if (twoPanes) setShown((before) => ({ id, action, turn: (before?.turn ?? 0) + 1 }))
    else openPage('handle', action ? { id, action } : { id })
  }
  const act = async (row: MessageRow, action: MessageAction): Promise<void> => {
    if (action !== 'accept') return open(row.id, action)
    const mine = (chosen.current += 1)
    const accepted = await accepting.accept(row)
    if (accepted) notify(DESK_COPY.accepted)
    if (accepted && twoPanes && mine === chosen.current) open(row.id)
    reload()
  }

  const { hereId, stand } = useInboxKeys(twoPanes, {
    rows,
    onOpen: open,
    onAccept: (row) => void act(row, 'accept'),
    onAct: (row, action) => void act(row, action),
    onChoose: selection.toggle,
    onKeys: () => setSheet('keys'),
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
        none={rows?.length === 0 && !pages.more}
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
      <Refusal failure={accepting.failure} />
      <InboxRows
        pages={pages}
        filter={filter}
        propsOf={(row) => ({
          ownUnit: me.grants.some((grant) => grant.unitId === row.unitId),
          on: twoPanes && shown?.id === row.id,
          here: twoPanes && hereId === row.id,
          chosen: selection.has(row.id) ?? (selection.on ? false : undefined),
          onChoose: () => selection.toggle(row.id),
          busy: accepting.isBusy(row.id),
          onOpen: () => {
            stand(row.id)
            open(row.id)
          },
          onAct: () => {
            const action = mainAction(row)
            if (action) void act(row, action)
          },
        })}
      />
    </Box>
  )
  if (!twoPanes) return list
  return (
    <Panes
      me={me}
      head={head}
      list={list}
      rows={rows}
      shown={shown}
      onOpen={(id) => {
        stand(id)
        open(id)
      }}
      onChanged={reload}
      onLeave={() => setShown(undefined)}
    />
  )
}
