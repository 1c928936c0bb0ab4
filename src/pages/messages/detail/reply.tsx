import type { MessageView } from '../../../../types/messages.contract'
import { Box, Card, Section, Tag, Txt } from '../../../components'
import { instantWords } from '../../../copy/days'
import { MESSAGE_COPY } from '../../../copy/messages'
import { CHANNEL_WORDS, OUTCOME_WORDS } from '../../../copy/terms'

/** What was answered, by whom and with which outcome. */
export const Reply = ({ reply, title }: { reply: NonNullable<MessageView['reply']>; title: string }) => (
  <Section
    title={title}
    more={
      reply.revokedAt ? (
        <Tag tone='warn'>{MESSAGE_COPY.correcting}</Tag>
      ) : (
        <Tag tone='ok'>{OUTCOME_WORDS[reply.outcome]}</Tag>
      )
    }
  >
    <Card>
      <Box className='stack-small'>
        <Txt className='text pre' selectable>
          {reply.body}
        </Txt>
        <Txt className='small number'>{MESSAGE_COPY.replyBy(reply.unitName, instantWords(reply.publishedAt))}</Txt>
        {reply.revokedAt && <Txt className='text'>{MESSAGE_COPY.correctingNote}</Txt>}
        {reply.givenOn && <Txt className='small'>{MESSAGE_COPY.givenOn(CHANNEL_WORDS[reply.givenOn])}</Txt>}
      </Box>
    </Card>
  </Section>
)
