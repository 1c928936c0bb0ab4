import type { MessageKind } from '../../types/messages.terms'
import type { NewDocument } from '../shared/documents'
import type { DomainEvent } from '../shared/outbox/outbox'
import { addWorkingDays, type WorkCalendar } from '../shared/kernel/working-days'
import { hoursBetween, type LocalDate, shanghaiDay } from '../shared/kernel/local-date'
import type { HistoricMessage } from './domain/historic-message'

/** The journal's stream of imported messages: statistics read it, senders and supervision never do. */
export const HISTORY_STREAM = 'history'

/** What once happened, under its true date. Without judging no promise is on the books and no answer is late. */
export interface HistoricEvent extends DomainEvent {
  readonly type: 'submitted' | 'replied'
  readonly book: 'history'
  readonly on: LocalDate
  readonly messageId: string
  readonly kind: MessageKind
  readonly unitId: string | null
  readonly owes?: { readonly unitId: string | null; readonly dueOn: LocalDate }
  readonly replied?: { readonly hours: number; readonly dueOn?: LocalDate; readonly onTime?: boolean }
}

/** Our rules, for judging what was promised under others. */
export interface Judging {
  readonly replyWorkingDays: Readonly<Record<MessageKind, number>>
  readonly calendar: WorkCalendar
}

/** The events of one imported message: submitted, and replied where it was. `judging` null: nothing is judged. */
export function historicEvents(message: NewDocument<HistoricMessage>, judging: Judging | null): HistoricEvent[] {
  const { id: messageId, kind, unitId, createdAt, answer } = message
  const common = { book: 'history' as const, messageId, kind, unitId }
  const submittedOn = shanghaiDay(createdAt)
  const dueOn =
    judging === null ? null : addWorkingDays(submittedOn, judging.replyWorkingDays[kind], judging.calendar).on
  const submitted: HistoricEvent = {
    ...common,
    id: `${messageId}.0001`,
    type: 'submitted',
    at: createdAt,
    on: submittedOn,
    ...(dueOn === null ? {} : { owes: { unitId, dueOn } }),
  }
  if (answer === undefined) return [submitted]
  const repliedOn = shanghaiDay(answer.repliedAt)
  const replied: HistoricEvent = {
    ...common,
    id: `${messageId}.0002`,
    type: 'replied',
    at: answer.repliedAt,
    on: repliedOn,
    replied: {
      // Where the file says the day alone, its beginning may lie before the message.
      hours: Math.max(0, hoursBetween(createdAt, answer.repliedAt)),
      ...(dueOn === null ? {} : { dueOn, onTime: repliedOn <= dueOn }),
    },
  }
  return [submitted, replied]
}
