import { Box, Callout, Card, ReplyFiles, Section, Txt } from '../../../components'
import { countedDayWords, dayWords, instantWords } from '../../../copy/days'
import { MESSAGE_COPY, SATISFACTION_WORDS } from '../../../copy/messages'
import type { MessagePartProps } from './message-part.types'
import { Promises } from './promises'
import { Rate } from './rate'
import { Reply } from './reply'
import { Rework } from './rework'

/** When somebody calls; once that day has passed, that it is late. */
const callBackWords = ({ dueOn, late, unsettled }: NonNullable<MessagePartProps['message']['callBack']>): string =>
  late ? MESSAGE_COPY.callBackLate(dayWords(dueOn)) : MESSAGE_COPY.callBack(countedDayWords(dueOn, unsettled))

/** Everything that was answered: on the way, finally, what it promised, how it was rated, and what followed. */
export const Answers = ({ open, ...props }: MessagePartProps & { open: boolean }) => {
  const { message } = props
  const may = (action: (typeof message.allowedActions)[number]): boolean => message.allowedActions.includes(action)
  return (
    <>
      {may('ask_rework') && <Rework {...props} />}
      {message.interimReplies.map((reply) => (
        <Section key={reply.publishedAt} title={MESSAGE_COPY.interim}>
          <Card>
            <Box className='stack-small'>
              <Txt className='text pre' selectable>
                {reply.body}
              </Txt>
              <ReplyFiles messageId={message.id} files={reply.files} />
              <Txt className='small number'>
                {MESSAGE_COPY.replyBy(reply.unitName, instantWords(reply.publishedAt))}
              </Txt>
              {open && <Txt className='small'>{MESSAGE_COPY.interimNote}</Txt>}
            </Box>
          </Card>
        </Section>
      ))}
      {message.reply && <Reply messageId={message.id} reply={message.reply} title={MESSAGE_COPY.reply} />}
      {message.promises.length > 0 && <Promises promises={message.promises} />}
      {may('rate') && <Rate {...props} />}
      {message.rating && (
        <Card>
          <Txt className='heading-3'>{MESSAGE_COPY.ratedTitle}</Txt>
          <Txt className='text'>
            {MESSAGE_COPY.ratedText(
              MESSAGE_COPY.rateSolved[message.rating.solved],
              SATISFACTION_WORDS[message.rating.satisfaction] ?? '',
            )}
          </Txt>
          {message.rating.comment && <Txt className='text-2 pre'>{message.rating.comment}</Txt>}
        </Card>
      )}
      {message.callBack && (
        <Callout icon={message.callBack.result ? 'check' : 'clock'}>
          <Txt className='text'>
            {message.callBack.result
              ? MESSAGE_COPY.callBackDone[message.callBack.result]
              : callBackWords(message.callBack)}
          </Txt>
          {message.callBack.grounds && <Txt className='text pre'>{message.callBack.grounds}</Txt>}
        </Callout>
      )}
      {message.earlierReplies.map((reply) => (
        <Reply key={reply.publishedAt} messageId={message.id} reply={reply} title={MESSAGE_COPY.earlier} />
      ))}
    </>
  )
}
