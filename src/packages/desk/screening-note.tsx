import type { MessageView } from '../../../types/messages.contract'
import { Box, Callout, Txt } from '../../components'
import { instantWords } from '../../copy/days'
import { SCREENING_COPY } from '../../copy/screening'

interface NoteProps {
  readonly screening: NonNullable<MessageView['screening']>
  /** Pictures that the unit does not see before the look. */
  readonly held: number | undefined
}

/** What the automatic check pointed at, above the citizen's words; the words themselves are the citizen's. */
export function ScreeningNote({ screening, held }: NoteProps) {
  const { labels, cleared, dueAt } = screening
  if (cleared)
    return cleared.keepPrivate ? <Txt className='small'>{SCREENING_COPY.private(instantWords(cleared.at))}</Txt> : null
  return (
    <Callout tone='warn'>
      <Box className='stack-small'>
        <Txt>{SCREENING_COPY.found(labels.join('、'))}</Txt>
        <Txt>{dueAt === undefined ? SCREENING_COPY.goesOn : SCREENING_COPY.waits(instantWords(dueAt))}</Txt>
        {held !== undefined && <Txt>{SCREENING_COPY.held(held)}</Txt>}
      </Box>
    </Callout>
  )
}
