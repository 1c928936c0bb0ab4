import type { MessageView } from '../../../types/messages.contract'
import { Box, Callout, Txt } from '../../components'
import { FINDING_WORDS, passageWords } from '../../copy/drafting'

type Notes = NonNullable<MessageView['draft']>['notes']

/** What the check points out, for whoever writes and for the approver alike. It forbids nothing. */
export const ReplyNotes = ({ notes }: { notes: Notes }) => (
  <>
    {notes.map(({ finding, passages }) => (
      <Callout key={finding} tone={finding === 'only_acknowledges' || finding === 'points_missed' ? 'warn' : 'info'}>
        <Box className='stack-small'>
          <Txt className='text'>{FINDING_WORDS[finding]}</Txt>
          {passages.map((passage) => (
            <Txt key={passage.said} className='text-2'>
              {passageWords(passage)}
            </Txt>
          ))}
        </Box>
      </Callout>
    ))}
  </>
)
