import type { CitizenStatus, MessageStatus, Outcome } from '../../types/messages.terms'
import { CITIZEN_STATUS_WORDS, OUTCOME_WORDS, STATUS_WORDS } from '../copy/terms'
import { Txt } from '../platform/elements'
import './tag.scss'

export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'danger'

/** One or two words on a tinted ground; the words say all, the colour only repeats. */
export const Tag = ({ children, tone = 'neutral' }: { children: string; tone?: Tone }) => (
  <Txt className={`tag tone--${tone}`}>{children}</Txt>
)

const TONE_OF: Record<CitizenStatus, Tone> = {
  submitted: 'neutral',
  dispatched: 'info',
  processing: 'info',
  replied: 'ok',
  closed: 'neutral',
}
const STAFF_TONES: Partial<Record<MessageStatus, Tone>> = {
  returned: 'warn',
  awaiting_citizen: 'warn',
  awaiting_approval: 'info',
  dispatched: 'info',
  processing: 'info',
  replied: 'ok',
}

/** A status in one of the citizen's five words, or for staff in its own word. */
export const StatusTag = (props: { citizen: CitizenStatus } | { staff: MessageStatus }) =>
  'citizen' in props ? (
    <Tag tone={TONE_OF[props.citizen]}>{CITIZEN_STATUS_WORDS[props.citizen]}</Tag>
  ) : (
    <Tag tone={STAFF_TONES[props.staff] ?? 'neutral'}>{STATUS_WORDS[props.staff]}</Tag>
  )

/** Green is for what was solved: a plan or a refusal must not look like a success. */
const OUTCOME_TONES: Record<Outcome, Tone> = {
  solved: 'ok',
  partly_solved: 'info',
  planned: 'info',
  not_now: 'warn',
  unfounded: 'neutral',
  explained: 'neutral',
}

/** What the reply says has happened. */
export const OutcomeTag = ({ outcome }: { outcome: Outcome }) => (
  <Tag tone={OUTCOME_TONES[outcome]}>{OUTCOME_WORDS[outcome]}</Tag>
)
