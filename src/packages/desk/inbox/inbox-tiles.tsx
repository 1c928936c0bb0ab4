import { messagesApi } from '../../../api/messages.api'
import { Box, Figure, type Tone } from '../../../components'
import { dueNextWords } from '../../../copy/days'
import { DESK_COPY, TILE_COPY } from '../../../copy/desk'
import type { OutputOf } from '../../../../types/wire.contract'
import type { MessagesContract } from '../../../../types/messages.contract'
import type { Request } from '../../../state/use-request'
import type { Filter, Tile } from './filter'

type Counts = OutputOf<MessagesContract['inbox_counts']>

const sizeOf = (count: number): string => (count > 4 ? 'inbox__tiles--many' : count === 4 ? 'inbox__tiles--four' : '')

const TONES: Partial<Record<Tile, Tone>> = { dueToday: 'warn', dueNext: 'warn', overdue: 'danger' }

interface InboxTilesProps {
  tiles: readonly Tile[]
  counts: Request<Counts>
  filter: Filter
  onChoose: (filter: Filter) => void
}

/** What waits, by why it waits. A tile chooses the list below; chosen again it lets go. */
export const InboxTiles = ({ tiles, counts, filter, onChoose }: InboxTilesProps) => (
  <Box className={`inbox__tiles ${sizeOf(tiles.length)}`} role='group' label={DESK_COPY.tiles}>
    {tiles.map((named) => {
      // On a day off nothing can be due: the tile looks ahead to the next working day.
      const tile = named === 'dueToday' && counts.data?.dayOff ? 'dueNext' : named
      const count = counts.data?.[tile]
      const on = filter.by === 'tile' && filter.tile === tile
      return (
        <Figure
          key={tile}
          label={tile === 'dueNext' && counts.data ? dueNextWords(counts.data.nextDueOn) : TILE_COPY[tile].label}
          value={count === undefined ? '–' : DESK_COPY.atMost(count, counts.data?.atLeast?.includes(tile))}
          tone={count ? (TONES[tile] ?? 'info') : 'neutral'}
          on={on}
          onPress={() => onChoose(on ? { by: 'all' } : { by: 'tile', tile })}
        />
      )
    })}
  </Box>
)

export const readCounts = () => messagesApi.inboxCounts({})
