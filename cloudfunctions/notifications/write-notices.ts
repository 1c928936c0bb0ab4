import type { Directory } from '../hall'
import type { Message } from '../messages'
import type { NewDocument } from '../shared/documents'
import type { Instant } from '../shared/kernel/local-date'
import { audiencesFor, DOER_KNOWS, doerOf, ledBefore, type NotifiedEvent, type Reach } from './addressees'
import { personOf } from './audience'
import { KIND_WORDS } from '../shared/kernel/kind-words'
import { NOTICE_TEXT, type NoticeKind, PRESS_OFFICE } from './copy'
import type { NoticeFacts, NoticeText } from './notice-words'
import { NOTICE_RULES, type NoticeRule, type RuleFacts } from './notice-rules'
import type { Notice, SendFacts } from './notifications.store'

/** A notice, and what of it may leave the house. */
export interface WrittenNotice {
  readonly notice: NewDocument<Notice>
  readonly template: NoticeRule['template']
  readonly facts: SendFacts
}

const EVERYBODY: Reach = { left: new Set(), recorderReads: true, doerReads: new Set() }

const RULES_ON = new Map<string, NoticeRule[]>()
for (const rule of NOTICE_RULES) RULES_ON.set(rule.on, [...(RULES_ON.get(rule.on) ?? []), rule])

const eventsTelling = (...those: readonly NoticeRule['to'][]): ReadonlySet<string> =>
  new Set(NOTICE_RULES.filter(({ to }) => those.includes(to)).map(({ on }) => on))
/** Events that may be told to one person: whoever drafted, whoever it was assigned to. */
const TOLD_TO_ONE = eventsTelling('drafter', 'assignee', 'workers')
const NOT_TOLD_TO_DOER = eventsTelling(...DOER_KNOWS)

/** Whom of the unit the event would be told to by name. */
export const namedBy = (event: NotifiedEvent, { draft, handlerId }: Message): string[] =>
  TOLD_TO_ONE.has(event.type) ? [draft?.draftedBy, handlerId].filter((id) => id !== undefined) : []

/** Who did it, where that decides who else is told. */
export const doerToAsk = (event: NotifiedEvent, message: Message): string | undefined =>
  NOT_TOLD_TO_DOER.has(event.type) ? doerOf(event, message) : undefined

/** Everything that one event asks for, one notice an audience. @param reach who is still there to be told */
export function noticesOf(
  event: NotifiedEvent,
  message: Message,
  directory: Directory,
  reach: Reach = EVERYBODY,
): WrittenNotice[] {
  const facts = ruleFacts(event, message)
  const written = (RULES_ON.get(event.type) ?? [])
    .filter(({ when }) => when?.(facts) ?? true)
    .flatMap((rule) => {
      // Where it stands now is no longer theirs to know: they are told of it as the unit that they are.
      const told = rule.to === 'former_workers' ? { ...message, unitId: ledBefore(event, message) } : message
      return audiencesFor(rule.to, event, message, reach).map((audience) =>
        writeNotice({ rule, audience, eventId: event.id, at: event.at }, told, directory),
      )
    })
  // Two addressees may be the same office where nobody leads.
  return [...new Map(written.map((one) => [one.notice.id, one])).values()]
}

/** The identity of a notice: one event tells an audience of one thing once. */
export const noticeIdOf = (eventId: string, { kind }: { readonly kind: NoticeKind }, audience: string): string =>
  `${eventId}.${kind}.${audience}`

/** One notice by its rule. @param eventId with the rule and the audience its identity */
export function writeNotice(
  given: {
    readonly rule: Pick<NoticeRule, 'group' | 'template' | 'urgent'> & { readonly kind: NoticeKind }
    readonly audience: string
    readonly eventId: string
    readonly at: Instant
    readonly more?: Pick<NoticeFacts, 'closesOn'>
  },
  message: Pick<Message, 'id' | 'code' | 'kind' | 'channel' | 'unitId' | 'replyDueOn' | 'calendarSettled' | 'question'>,
  directory: Directory,
): WrittenNotice {
  const { rule, audience, eventId, at } = given
  const words: NoticeText = NOTICE_TEXT[rule.kind]
  const title = personOf(audience) === null ? (words.titleToOffice ?? words.title) : words.title
  const unitName = message.unitId === null ? PRESS_OFFICE : directory.nameOf(message.unitId)
  return {
    notice: {
      id: noticeIdOf(eventId, rule, audience),
      audience,
      at,
      kind: rule.kind,
      group: rule.group,
      title,
      text: words.text({
        code: message.code,
        kind: KIND_WORDS[message.kind],
        channel: message.channel,
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
  waitsMerged: message.status === 'merged' && message.mergedAnswered !== true,
  mergedAnsweredBefore: message.timeline.filter(({ what }) => what === 'merged_answered').length > 1,
  callBackClosed: message.callBack?.result === 'close',
  complexApproved: message.complex?.approved === true,
  withdrawalWasAsked: message.timeline.some(({ what }) => what === 'withdrawal_requested'),
  approvalStuck: message.approvalWait?.reached?.what === 'stuck',
  atSubmission: event.at === message.submittedAt,
  objectionRuled: message.contest?.ruling?.at === event.at,
  instructed: message.instructions.length > 0,
  besides: new Set(message.timeline.flatMap(({ what, at }) => (at === event.at ? [what] : []))),
})
