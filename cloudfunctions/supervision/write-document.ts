import type { SupervisionForm, SupervisionState, UrgentForm } from '../../types/supervision.terms'
import type { Directory } from '../hall'
import { type Message, owed, toReceipt, type UrgentDue } from '../messages'
import type { NewDocument } from '../shared/documents'
import { addMilliseconds, type Instant, shanghaiDay, shanghaiTime } from '../shared/kernel/local-date'
import type { WorkCalendar } from '../shared/kernel/working-days'
import { type DocumentFacts, SUPERVISION_COPY, SUPERVISION_TEXT, URGENT_TEXT } from './copy'
import { type Rung } from './domain/ladder'
import { documentId, type SupervisionDocument, unitKeyOf } from './domain/supervision-document'

/** When and with what a document is written. */
export interface Writing {
  readonly now: Instant
  readonly calendar: WorkCalendar
  readonly directory: Directory
}

/** The document of a rung: a reminder goes out at once, everything else waits for a signature. */
export function writeRung(
  message: Message,
  { rung, sentBy, internal }: Rung,
  writing: Writing,
): NewDocument<SupervisionDocument> {
  const facts = factsOf(message, writing)
  const toApprover = rung === 'overdue_notice' && message.unitId !== null
  return {
    ...headOf(message, rung, sentBy === 'timer' ? 'sent' : 'draft', writing),
    id: documentId(message.id, message.replyDueOn, rung),
    addressee: internal
      ? SUPERVISION_COPY.toOffice
      : toApprover
        ? SUPERVISION_COPY.toApprover(facts.unitName)
        : facts.unitName,
    paragraphs: SUPERVISION_TEXT[rung](facts),
  }
}

/** 督办意见 in a supervisor's own words, signed as it is written. @param key tells one instruction from another */
export function writeInstruction(
  message: Message,
  words: { readonly key: string; readonly body: string; readonly by: string; readonly name: string },
  writing: Writing,
): NewDocument<SupervisionDocument> {
  const facts = factsOf(message, writing)
  return {
    ...headOf(message, 'instruction', 'signed', writing),
    id: documentId(message.id, message.replyDueOn, `instruction.${words.key}`),
    addressee: facts.unitName,
    paragraphs: [SUPERVISION_COPY.about(facts), words.body, SUPERVISION_COPY.ledger(facts)],
    signed: { by: words.by, name: words.name, at: writing.now },
  }
}

const URGENT_FORM_OF = { dispatch: 'urgent_dispatch', contact: 'urgent_contact' } as const satisfies Record<
  UrgentDue['step'],
  UrgentForm
>

/** One document a clock that ran out: a message that was returned and not transferred again gets another. */
export const urgentDocumentId = (messageId: string, { step, at }: UrgentDue): string =>
  `${messageId}.${at}.${URGENT_FORM_OF[step]}`

/** What an urgent message was owed by an instant and still is: to the press office, or to the unit that leads it. */
export function writeUrgent(message: Message, due: UrgentDue, writing: Writing): NewDocument<SupervisionDocument> {
  const facts = factsOf(message, writing)
  const form = URGENT_FORM_OF[due.step]
  const toDesk = form === 'urgent_dispatch' || message.unitId === null
  // 24:00 of a day, not 00:00 of the next.
  const last = addMilliseconds(due.at, -1)
  const time = shanghaiTime(due.at)
  const until = SUPERVISION_COPY.until(shanghaiDay(last), time === '00:00' ? '24:00' : time)
  return {
    ...headOf(message, form, 'sent', writing),
    id: urgentDocumentId(message.id, due),
    addressee: toDesk ? SUPERVISION_COPY.toDesk : SUPERVISION_COPY.toApprover(facts.unitName),
    paragraphs: URGENT_TEXT[form](facts, until),
  }
}

const headOf = (message: Message, form: SupervisionForm, state: SupervisionState, { now }: Writing) => ({
  messageId: message.id,
  code: message.code,
  kind: message.kind,
  form,
  state,
  unitKey: unitKeyOf(message.unitId),
  dueOn: message.replyDueOn,
  createdAt: now,
})

/** The numbers are those of the receipt that the unit and the citizen read. */
function factsOf(message: Message, { now, calendar, directory }: Writing): DocumentFacts {
  const today = shanghaiDay(now)
  const receipt = toReceipt(message, today, calendar, directory)
  const since = message.unitId === null ? undefined : message.hops.at(-1)?.from
  const brokenBy = owed(message, { today }).unitId
  const nameOf = (unitId: string | null) => (unitId === null ? SUPERVISION_COPY.pressOffice : directory.nameOf(unitId))
  return {
    code: message.code,
    kind: message.kind,
    unitName: nameOf(message.unitId),
    ...(brokenBy === message.unitId ? {} : { brokenBy: nameOf(brokenBy) }),
    receivedOn: shanghaiDay(message.submittedAt),
    ...(since === undefined ? {} : { unitSince: since }),
    ...(receipt.reworked === true ? { reworkedOn: receipt.startedOn } : {}),
    dueOn: message.replyDueOn,
    calendarSettled: message.calendarSettled,
    mayBeExtended: message.unitId !== null && !message.extended && !message.extensionPending,
    today,
    allowance: receipt.allowanceWorkingDays,
    counted: receipt.countedWorkingDays,
    paused: receipt.pausedWorkingDays,
    extended: receipt.extensions.reduce((sum, { workingDays, lateNotice }) => sum + (lateNotice ? 0 : workingDays), 0),
    urgent: message.urgent,
  }
}
