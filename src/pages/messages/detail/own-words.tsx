import type { MessageView } from '../../../../types/messages.contract'
import { Attachments, Box, Card, Section, Tag, Txt } from '../../../components'
import { instantWords } from '../../../copy/days'
import { DOT } from '../../../copy/dot'
import { MESSAGE_COPY, placeWords } from '../../../copy/messages'

/** What the person wrote, and under which choices. */
export function OwnWords({ message }: { message: MessageView }) {
  const where = placeWords(message)
  return (
    <Section title={MESSAGE_COPY.mine}>
      <Card>
        <Box className='stack'>
          <Txt className='text pre' selectable>
            {message.body}
          </Txt>
          <Attachments message={message} />
          {where && <Txt className='text-2'>{MESSAGE_COPY.place(where)}</Txt>}
          {message.location && <Txt className='small'>{MESSAGE_COPY.pinned}</Txt>}
          {message.supplements.map((supplement) => (
            <Box key={supplement.at} className='stack-small'>
              <Txt className='small'>{`${MESSAGE_COPY.supplements}${DOT}${instantWords(supplement.at)}`}</Txt>
              <Txt className='text pre'>{supplement.body}</Txt>
              <Attachments message={message} among={supplement.fileIds ?? []} />
            </Box>
          ))}
          <Box className='line'>
            <Tag>{message.hideIdentity ? MESSAGE_COPY.hidden : MESSAGE_COPY.shown}</Tag>
            <Tag>{message.wantsPublic ? MESSAGE_COPY.public : MESSAGE_COPY.private}</Tag>
            {message.replyOnlyHere && <Tag>{MESSAGE_COPY.onlyHere}</Tag>}
          </Box>
        </Box>
      </Card>
    </Section>
  )
}
