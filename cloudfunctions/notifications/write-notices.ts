import type { Directory } from '../hall'
import { type Message, type MessageEvent, NO_OWNER } from '../messages'
import type { NewDocument } from '../shared/documents'
import type { Instant } from '../shared/kernel/local-date'
import type { GivenEvent } from '../supervision'
import { AUDIENCE, personOf } from './audience'
import { KIND_WORDS } from '../shared/kernel/kind-words'
import { NOTICE_TEXT, type NoticeKind, PRESS_OFFICE } from './copy'
import type { NoticeFacts, NoticeText } from './notice-words'
import { type Addressee, NOTICE_RULES, type NoticeRule, type RuleFacts } from './notice-rules'
import type { Notice, SendFacts } from './notifications.store'

/** What this module is told of: what happened to a message, or a document of supervision that was given. */
export type NotifiedEvent = MessageEvent | GivenEvent

/** A notice, and what of it may leave the house. */
export interface WrittenNotice {
  readonly notice: NewDocument<Notice>
  readonly template: NoticeRule['template']
  readonly facts: SendFacts
}

const NOBODY: ReadonlySet<string> = new Set()

const RULES_ON = new Map<string, NoticeRule[]>()
for (const rule of NOTICE_RULES) RULES_ON.set(rule.on, [...(RULES_ON.get(rule.on) ?? []), rule])

/** Events that are told to one person: whoever drafted, whoever it was assigned to. */
const TOLD_TO_ONE: ReadonlySet<string> = new Set(
  NOTICE_RULES.filter(({ to }) => to === 'drafter' || to === 'assignee').map(({ on }) => on),
)

/** Whom of the unit the event would be told to by name. */
export const namedBy = (event: NotifiedEvent, { draft, handlerId }: Message): string[] =>
  TOLD_TO_ONE.has(event.type) ? [draft?.draftedBy, handlerId].filter((id) => id !== undefined) : []

/**
 * Everything that one event asks for, one notice an audience.
 * @param left people who work for the message's unit no more: what was theirs is told to the unit's handlers
 */
export function noticesOf(
  event: NotifiedEvent,
  message: Message,
  directory: Directory,
  left: ReadonlySet<string> = NOBODY,
): WrittenNotice[] {
  const facts = ruleFacts(event, message)
  const written = (RULES_ON.get(event.type) ?? [])
    .filter(({ when }) => when?.(facts) ?? true)
    .flatMap((rule) => {
      const audiences =
        rule.to === 'concerned' ? concernedBy(event, message) : [audienceFor(rule.to, event, message, left)]
      return audiences.flatMap((audience) =>
        audience === null ? [] : [writeNotice({ rule, audience, eventId: event.id, at: event.at }, message, directory)],
      )
    })
  // Two addressees may be the same office where nobody leads.
  return [...new Map(written.map((one) => [one.notice.id, one])).values()]
}

/** One notice by its rule. @param eventId with the rule and the audience its identity */
export function writeNotice(
  given: {
    readonly rule: Pick<NoticeRule, 'group' | 'template' | 'urgent'> & { readonly kind: NoticeKind }
    readonly audience: string
    readonly eventId: string
    readonly at: Instant
    readonly more?: Pick<NoticeFacts, 'closesOn'>
  },
  message: Pick<Message, 'id' | 'code' | 'kind' | 'unitId' | 'replyDueOn' | 'calendarSettled' | 'question'>,
  directory: Directory,
): WrittenNotice {
  const { rule, audience, eventId, at } = given
  const words: NoticeText = NOTICE_TEXT[rule.kind]
  const title = personOf(audience) === null ? (words.titleToOffice ?? words.title) : words.title
  const unitName = message.unitId === null ? PRESS_OFFICE : directory.nameOf(message.unitId)
  return {
    notice: {
      id: `${eventId}.${rule.kind}.${audience}`,
      audience,
      at,
      kind: rule.kind,
      group: rule.group,
      title,
      text: words.text({
        code: message.code,
        kind: KIND_WORDS[message.kind],
        unitName,
        dueOn: message.replyDueOn,
        calendarSettled: message.calendarSettled,
        ...(message.question === undefined ? {} : { question: askedOf(message.question) }),
        ...given.more,
      }),
      urgent: rule.urgent ?? false,
      messageId: message.id,
    },
    template: rule.template,
    facts: { code: message.code, unit: unitName, status: words.status, at, tip: title },
  }
}

const askedOf = ({ resumesOn, late, unsettled }: NonNullable<Message['question']>): NoticeFacts['question'] => ({
  resumesOn,
  late: late === true,
  unsettled: unsettled === true,
})

const ruleFacts = (event: NotifiedEvent, message: Message): RuleFacts => ({
  unitId: event.unitId,
  stillLeads: event.unitId === message.unitId,
  urgent: message.urgent,
  rated: message.rated,
  callBackOpen: message.callBackOpen,
  merged: message.status === 'merged',
  mergedAnsweredBefore: message.timeline.filter(({ what }) => what === 'merged_answered').length > 1,
  callBackClosed: message.callBack?.result === 'close',
  complexApproved: message.complex?.approved === true,
  withdrawalWasAsked: message.timeline.some(({ what }) => what === 'withdrawal_requested'),
  approvalStuck: message.approvalWait?.reached?.what === 'stuck',
  atSubmission: event.at === message.submittedAt,
})

/** More people than this are told as an office: a notice each would make the transaction long. */
const MOST_NAMED = 5

/** The people whom the event names; the office of the unit's approvers where it names nobody, or many. */
function concernedBy(event: NotifiedEvent, message: Message): string[] {
  const named = 'concerns' in event ? [...new Set(event.concerns ?? [])] : []
  if (named.length > 0 && named.length <= MOST_NAMED) return named.map(AUDIENCE.person)
  return [message.unitId === null ? AUDIENCE.dispatchers : AUDIENCE.approvers(message.unitId)]
}

/** Null: there is nobody to tell (staff recorded it, so no citizen reads it here; or its writer had their data deleted). */
function audienceFor(
  to: Exclude<Addressee, 'concerned'>,
  event: NotifiedEvent,
  message: Message,
  left: ReadonlySet<string>,
): string | null {
  const office = (of: (unitId: string) => string, unitId = message.unitId) =>
    unitId === null ? AUDIENCE.dispatchers : of(unitId)
  switch (to) {
    case 'owner':
      return message.channel === 'app' && message.ownerId !== NO_OWNER ? AUDIENCE.person(message.ownerId) : null
    case 'assistant': {
      // Of several that were asked before this was told, the one that this event asked.
      const unitId = message.assists?.find(({ requestedAt }) => requestedAt === event.at)?.unitId
      return unitId === undefined ? null : AUDIENCE.handlers(unitId)
    }
    case 'lead':
      return office(AUDIENCE.handlers)
    case 'event_unit':
      return office(AUDIENCE.handlers, event.unitId)
    case 'lead_approvers':
      return office(AUDIENCE.approvers)
    case 'drafter':
      return message.draft === undefined || left.has(message.draft.draftedBy)
        ? office(AUDIENCE.handlers)
        : AUDIENCE.person(message.draft.draftedBy)
    case 'assignee':
      return message.handlerId !== undefined && !left.has(message.handlerId)
        ? AUDIENCE.person(message.handlerId)
        : office(AUDIENCE.handlers, message.subUnitId ?? message.unitId)
    case 'dispatchers':
      return AUDIENCE.dispatchers
    case 'chiefs':
      return AUDIENCE.chiefs
  }
}
