import { useState } from 'react'
import { MESSAGE_LIMITS } from '../../../../types/messages.terms'
import { messagesApi } from '../../../api/messages.api'
import {
  Box,
  Button,
  Card,
  Form,
  Refusal,
  type Score,
  ScoreChips,
  Section,
  type Solved,
  SolvedChips,
  TextAreaField,
} from '../../../components'
import { MESSAGE_COPY } from '../../../copy/messages'
import { showFirstError } from '../../../platform/show-first-error'
import { notify } from '../../../state/notice.store'
import { useKept } from '../../../state/use-kept'
import type { MessagePartProps } from './message-part.types'
import { useMessageAction } from './use-message-action'

/** What was chosen so far. */
interface Choices {
  solved?: Solved
  satisfaction?: Score
  attitude?: Score
  speed?: Score
}
const NOTHING: Choices = {}

/** 评价: solved or not first, then how satisfied; more only for those who want to say more. */
export function Rate(props: MessagePartProps) {
  const { message } = props
  const chosen = useKept(`text.rate-choices.${message.id}`, NOTHING)
  const comment = useKept(`text.rate.${message.id}`, '')
  const { solved, satisfaction, attitude, speed } = chosen.value
  const choose = chosen.add
  const [tried, setTried] = useState(false)
  const [more, setMore] = useState(attitude !== undefined || speed !== undefined)
  const { busy, failure, act } = useMessageAction(props, 'rate')

  const send = async (): Promise<void> => {
    setTried(true)
    if (!solved || !satisfaction) return showFirstError()
    const said = comment.value.trim()
    const input = {
      id: message.id,
      version: message.version,
      solved,
      satisfaction: Number(satisfaction),
      ...(attitude ? { attitude: Number(attitude) } : {}),
      ...(speed ? { speed: Number(speed) } : {}),
      ...(said ? { comment: said } : {}),
    }
    if (!(await act(() => messagesApi.rate(input)))) return
    chosen.forget()
    comment.forget()
    notify(MESSAGE_COPY.rated)
  }
  return (
    <Section title={MESSAGE_COPY.rate}>
      <Card>
        <Form sending={busy}>
          <SolvedChips
            label={MESSAGE_COPY.rate}
            value={solved}
            onChange={(solved) => choose({ solved })}
            error={tried && !solved ? MESSAGE_COPY.rateSolvedMissing : undefined}
          />
          <ScoreChips
            label={MESSAGE_COPY.satisfaction}
            value={satisfaction}
            onChange={(satisfaction) => choose({ satisfaction })}
            error={tried && !satisfaction ? MESSAGE_COPY.satisfactionMissing : undefined}
          />
          {more ? (
            <>
              <ScoreChips
                label={MESSAGE_COPY.attitude}
                value={attitude}
                onChange={(attitude) => choose({ attitude })}
              />
              <ScoreChips label={MESSAGE_COPY.speed} value={speed} onChange={(speed) => choose({ speed })} />
            </>
          ) : (
            <Box>
              <Button kind='plain' edge onPress={() => setMore(true)}>
                {MESSAGE_COPY.rateMore}
              </Button>
            </Box>
          )}
          <TextAreaField
            label={MESSAGE_COPY.comment}
            value={comment.value}
            rows={2}
            maxLength={MESSAGE_LIMITS.comment.max}
            onChange={comment.change}
          />
          <Refusal failure={failure} />
          <Button kind='primary' block busy={busy} onPress={() => void send()}>
            {MESSAGE_COPY.rateSend}
          </Button>
        </Form>
      </Card>
    </Section>
  )
}
