import type { SavedFilter } from '../../../../types/messages.contract'
import type { MessageStatus } from '../../../../types/messages.terms'
import { PRESS_QUEUES } from '../../../../types/messages.work.terms'
import { EMPTY_COPY, TILE_COPY } from '../../../copy/desk'
import { STATUS_WORDS } from '../../../copy/terms'
import { QUEUE_WORDS, WORK_COPY } from '../../../copy/work'
import type { Filter } from './filter'

/** A saved filter among the chips: its name behind a sign that no status has. */
export const OWN = 'own:'
/** The chip that stands for what is shown; none for a tile or for words. */
export const chipOf = (filter: Filter): string | undefined => {
  if (filter.by === 'status') return filter.status
  if (filter.by === 'where') return filter.name === undefined ? undefined : `${OWN}${filter.name}`
  return filter.by === 'all' ? 'all' : undefined
}
/** What a saved filter asks for. */
export const ofSaved = ({ name, status, where }: SavedFilter): Filter => ({
  by: 'where',
  name,
  where,
  ...(status === undefined ? {} : { status }),
})
/** What a chip asks for. */
export const filterOf = (chip: string, saved: readonly SavedFilter[]): Filter => {
  const own = saved.find(({ name }) => chip === `${OWN}${name}`)
  if (own) return ofSaved(own)
  return chip === 'all' ? { by: 'all' } : { by: 'status', status: chip as MessageStatus }
}

/** What the list shows at first: all of it, or the line that the overview led to. */
export const beginWith = (queue: string | undefined): Filter => {
  const line = PRESS_QUEUES.find((one) => one === queue)
  return line === undefined ? { by: 'all' } : { by: 'where', where: { queue: line } }
}

/** What to say where nothing is found. */
export const emptyOf = (filter: Filter): { title: string; text: string } => {
  if (filter.by === 'all') return EMPTY_COPY.all
  if (filter.by === 'status') return EMPTY_COPY.status(STATUS_WORDS[filter.status])
  if (filter.by === 'words') return WORK_COPY.foundNone
  if (filter.by === 'where')
    return filter.where.queue === undefined
      ? WORK_COPY.filterEmpty
      : WORK_COPY.queueEmpty(QUEUE_WORDS[filter.where.queue])
  return { title: TILE_COPY[filter.tile].empty, text: TILE_COPY[filter.tile].text }
}
