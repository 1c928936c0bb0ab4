import type { MessageKind } from '../../../types/messages.terms'
import { type DocumentStore, scan } from '../../shared/documents'
import { type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import type { WorkCalendar } from '../../shared/kernel/working-days'
import { dueOf, newClock, verdictOf } from '../domain/clock'
import { type Message, replyOfThisRound } from '../domain/message'
import { REPLY_WORKING_DAYS } from '../domain/message.policy'
import { messages } from '../messages.store'

/**
 * A message's verdict, to be checked from outside. Days in Asia/Shanghai. Without a reply nothing is judged: `repliedOn`,
 * `onTime` and `lateByWorkingDays` are null together, so that a file says the same whenever it is written.
 * `receivedOn`: the day from which the promise counts; of a message that was reworked, the day of that order.
 */
export interface VerdictRecord {
  /** Its id in the system it was imported from; null: our own. */
  readonly sourceId: string | null
  readonly id: string
  readonly kind: MessageKind
  readonly receivedOn: LocalDate
  readonly replyDueOn: LocalDate
  readonly repliedOn: LocalDate | null
  readonly onTime: boolean | null
  readonly lateByWorkingDays: number | null
}

/** Our own messages, page by page in the order of their ids: frozen verdicts as they were published. */
export async function* ownVerdicts(store: DocumentStore): AsyncGenerator<readonly VerdictRecord[]> {
  for await (const page of scan(store, messages, { index: 'by_id', equals: {} })) yield page.map(ownVerdict)
}

function ownVerdict(message: Message): VerdictRecord {
  const reply = replyOfThisRound(message)
  return {
    sourceId: null,
    id: message.id,
    kind: message.kind,
    receivedOn: message.clock.startedOn,
    replyDueOn: reply?.verdict.dueOn ?? message.replyDueOn,
    repliedOn: reply === undefined ? null : shanghaiDay(reply.publishedAt),
    onTime: reply?.verdict.onTime ?? null,
    lateByWorkingDays: reply?.verdict.lateByWorkingDays ?? null,
  }
}

/** What another system received and answered, judged by our rules: the promise of the kind, without pause or extension. */
export function judgeAnswer(
  { kind, receivedOn, repliedOn }: Pick<VerdictRecord, 'kind' | 'receivedOn' | 'repliedOn'>,
  calendar: WorkCalendar,
): Pick<VerdictRecord, 'replyDueOn' | 'onTime' | 'lateByWorkingDays'> {
  const clock = newClock(receivedOn, REPLY_WORKING_DAYS[kind])
  if (repliedOn === null) return { replyDueOn: dueOf(clock, calendar).on, onTime: null, lateByWorkingDays: null }
  const { dueOn, onTime, lateByWorkingDays } = verdictOf(clock, repliedOn, calendar)
  return { replyDueOn: dueOn, onTime, lateByWorkingDays }
}
