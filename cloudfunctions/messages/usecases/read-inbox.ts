import { decodeCursor, encodeCursor } from '../../shared/documents/query-plan'
import { type Actor, hasRole } from '../../shared/kernel/actor'
import { addWorkingDays } from '../../shared/kernel/working-days'
import type { MessagesDeps } from '../deps'
import { isOpen, type Message, standsBehind } from '../domain/message'
import { readsMessage, standingsOf } from '../domain/message.rights'
import { isDueNext, isDueToday, isLate, TILE_LIMIT } from '../../../types/inbox-tiles.terms'
import type { InboxWhere, MessageRow } from '../../../types/messages.contract'
import type { MessageAction, MessageStatus } from '../../../types/messages.terms'
import type { PressQueue } from '../../../types/messages.work.terms'
import { messages, type WorkItem, workItems } from '../messages.store'
import { PRESS_SOURCES } from '../press-queues'
import { personQueue, queuesFor } from '../queues'
import { toInboxRow, toOwnRow } from '../row.view'
import type { Seeing } from '../view.fields'
import { matchesWhere } from '../work/inbox-filter'
import { actingNow, seeingAs } from './act'
import type { ListInput, MessagePage } from './read-messages'

/** A filter looks at no more rows than this a page; what it finds may be fewer than asked for, with a cursor. */
const SCAN_LIMIT = 500

interface Row {
  readonly key: string
  readonly messageId: string
  readonly source:
    { readonly kind: 'item'; readonly item: WorkItem } | { readonly kind: 'message'; readonly message: Message }
}
interface Source {
  /** Rows after (key, messageId), what is due first first. */
  read(after: { key: string; messageId: string } | null, limit: number): Promise<Row[]>
}

/** The inbox: the queues of the person's roles merged, danger and what is due first on top. */
export const readInbox =
  (deps: MessagesDeps) =>
  async (actor: Actor, input: ListInput & { readonly where?: InboxWhere | undefined }): Promise<MessagePage> => {
    const { status, where = {} } = input
    const seeing = seeingAs(actingNow(deps, actor), await deps.directory.current())
    const open = status === undefined || isOpen(status)
    const sources =
      where.queue === undefined ? sourcesFor(deps, actor, status, where.unitId) : pressSources(deps, actor, where.queue)
    const limit = status === undefined && Object.keys(where).length === 0 ? input.limit : SCAN_LIMIT
    const after = input.cursor === undefined ? null : positionOf(input.cursor)
    const read = await Promise.all(sources.map((source) => source.read(after, limit + 1)))
    const merged = mergeRows(read, open)
    const mayKnow = knownTo(actor)
    const items: MessageRow[] = []
    let last: Row | undefined
    for (const row of merged.slice(0, limit)) {
      if (items.length === input.limit) break
      last = row
      if (!mayKnow(row)) continue
      const shown = toRow(row, seeing)
      if (!isInLine(row, where.queue)) continue
      if ((status === undefined || shown.status === status) && matchesWhere(shown, factsOf(row), where))
        items.push(shown)
    }
    const more = last !== undefined && merged.indexOf(last) < merged.length - 1
    return { items, nextCursor: more && last !== undefined ? encodeCursor(last.key, last.messageId) : null }
  }

function sourcesFor(deps: MessagesDeps, actor: Actor, status?: MessageStatus, unitId?: string): Source[] {
  const flag = status === undefined || isOpen(status) ? 'yes' : 'no'
  const direction = directionOf(flag)
  // The press office works from its queues, and looks up the whole city when it asks for a status or a unit.
  const press = hasRole(actor, 'dispatcher') || hasRole(actor, 'chief')
  if (hasRole(actor, 'supervisor') || ((status ?? unitId) !== undefined && press)) return [citySource(deps, flag)]
  // What is answered waits in a queue again where something of it is still owed: a missed promise, a unit's own part.
  const flags = flag === 'yes' ? (['yes'] as const) : (['no', 'yes'] as const)
  return queuesFor(actor).flatMap((queue) => flags.map((each) => queueSource(deps, queue, each, direction)))
}

/** The lines of the press office are for who works for the whole city; the overview counts the same rows. */
function pressSources(deps: MessagesDeps, actor: Actor, line: PressQueue): Source[] {
  if (!(['dispatcher', 'chief', 'supervisor'] as const).some((role) => hasRole(actor, role))) return []
  return PRESS_SOURCES.filter(({ lines }) => lines.includes(line)).map(({ from }) => queueSource(deps, from, 'yes'))
}

const queueSource = (deps: MessagesDeps, queue: string, open: 'yes' | 'no', direction = directionOf(open)): Source => ({
  async read(after, limit) {
    const page = await (deps.kept ?? deps.store).query(workItems, {
      index: 'by_queue',
      equals: { queue, open },
      direction,
      limit,
      ...(after !== null ? { cursor: encodeCursor(after.key, `${queue}:${after.messageId}`) } : {}),
    })
    return page.items.map((item) => ({ key: item.sortKey, messageId: item.messageId, source: { kind: 'item', item } }))
  },
})

