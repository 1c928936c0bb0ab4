import type { MessageView } from '../../../../types/messages.contract'
import { DANGER_SENTENCE } from '../../../../types/danger.terms'
import {
  Box,
  Callout,
  Card,
  DeadlineReceipt,
  Heading,
  Section,
  StatusTag,
  Steps,
  Tag,
  Timeline,
  Txt,
} from '../../../components'
import { dayWords, instantWords, promiseWords } from '../../../copy/days'
import { MESSAGE_COPY, SATISFACTION_WORDS, timelineWords } from '../../../copy/messages'
import { KIND_WORDS } from '../../../copy/terms'
import type { MessagePartProps } from './message-part.types'
import { Question } from './question'
import { Rate } from './rate'
import { Reply } from './reply'
import { Withdraw } from './withdraw'

export const MessageParts = (props: MessagePartProps) => {
  const { message } = props
  const may = (action: MessageView['allowedActions'][number]): boolean => message.allowedActions.includes(action)
  const open = message.citizenStatus !== 'replied' && message.citizenStatus !== 'closed'
  return (
    <>
      <Card>
        <Box className='stack'>
          <Box className='stack-small'>
            <Box className='line'>
              <StatusTag citizen={message.citizenStatus} />
              <Tag>{KIND_WORDS[message.kind]}</Tag>
            </Box>
            <Heading level={2} className='heading-1'>
              {message.title}
            </Heading>
            <Txt className='small number' selectable>
              {MESSAGE_COPY.code(message.code)}
            </Txt>
          </Box>
          <Steps now={message.citizenStatus} label={MESSAGE_COPY.steps} />
          {open && (
            <Box className='promise'>
              <Txt className='promise__text number'>{promiseWords(message)}</Txt>
              {message.unitName && <Txt className='small'>{MESSAGE_COPY.at(message.unitName)}</Txt>}
              {!message.calendarSettled && <Txt className='small'>{MESSAGE_COPY.unsettled}</Txt>}
            </Box>
          )}
          <Box>
            <DeadlineReceipt id={message.id} />
          </Box>
        </Box>
      </Card>
      {message.urgent && open && <Callout tone='danger'>{DANGER_SENTENCE}</Callout>}
      {message.redirectedTo && <Callout tone='warn'>{MESSAGE_COPY.redirected(message.redirectedTo)}</Callout>}
      {message.question && may('supplement') && <Question {...props} />}
      {message.reply && <Reply reply={message.reply} title={MESSAGE_COPY.reply} />}
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
        <Callout>
          <Txt className='text'>
            {message.callBack.result
              ? MESSAGE_COPY.callBackDone[message.callBack.result]
              : MESSAGE_COPY.callBack(dayWords(message.callBack.dueOn))}
          </Txt>
          {message.callBack.grounds && <Txt className='text pre'>{message.callBack.grounds}</Txt>}
        </Callout>
      )}
      {message.earlierReplies.map((reply) => (
        <Reply key={reply.publishedAt} reply={reply} title={MESSAGE_COPY.earlier} />
      ))}
      <Section title={MESSAGE_COPY.timeline}>
        <Card>
          <Timeline label={MESSAGE_COPY.timeline} items={timelineOf(message)} />
        </Card>
      </Section>
      <Section title={MESSAGE_COPY.mine}>
        <Card>
          <Box className='stack'>
            <Txt className='text pre' selectable>
              {message.body}
            </Txt>
            {message.place && <Txt className='text-2'>{MESSAGE_COPY.place(message.place)}</Txt>}
            {message.supplements.map((supplement) => (
              <Box key={supplement.at} className='stack-small'>
                <Txt className='small'>{`${MESSAGE_COPY.supplements} · ${instantWords(supplement.at)}`}</Txt>
                <Txt className='text pre'>{supplement.body}</Txt>
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
      {may('withdraw') && <Withdraw {...props} />}
    </>
  )
}

/** Newest first: what happened last is what people open the page for. */
const timelineOf = ({ timeline, routeReason }: MessageView) =>
  timeline
    .map((entry, index) => ({
      key: `${index}`,
      title: timelineWords(entry),
      when: instantWords(entry.at),
      note: entry.note ?? (entry.what === 'dispatched' && index < 2 ? routeReason : undefined),
      current: index === timeline.length - 1,
    }))
    .reverse()
