import type { MessageView } from '../../../types/messages.contract'
import { Box, Callout, Card, OutcomeTag, ReplyFiles, Row, Rows, Section, Tag, Txt } from '../../components'
import { countedDayWords, dayWordsFrom, instantWords } from '../../copy/days'
import { HANDLE_COPY, SOLVED_WORDS } from '../../copy/desk'
import { DOT } from '../../copy/dot'
import { SATISFACTION_WORDS } from '../../copy/messages'
import { PAPER_COPY } from '../../copy/signing'
import { CHANNEL_WORDS } from '../../copy/terms'
import { PaperNote } from './paper-note'

type Reply = NonNullable<MessageView['reply']>

const promiseState = ({ keptOn, missedOn }: MessageView['promises'][number]): string => {
  if (keptOn !== undefined) return HANDLE_COPY.promiseKept
  return missedOn !== undefined ? HANDLE_COPY.promiseMissed : HANDLE_COPY.promiseOpen
}

const ReplyCard = ({ messageId, reply }: { messageId: string; reply: Reply }) => (
  <Card>
    <Box className='stack-small'>
      <Box className='line'>
        <OutcomeTag outcome={reply.outcome} />
        {reply.revokedAt && <Tag tone='warn'>{PAPER_COPY.revoked}</Tag>}
        <Txt className='text-2'>{[reply.unitName, instantWords(reply.publishedAt)].filter(Boolean).join(DOT)}</Txt>
      </Box>
      <Txt className='text pre' selectable>
        {reply.body}
      </Txt>
      <ReplyFiles messageId={messageId} files={reply.files} />
      {reply.givenOn && <Txt className='small'>{HANDLE_COPY.givenOn(CHANNEL_WORDS[reply.givenOn])}</Txt>}
      <PaperNote messageId={messageId} reply={reply} />
    </Box>
  </Card>
)

/** What was answered, and what the citizen said to it. */
export function Replies({ view }: { view: MessageView }) {
  const { reply, earlierReplies, rating, callBack } = view
  return (
    <>
      {callBack && callBack.result === undefined && (
        <Callout tone='warn'>
          <Box>
            <Txt className='text'>{HANDLE_COPY.callBackTitle}</Txt>
            <Txt className='text'>
              {HANDLE_COPY.callBackDue(countedDayWords(callBack.dueOn, callBack.unsettled), callBack.late)}
            </Txt>
          </Box>
        </Callout>
      )}
      {view.withdrawal && (
        <Callout tone='warn'>
          <Box>
            <Txt className='text'>{HANDLE_COPY.withdrawalAsked}</Txt>
            <Txt className='text'>{view.withdrawal.voluntary ? HANDLE_COPY.voluntary : HANDLE_COPY.pressed}</Txt>
          </Box>
        </Callout>
      )}
      {view.redirectedTo && (
        <Section title={HANDLE_COPY.redirectedTo}>
          <Card>
            <Txt className='text pre'>{view.redirectedTo}</Txt>
          </Card>
        </Section>
      )}
      {rating && (
        <Section title={HANDLE_COPY.ratingTitle}>
          <Card>
            <Box className='stack-small'>
              <Box className='line'>
                <Tag tone={rating.solved === 'yes' ? 'ok' : 'warn'}>{SOLVED_WORDS[rating.solved]}</Tag>
                <Tag tone={rating.satisfaction >= 3 ? 'ok' : 'warn'}>
                  {SATISFACTION_WORDS[rating.satisfaction] ?? String(rating.satisfaction)}
                </Tag>
              </Box>
              {rating.comment && <Txt className='text pre'>{rating.comment}</Txt>}
            </Box>
          </Card>
        </Section>
      )}
      {reply && (
        <Section title={HANDLE_COPY.reply}>
          <ReplyCard messageId={view.id} reply={reply} />
        </Section>
      )}
      {view.interimReplies.length > 0 && (
        <Section title={HANDLE_COPY.interimReplies}>
          {view.interimReplies.map((interim) => (
            <Card key={interim.publishedAt}>
              <Txt className='text-2'>{`${interim.unitName}${DOT}${instantWords(interim.publishedAt)}`}</Txt>
              <Txt className='text pre' selectable>
                {interim.body}
              </Txt>
              <ReplyFiles messageId={view.id} files={interim.files} />
            </Card>
          ))}
        </Section>
      )}
      {view.promises.length > 0 && (
        <Section title={HANDLE_COPY.promises}>
          <Card flush>
            <Rows label={HANDLE_COPY.promises}>
              {view.promises.map((promise) => (
                <Row
                  key={promise.id}
                  title={promise.text}
                  note={HANDLE_COPY.promiseDue(dayWordsFrom(promise.dueOn, promise.madeOn))}
                  value={promiseState(promise)}
                >
                  {promise.changed && (
                    <Txt className='small'>
                      {HANDLE_COPY.promiseChanged(
                        dayWordsFrom(promise.changed.from, promise.madeOn),
                        promise.changed.reason,
                      )}
                    </Txt>
                  )}
                  {promise.keptNote && <Txt className='small'>{promise.keptNote}</Txt>}
                </Row>
              ))}
            </Rows>
          </Card>
        </Section>
      )}
      {earlierReplies.length > 0 && (
        <Section title={HANDLE_COPY.earlierReplies}>
          {earlierReplies.map((earlier) => (
            <ReplyCard key={earlier.publishedAt} messageId={view.id} reply={earlier} />
          ))}
        </Section>
      )}
    </>
  )
}
