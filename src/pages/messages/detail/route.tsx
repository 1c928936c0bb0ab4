import { useState } from 'react'
import { MESSAGE_LIMITS } from '../../../../types/messages.terms'
import { messagesApi } from '../../../api/messages.api'
import { Box, Button, Callout, Card, Form, Refusal, Section, Sheet, Tag, TextAreaField, Txt } from '../../../components'
import { countedDayWords, dayWords } from '../../../copy/days'
import { FIELD_COPY } from '../../../copy/fields'
import { OWNERSHIP_COPY } from '../../../copy/ownership'
import { notify } from '../../../state/notice.store'
import { useKept } from '../../../state/use-kept'
import type { MessagePartProps } from './message-part.types'
import { useMessageAction } from './use-message-action'

/** Who handled it from when to when, who helps, what was ruled; and the one objection its owner may raise. */
export function Route(props: MessagePartProps) {
  const { message } = props
  const { contest, adjudication, hops, assists } = message
  const mayContest = message.allowedActions.includes('contest')
  if (hops.length === 0 && !contest) return null
  return (
    <Section title={OWNERSHIP_COPY.hops}>
      <Card>
        <Box className='stack-small'>
          {hops.map((hop, at) => (
            <Box key={at} className='line'>
              <Txt className='text'>{hop.unitName}</Txt>
              <Txt className='small number'>
                {OWNERSHIP_COPY.hop(dayWords(hop.from), hop.until && dayWords(hop.until))}
              </Txt>
            </Box>
          ))}
          {adjudication && (
            <>
              <Txt className='text'>{OWNERSHIP_COPY.adjudication(adjudication.unitName)}</Txt>
              <Txt className='text-2 pre'>{adjudication.reason}</Txt>
            </>
          )}
          {assists.map((task) => (
            <Box key={task.id} className='line'>
              <Txt className='text'>{`${OWNERSHIP_COPY.assists}：${task.unitName}`}</Txt>
              <Tag tone={task.state === 'answered' ? 'ok' : 'neutral'}>{assistWords(task)}</Tag>
            </Box>
          ))}
          {contest && <Contested contest={contest} />}
          {mayContest && <Contest {...props} />}
        </Box>
      </Card>
    </Section>
  )
}

const assistWords = ({ state, dueOn, unsettled, late }: MessagePartProps['message']['assists'][number]): string =>
  state === 'open'
    ? OWNERSHIP_COPY.assistOpen(countedDayWords(dueOn, unsettled), late)
    : state === 'answered'
      ? OWNERSHIP_COPY.assistAnswered
      : OWNERSHIP_COPY.assistEnded

const Contested = ({ contest }: { contest: NonNullable<MessagePartProps['message']['contest']> }) => (
  <Callout icon={contest.pending && contest.ruling === undefined ? 'clock' : 'info'}>
    <Txt className='text'>
      {contest.ruling === undefined
        ? contest.pending
          ? OWNERSHIP_COPY.contestPending
          : OWNERSHIP_COPY.contestOvertaken
        : contest.ruling.upheld
          ? OWNERSHIP_COPY.contestUpheld
          : OWNERSHIP_COPY.contestDeclined}
    </Txt>
    {contest.ruling && <Txt className='text pre'>{contest.ruling.reason}</Txt>}
  </Callout>
)

/** 异议: once, with a reason. */
function Contest(props: MessagePartProps) {
  const { message } = props
  const [open, setOpen] = useState(false)
  const reason = useKept(`text.contest.${message.id}`, '')
  const [tried, setTried] = useState(false)
  const { busy, failure, act } = useMessageAction(props, 'contest')
  const enough = reason.value.trim().length >= MESSAGE_LIMITS.reason.min
  const send = async (): Promise<void> => {
    setTried(true)
    if (!enough) return
    const input = { id: message.id, version: message.version, reason: reason.value.trim() }
    if (!(await act(() => messagesApi.contest(input)))) return
    reason.forget()
    setOpen(false)
    notify(OWNERSHIP_COPY.contestDone)
  }
  return (
    <Box>
      <Button kind='plain' edge onPress={() => setOpen(true)}>
        {OWNERSHIP_COPY.contest}
      </Button>
      <Sheet open={open} title={OWNERSHIP_COPY.contest} onClose={() => setOpen(false)}>
        <Form sending={busy}>
          {message.routeOpenUntil && (
            <Txt className='text-2'>
              {OWNERSHIP_COPY.contestUntil(countedDayWords(message.routeOpenUntil, message.routeOpenUnsettled))}
            </Txt>
          )}
          <Refusal failure={failure} />
          <TextAreaField
            label={OWNERSHIP_COPY.contestLabel}
            placeholder={OWNERSHIP_COPY.contestPlaceholder}
            value={reason.value}
            rows={4}
            maxLength={MESSAGE_LIMITS.reason.max}
            error={tried && !enough ? FIELD_COPY.tooShort(MESSAGE_LIMITS.reason.min) : undefined}
            onChange={reason.change}
          />
          <Button block kind='primary' busy={busy} onPress={() => void send()}>
            {OWNERSHIP_COPY.contestSend}
          </Button>
        </Form>
      </Sheet>
    </Box>
  )
}
