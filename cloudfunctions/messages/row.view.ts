import type { MessageRow } from '../../types/messages.contract'
import { citizenStatusOf } from '../../types/messages.terms'
import { addDays, daysBetween, type LocalDate } from '../shared/kernel/local-date'
import { workingDaysBetween } from '../shared/kernel/working-days'
import { excerptOf } from './domain/content'
import { isOpen, type Message, wasRepliedLate } from './domain/message'
import { allowedActions } from './domain/message.rights'
import { isStuck } from './domain/pass-on'
import type { WorkItem } from './messages.store'
import type { OwedDue } from './queues'
import { urgentDue } from './view'
import { isOverdueTo, type Seeing, unsettled } from './view.fields'

/** A citizen's own message as a row. */
export const toOwnRow = (message: Message, seeing: Seeing): MessageRow =>
  rowOf({ ...message, approvalStuck: isStuck(message), repliedLate: wasRepliedLate(message) }, seeing, {
    id: message.id,
    excerpt: excerptOf(message.body),
    version: message.version,
  })

/** A work item as a row of the inbox. */
export const toInboxRow = (item: WorkItem, seeing: Seeing): MessageRow =>
  rowOf(item, seeing, { id: item.messageId, excerpt: item.excerpt, version: item.messageVersion })

type RowSource = Pick<
  Message,
  | 'code'
  | 'kind'
  | 'title'
  | 'status'
  | 'place'
  | 'unitId'
  | 'submittedAt'
  | 'replyDueOn'
  | 'calendarSettled'
  | 'urgentClock'
> & { readonly approvalStuck?: boolean; readonly owed?: OwedDue } & Parameters<typeof allowedActions>[0] &
  Parameters<typeof isOverdueTo>[0]

/** One object, filled in place: an inbox makes twenty of them a request, and copying each costs more than its content. */
function rowOf(source: RowSource, seeing: Seeing, own: Pick<MessageRow, 'id' | 'excerpt' | 'version'>): MessageRow {
  const row: MessageRow = {
    id: own.id,
    code: source.code,
    kind: source.kind,
    title: source.title,
    excerpt: own.excerpt,
    status: source.status,
    citizenStatus: citizenStatusOf(source),
    submittedAt: source.submittedAt,
    replyDueOn: source.replyDueOn,
    calendarSettled: source.calendarSettled,
    workingDaysLeft: workingDaysBetween(seeing.today, source.replyDueOn, seeing.calendar),
    // By the message's status, not by the row's: a call-back waits open on an answered message.
    overdue: isOverdueTo(source, seeing),
    urgent: source.urgent,
    allowedActions: allowedActions(source, seeing.actor, seeing.today),
    version: own.version,
  }
  const { urgentClock } = source
  if (source.place !== undefined) row.place = source.place
  if (source.unitId !== null) {
    row.unitId = source.unitId
    row.unitName = seeing.directory.nameOf(source.unitId)
  }
  if (urgentClock !== undefined)
    Object.assign(row, urgentDue({ urgentClock, open: isOpen(source.status) ? 'yes' : 'no' }, seeing))
  if (seeing.actor.kind !== 'staff') return row
  if (source.approvalStuck === true) row.approvalStuck = true
  if (source.status === 'closed' && source.mergedAnswered === true) row.answeredTogether = true
  if (source.owed !== undefined)
    row.owed = {
      ...source.owed,
      workingDaysLeft: workingDaysBetween(seeing.today, countable(source.owed.on, seeing.today), seeing.calendar),
      daysLeft: daysBetween(seeing.today, source.owed.on),
      ...unsettled(source.owed.on, seeing),
    }
  // The lead was reminded, not who assists it.
  if (source.remindedOn !== undefined && source.owed?.action !== 'answer_assist') row.remindedOn = source.remindedOn
  return row
}

/**
 * A day as far as working days can be counted to it. Any day could once be written as an assist's: one that the calendar
 * does not reach must not cost a unit its inbox. Ten years ahead says "not now" as well as eight thousand.
 */
function countable(on: LocalDate, today: LocalDate): LocalDate {
  const last = addDays(today, 3_653)
  return on < last ? on : last
}
