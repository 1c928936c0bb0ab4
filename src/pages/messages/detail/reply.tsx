import type { MessageView } from '../../../../types/messages.contract'
import { Box, Card, OutcomeTag, ReplyFiles, Section, Tag, Txt } from '../../../components'
import { instantWords } from '../../../copy/days'
import { REPLY_FILES_COPY } from '../../../copy/files'
import { MESSAGE_COPY } from '../../../copy/messages'
import { CHANNEL_WORDS } from '../../../copy/terms'

interface ReplyProps {
  messageId: string
  reply: NonNullable<MessageView['reply']>
  title: string
}

/** What was answered, by whom and with which outcome. */
export const Reply = ({ messageId, reply, title }: ReplyProps) => (
  <Section
    title={title}
    more={reply.revokedAt ? <Tag tone='warn'>{MESSAGE_COPY.correcting}</Tag> : <OutcomeTag outcome={reply.outcome} />}
  >
    <Card>
      <Box className='stack-small'>
        <Txt className='text pre' selectable>
          {reply.body}
        </Txt>
        <ReplyFiles messageId={messageId} files={reply.files} />
        <Txt className='small number'>{MESSAGE_COPY.replyBy(reply.unitName, instantWords(reply.publishedAt))}</Txt>
        {reply.revokedAt && <Txt className='text'>{MESSAGE_COPY.correctingNote}</Txt>}
        {reply.revokedAt && reply.files && <Txt className='text'>{REPLY_FILES_COPY.takenBack}</Txt>}
        {reply.givenOn && <Txt className='small'>{MESSAGE_COPY.givenOn(CHANNEL_WORDS[reply.givenOn])}</Txt>}
      </Box>
    </Card>
  </Section>
)
