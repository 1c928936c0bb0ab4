import type { MessageView } from '../../../../types/messages.contract'
import { DANGER_SENTENCE } from '../../../../types/danger.terms'
import { Beside, Box, Button, Callout, Card, Section, Tag, Timeline, Txt } from '../../../components'
import { ANSWER_COPY } from '../../../copy/answers'
import { instantWords } from '../../../copy/days'
import { MESSAGE_COPY, timelineWords } from '../../../copy/messages'
import { DECLINE_GROUND_WORDS, OWNERSHIP_COPY, routeWords } from '../../../copy/ownership'
import { openPage } from '../../../platform/navigate'
import { Answers } from './answers'
import { Head } from './head'
import type { MessagePartProps } from './message-part.types'
import { OwnContact } from './own-contact'
import { OwnWords } from './own-words'
import { Question } from './question'
import { Route } from './route'
import { TopicAnswers } from './topic-answers'
import { Unsent } from './unsent'
import { WhoLooked } from './who-looked'
import { Withdraw } from './withdraw'

/** The parts of one message, in the order in which its owner needs them. */
export const MessageParts = (props: MessagePartProps) => {
  const { message } = props
  const may = (action: MessageView['allowedActions'][number]): boolean => message.allowedActions.includes(action)
  const open = message.citizenStatus !== 'replied' && message.citizenStatus !== 'closed'
  const answered = isAnswered(message)
  return (
    <Beside
      side={
        <>
          {answered && <SoFar {...props} />}
          <LookedUp {...props} />
        </>
      }
    >
      <Head message={message} open={open} />
      {message.urgent && open && <Callout tone='danger'>{DANGER_SENTENCE}</Callout>}
      {message.redirectedTo && <Callout tone='warn'>{MESSAGE_COPY.redirected(message.redirectedTo)}</Callout>}
      {message.merged && (
        <Callout>
          <Txt className='text'>{message.merged.answerId ? ANSWER_COPY.mergedAnswered : ANSWER_COPY.merged}</Txt>
          {message.merged.answerId !== undefined && (
            <Button kind='plain' edge onPress={() => openPage('answer', { id: message.merged?.answerId ?? '' })}>
              {ANSWER_COPY.readMerged}
            </Button>
          )}
        </Callout>
      )}
      <TopicAnswers message={message} />
      {message.decline && (
        <Section title={OWNERSHIP_COPY.declined}>
          <Card>
            <Box className='stack-small'>
              <Box className='line'>
                <Tag>{DECLINE_GROUND_WORDS[message.decline.ground]}</Tag>
              </Box>
              <Txt className='text pre' selectable>
                {message.decline.body}
              </Txt>
              <Callout tone='warn'>
                <Txt className='heading-3'>{OWNERSHIP_COPY.declinedWhere}</Txt>
                <Txt className='text pre' selectable>
                  {message.decline.channel}
                </Txt>
              </Callout>
            </Box>
          </Card>
        </Section>
      )}
      {message.question && may('supplement') && <Question {...props} />}
      <Answers {...props} open={open} />
      <Unsent message={message} />
      {!answered && <SoFar {...props} />}
    </Beside>
  )
}

/** Whether there is something to read. Until then the way of the message is what its owner opens the page for. */
const isAnswered = ({ reply, interimReplies, earlierReplies, decline }: MessageView): boolean =>
  reply !== undefined || decline !== undefined || interimReplies.length > 0 || earlierReplies.length > 0

/** What happened so far, and who handled it. */
const SoFar = (props: MessagePartProps) => (
  <>
    <Section title={MESSAGE_COPY.timeline}>
      <Card>
        <Timeline label={MESSAGE_COPY.timeline} items={timelineOf(props.message)} />
      </Card>
    </Section>
    <Route {...props} />
  </>
)

/** What was written, who looked, and what may be taken back; below what there is to read and to do. */
const LookedUp = (props: MessagePartProps) => {
  const { message } = props
  return (
    <>
      <OwnWords message={message} />
      {message.channel === 'app' && message.citizenStatus !== 'closed' && <OwnContact id={message.id} />}
      {message.allowedActions.includes('withdraw') && <Withdraw {...props} />}
      {/* Comes late: below what is tapped. */}
      <WhoLooked id={message.id} />
    </>
  )
}

/** Newest first: what happened last is what people open the page for. */
const timelineOf = ({ timeline, routeClause }: MessageView) =>
  timeline
    .map((entry, index) => ({
      key: `${index}`,
      title: timelineWords(entry),
      when: instantWords(entry.at),
      // A clause is cited by the first transfer alone: after the next one the message names none.
      note: entry.what === 'dispatched' ? routeWords(entry.note, routeClause) : entry.note,
      current: index === timeline.length - 1,
    }))
    .reverse()