const citySource = (deps: MessagesDeps, open: 'yes' | 'no'): Source => ({
  async read(after, limit) {
    const page = await deps.store.query(messages, {
      index: 'by_open',
      equals: { open },
      direction: directionOf(open),
      limit,
      ...(after !== null ? { cursor: encodeCursor(after.key, after.messageId) } : {}),
    })
    return page.items.map((message) => ({
      key: message.sortKey,
      messageId: message.id,
      source: { kind: 'message', message },
    }))
  },
})

/** What is open: due first. What is done: latest first. */
const directionOf = (open: 'yes' | 'no'): 'ascending' | 'descending' => (open === 'yes' ? 'ascending' : 'descending')

/**
 * In order of (key, message). A message that waits in several queues of a person shows once, where it comes first, and once
 * more for what it is owed there by a day of its own (`owed`).
 */
function mergeRows(read: readonly Row[][], ascending: boolean): Row[] {
  const [only] = read
  if (only !== undefined && read.length === 1) return only // in this order already, and each once
  const rows = read.flat()
  const sign = ascending ? 1 : -1
  const compare = (a: string, b: string) => sign * (a < b ? -1 : a > b ? 1 : 0)
  const sorted = [...rows].sort((a, b) => compare(a.key, b.key) || compare(a.messageId, b.messageId))
  const seen = new Set<string>()
  return sorted.filter((row) => {
    const shown = `${row.messageId} ${row.source.kind === 'item' ? (row.source.item.owed?.action ?? '') : ''}`
    const isFirst = !seen.has(shown)
    seen.add(shown)
    return isFirst
  })
}

/** A withdrawal to be confirmed lies in the queue of the desk and is a line of its own. */
const isInLine = ({ source }: Row, line: PressQueue | undefined): boolean =>
  line === undefined ||
  (source.kind === 'item' &&
    PRESS_SOURCES.some(({ from, lineOf }) => from === source.item.queue && lineOf(source.item) === line))

/** What names one person waits for them also where they went: to another unit they take no message with them. */
const knownTo = (actor: Actor): ((row: Row) => boolean) => {
  const own = personQueue(actor.id)
  return ({ source }) =>
    source.kind === 'message' || source.item.queue !== own || readsMessage(standingsOf(source.item, actor))
}

const factsOf = ({ source }: Row) => (source.kind === 'item' ? source.item : source.message)
const toRow = ({ source }: Row, seeing: Seeing): MessageRow =>
  source.kind === 'item' ? toInboxRow(source.item, seeing) : toOwnRow(source.message, seeing)

const positionOf = (cursor: string): { key: string; messageId: string } => {
  const { value, id } = decodeCursor(cursor)
  return { key: String(value), messageId: id }
}

/** Rows of a queue looked at for the tiles. What is due comes first, so a longer queue mostly counts it exactly still. */
const COUNT_SCAN = 300
/** Tiles that count what waits for an action, wherever in the queue it stands. */
const ACTION_TILES = ['toAccept', 'toApprove', 'toDispatch', 'toCallBack', 'toScreen'] as const
const DUE_TILES = ['dueToday', 'dueNext', 'overdue'] as const

/** The tiles of the workbench: what is due, and what waits for an action that this person may do. */
export const countInbox = (deps: MessagesDeps) => async (actor: Actor) => {
  const seeing = seeingAs(actingNow(deps, actor), await deps.directory.current())
  const read = await Promise.all(sourcesFor(deps, actor).map((source) => source.read(null, COUNT_SCAN + 1)))
  const cut = read.filter((found) => found.length > COUNT_SCAN)
  const rows = mergeRows(read, true)
    .filter(knownTo(actor))
    .map((row) => toRow(row, seeing))
  const dueToday = rows.filter(isDueToday)
  const dayOff = !seeing.calendar.isWorkingDay(seeing.today)
  const nextDueOn = dayOff ? addWorkingDays(seeing.today, 1, seeing.calendar).on : seeing.today
  const count = (found: readonly MessageRow[]) => Math.min(new Set(found.map(({ id }) => id)).size, TILE_LIMIT)
  const waitingFor = (action: MessageAction) => count(rows.filter((row) => row.allowedActions.includes(action)))
  // Everything due by then was seen where the last row that was looked at is due later, and nothing urgent follows it.
  const sawWhatIsDue = cut.every((found) => standsBehind(found.at(-1)?.key ?? '', nextDueOn))
  const atLeast = [...(sawWhatIsDue ? [] : DUE_TILES), ...(cut.length === 0 ? [] : ACTION_TILES)]
  return {
    ...(atLeast.length === 0 ? {} : { atLeast }),
    dueToday: count(dueToday),
    nextDueOn,
    dueNext: count(dayOff ? rows.filter(isDueNext) : dueToday),
    dayOff,
    overdue: count(rows.filter(isLate)),
    toAccept: waitingFor('accept'),
    toApprove: waitingFor('approve_reply'),
    toDispatch: waitingFor('dispatch'),
    toCallBack: waitingFor('call_back'),
    toScreen: waitingFor('clear_screening'),
  }
}
