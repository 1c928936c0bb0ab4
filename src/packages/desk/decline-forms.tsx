import { useState } from 'react'
import { DECLINE_GROUNDS, type DeclineGround, MESSAGE_LIMITS } from '../../../types/messages.terms'
import { messagesApi } from '../../api/messages.api'
import { Box, Button, ChipsField, TextAreaField, Txt, Wrong } from '../../components'
import { FORM_COPY } from '../../copy/desk-forms'
import { FIELD_COPY } from '../../copy/fields'
import { DECLINE_CHANNELS, DECLINE_GROUND_WORDS, OWNERSHIP_DESK_COPY } from '../../copy/ownership'
import { useReason } from '../../state/use-reason'
import { type FormProps, onMessage } from './form-parts'

/** 拟不予受理: why, where to turn instead (proposed by the ground), and what the citizen reads. */
export function ProposeDeclineForm({ view, busy, onSend }: FormProps) {
  const copy = FORM_COPY.propose_decline
  const [ground, setGround] = useState<DeclineGround>()
  const [channel, setChannel] = useState('')
  const body = useReason('propose_decline', view.id, MESSAGE_LIMITS.reply.min)
  const choose = (next: DeclineGround): void => {
    // A channel of one's own words is not replaced by another proposal.
    if (channel === '' || (ground !== undefined && channel === DECLINE_CHANNELS[ground]))
      setChannel(DECLINE_CHANNELS[next])
    setGround(next)
  }
  const submit = (): void => {
    const where = channel.trim()
    if (!body.check() || ground === undefined || where.length < MESSAGE_LIMITS.reason.min) return
    const input = { ...onMessage(view), ground, channel: where, body: body.text }
    onSend(() => messagesApi.proposeDecline(input), copy.done)
  }
  const channelMissing = body.tried && channel.trim().length < MESSAGE_LIMITS.reason.min
  return (
    <Box className='stack'>
      <Txt className='text-2'>{copy.text}</Txt>
      <ChipsField
        label={copy.ground}
        value={ground}
        options={DECLINE_GROUNDS.map((value) => ({ value, label: DECLINE_GROUND_WORDS[value] }))}
        onChange={choose}
      />
      {body.tried && ground === undefined && <Wrong>{OWNERSHIP_DESK_COPY.groundMissing}</Wrong>}
      <TextAreaField
        label={copy.channel}
        value={channel}
        onChange={setChannel}
        rows={2}
        maxLength={MESSAGE_LIMITS.reason.max}
        error={channelMissing ? FIELD_COPY.tooShort(MESSAGE_LIMITS.reason.min) : undefined}
      />
      <TextAreaField
        label={copy.label}
        placeholder={copy.placeholder}
        {...body.field}
        maxLength={MESSAGE_LIMITS.reply.max}
        error={body.error}
      />
      <Button block kind='primary' busy={busy} onPress={submit}>
        {copy.submit}
      </Button>
    </Box>
  )
}

/** 审定不予受理: exactly what the citizen would read, and two buttons. */
export function DecideDeclineForm({ view, busy, onSend }: FormProps) {
  const copy = FORM_COPY.decide_decline
  const reason = useReason('decide_decline', view.id)
  /** Only who refuses has to say why. */
  const [refusing, setRefusing] = useState(false)
  const { decline } = view
  if (!decline) return null
  const send = (approved: boolean): void => {
    setRefusing(!approved)
    if (approved ? !reason.checkOptional() : !reason.check()) return
    const why = reason.text === '' ? {} : { reason: reason.text }
    const input = { ...onMessage(view), contentHash: decline.contentHash, approved, ...why }
    onSend(() => messagesApi.decideDecline(input), approved ? copy.done : copy.refused)
  }
  return (
    <Box className='stack'>
      <Txt className='text-2'>{copy.text}</Txt>
      <Box className='handling__quote'>
        <Txt className='heading-3 text'>{DECLINE_GROUND_WORDS[decline.ground]}</Txt>
        <Txt className='text pre'>{decline.body}</Txt>
        <Txt className='text pre'>{`${OWNERSHIP_DESK_COPY.declineWhere}${decline.channel}`}</Txt>
      </Box>
      <TextAreaField
        label={copy.label}
        placeholder={copy.placeholder}
        {...reason.field}
        error={refusing ? reason.error : reason.optionalError}
      />
      <Button block kind='primary' busy={busy} onPress={() => send(true)}>
        {copy.submit}
      </Button>
      <Button block kind='danger' disabled={busy} onPress={() => send(false)}>
        {copy.refuse}
      </Button>
    </Box>
  )
}
