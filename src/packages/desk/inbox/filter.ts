import type { ActorView } from '../../../../types/identity.contract'
import type { InboxTile } from '../../../../types/inbox-tiles.terms'
import type { InboxWhere } from '../../../../types/messages.contract'
import type { MessageStatus } from '../../../../types/messages.terms'
import { hasRole } from '../../../state/roles'

export type Tile = InboxTile

/** What the list shows: what is open, what a tile counts, one status, what holds words, or what a filter picks. */
export type Filter =
  | { by: 'all' }
  | { by: 'tile'; tile: Tile }
  | { by: 'status'; status: MessageStatus }
  | { by: 'words'; words: string }
  | { by: 'where'; name?: string; status?: MessageStatus; where: InboxWhere }

/** What a list depends on, as a key. */
export const keyOf = (filter: Filter): string => JSON.stringify(filter)

const UNIT_TILES: readonly Tile[] = ['dueToday', 'overdue', 'toAccept', 'toApprove']

/** The tiles of this person: outside a unit there is nothing to accept or approve, inside one nothing to dispatch. */
export function tilesOf(me: ActorView): Tile[] {
  const press = hasRole(me, 'dispatcher') || hasRole(me, 'chief')
  const unit = hasRole(me, 'handler') || hasRole(me, 'approver') || hasRole(me, 'liaison')
  return [
    ...(unit ? UNIT_TILES : UNIT_TILES.slice(0, 2)),
    ...(hasRole(me, 'dispatcher') ? (['toDispatch', 'toScreen'] as const) : []),
    ...(press ? (['toCallBack'] as const) : []),
  ]
}

const UNIT_STATUSES: readonly MessageStatus[] = [
  'dispatched',
  'processing',
  'awaiting_citizen',
  'awaiting_approval',
  'replied',
  'closed',
]
const PRESS_STATUSES: readonly MessageStatus[] = [
  'screening',
  'pending_dispatch',
  'returned',
  ...UNIT_STATUSES,
  'redirected',
]

/** Statuses worth asking for, in the order of the way. */
export const statusesOf = (me: ActorView): readonly MessageStatus[] =>
  hasRole(me, 'dispatcher') || hasRole(me, 'chief') || hasRole(me, 'supervisor') ? PRESS_STATUSES : UNIT_STATUSES
