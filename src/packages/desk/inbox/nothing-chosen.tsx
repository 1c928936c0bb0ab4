import type { MessageRow } from '../../../../types/messages.contract'
import { Button, Empty, Txt } from '../../../components'
import { DESK_COPY, dueWords } from '../../../copy/desk'
import { firstWords } from '../first-words'
import { mainAction } from '../main-action'

interface NothingChosenProps {
  /** The list beside it; `undefined` while it is read. */
  rows: readonly MessageRow[] | undefined
  onOpen: (id: string) => void
}

/**
 * The pane beside the list before anything is open: where to begin. It opens nothing by itself, because opening a
 * citizen's message is a read that is written down.
 */
export function NothingChosen({ rows, onOpen }: NothingChosenProps) {
  const first = rows?.find((row) => mainAction(row) !== undefined)
  return (
    <Empty icon='inbox' title={DESK_COPY.choose} text={DESK_COPY.chooseText}>
      {first && (
        <>
          <Button kind='primary' onPress={() => onOpen(first.id)}>
            {DESK_COPY.begin}
          </Button>
          <Txt className='small'>{DESK_COPY.beginNote(dueWords(first), firstWords(first).headline)}</Txt>
        </>
      )}
      <Txt className='small'>{DESK_COPY.chooseKeys}</Txt>
    </Empty>
  )
}
