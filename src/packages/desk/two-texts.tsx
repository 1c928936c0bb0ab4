import type { WorkingDraftView } from '../../../types/messages.contract'
import { Box, Button, Callout, Txt } from '../../components'
import { instantWords } from '../../copy/days'
import { WRITING_COPY } from '../../copy/signing'

interface TwoTextsProps {
  mine: string
  theirs: WorkingDraftView
  onChoose: (which: 'mine' | 'theirs' | 'both') => void
}

/** Two texts of one person from two devices, side by side: nothing is merged silently, nothing is lost. */
export const TwoTexts = ({ mine, theirs, onChoose }: TwoTextsProps) => (
  <Callout tone='warn' live>
    <Box className='stack'>
      <Txt className='text'>{WRITING_COPY.twoTexts}</Txt>
      <Box className='two-texts'>
        <Box className='stack-small'>
          <Txt className='heading-3 text'>{WRITING_COPY.here}</Txt>
          <Txt className='text pre' selectable>
            {mine}
          </Txt>
          <Button onPress={() => onChoose('mine')}>{WRITING_COPY.useHere}</Button>
        </Box>
        <Box className='stack-small'>
          <Txt className='heading-3 text'>{WRITING_COPY.there(instantWords(theirs.savedAt))}</Txt>
          <Txt className='text pre' selectable>
            {theirs.body}
          </Txt>
          <Button onPress={() => onChoose('theirs')}>{WRITING_COPY.useThere}</Button>
        </Box>
      </Box>
      <Button onPress={() => onChoose('both')}>{WRITING_COPY.useBoth}</Button>
    </Box>
  </Callout>
)
