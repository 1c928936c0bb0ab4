import { useState } from 'react'
import { WORK_LIMITS } from '../../../../types/messages.work.terms'
import { Box, Button, SearchBox } from '../../../components'
import { EXPORTS_COPY } from '../../../copy/exports'
import { WORK_COPY } from '../../../copy/work'
import type { Filter } from './filter'

interface InboxFindProps {
  filter: Filter
  onChoose: (filter: Filter) => void
  onFilter: () => void
  selecting: boolean
  onSelect: () => void
  onExport: () => void
}

/** Finding by words, by a filter, and choosing many: the ways into the list beside tiles and statuses. */
export function InboxFind({ filter, onChoose, onFilter, selecting, onSelect, onExport }: InboxFindProps) {
  const [words, setWords] = useState('')
  const find = (): void => {
    const said = words.trim().slice(0, WORK_LIMITS.words)
    onChoose(said === '' ? { by: 'all' } : { by: 'words', words: said })
  }
  return (
    <Box className='stack-small'>
      <SearchBox
        label={WORK_COPY.search}
        placeholder={WORK_COPY.searchPlaceholder}
        value={words}
        onChange={setWords}
        onSearch={find}
        searchLabel={WORK_COPY.searchGo}
      />
      <Box className='inbox__links'>
        {(filter.by === 'words' || filter.by === 'where') && (
          <Button
            kind='plain'
            onPress={() => {
              setWords('')
              onChoose({ by: 'all' })
            }}
          >
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
