import { useEffect, useState } from 'react'
import { WORK_LIMITS } from '../../../../types/messages.work.terms'
import { Box, Button, SearchBox, Txt } from '../../../components'
import { EXPORTS_COPY } from '../../../copy/exports'
import { QUEUE_WORDS, WORK_COPY } from '../../../copy/work'
import type { Filter } from './filter'

interface InboxFindProps {
  filter: Filter
  /** The list was read and holds nothing. */
  none: boolean
  onChoose: (filter: Filter) => void
  onFilter: () => void
  selecting: boolean
  onSelect: () => void
  onExport: () => void
}

/** Finding by words, by a filter, and choosing many: the ways into the list beside tiles and statuses. */
export function InboxFind({ filter, none, onChoose, onFilter, selecting, onSelect, onExport }: InboxFindProps) {
  const [words, setWords] = useState('')
  // A tile or a status shows another list: words that no longer pick it would say that they do.
  useEffect(() => {
    if (filter.by !== 'words') setWords('')
  }, [filter])
  const find = (): void => {
    const said = words.trim().slice(0, WORK_LIMITS.words)
    onChoose(said === '' ? { by: 'all' } : { by: 'words', words: said })
  }
  const shown = shownWords(filter, none)
  return (
    <Box className='stack-small'>
      <Box>
        <SearchBox
          label={WORK_COPY.search}
          placeholder={WORK_COPY.searchPlaceholder}
          value={words}
          onChange={setWords}
          onSearch={find}
          searchLabel={WORK_COPY.searchGo}
        />
        {/* Stands before there is anything to say, so that screen readers hear it. */}
        <Box role='status'>{shown !== undefined && <Txt className='inbox__said text-2'>{shown}</Txt>}</Box>
      </Box>
      <Box className='inbox__links'>
        {(filter.by === 'words' || filter.by === 'where') && (
          <Button kind='plain' onPress={() => onChoose({ by: 'all' })}>
            {WORK_COPY.clear}
          </Button>
        )}
        <Button kind='plain' onPress={onFilter}>
          {WORK_COPY.filter}
        </Button>
        <Button kind='plain' onPress={onSelect}>
          {selecting ? WORK_COPY.selectEnd : WORK_COPY.select}
        </Button>
        <Button kind='plain' onPress={onExport}>
          {EXPORTS_COPY.export}
        </Button>
      </Box>
    </Box>
  )
}

/** What the list shows, where neither a tile nor a chip says it. */
const shownWords = (filter: Filter, none: boolean): string | undefined => {
  if (filter.by === 'words') return none ? WORK_COPY.foundNoneOf(filter.words) : WORK_COPY.found(filter.words)
  return filter.by === 'where' && filter.where.queue !== undefined
    ? WORK_COPY.onlyQueue(QUEUE_WORDS[filter.where.queue])
    : undefined
}
