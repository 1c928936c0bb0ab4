import { answerJoins, type ToldJoiners } from '../answers'
import { deputies, type DeputyEvent } from '../messages'
import type { RuleEvent } from '../routing'
import type { Transaction } from '../shared/documents'
import type { DomainEvent } from '../shared/outbox/outbox'
import { AUDIENCE } from './audience'
import { day } from './notice-words'
import { type Notice, notices } from './notifications.store'

/** What is told that is about no single message. */
const RULE_TEXT = {
  rule_unit_closed: {
    title: '有分拨规则自动停用',
    text: (rule: string) => `分拨规则“${rule}”指向的单位已撤销，规则已自动停用。请改派单位，或删除这条规则。`,
  },
  rule_unit_back: {
    title: '分拨规则的单位已恢复',
    text: (rule: string) => `分拨规则“${rule}”指向的单位已恢复。规则还停用着，需要时请重新启用。`,
  },
} as const satisfies Record<RuleEvent['type'], { title: string; text: (rule: string) => string }>

const ANSWER_TEXT = {
  changed: { title: '公开答复有更新', text: '您点过“我也遇到”的公开答复有更新，请点开查看。' },
  withdrawn: {
    title: '公开答复已撤下',
    text: '您点过“我也遇到”的公开答复已撤下，不再显示。事情还没有解决的，请写留言。',
  },
} as const satisfies Record<ToldJoiners['what'], { title: string; text: string }>

const DEPUTY_TEXT = {
  deputy_set: {
    title: '请您代理审核',
    text: (approver: string, from: string, until: string) =>
      `${approver}请您代理审核答复，${from}到${until}。这段时间待审的答复会出现在您的工作台。`,
  },
  deputy_ended: { title: '代理审核已取消', text: '您不再代理审核。待审的答复由审核人本人审核。' },
} as const

const isDeputyEvent = (event: DomainEvent): event is DeputyEvent => event.type in DEPUTY_TEXT

/** To the deputy; of a deputyship that was changed since, only the last word. */
async function deputyNoticeOf(transaction: Transaction, event: DeputyEvent): Promise<Omit<Notice, 'version'>[]> {
  const { id, type, at, deputyId, deputyshipId } = event
  const notice = {
    id: `${id}.${deputyId}`,
    audience: AUDIENCE.person(deputyId),
    at,
    kind: type,
    group: 'approval',
    urgent: false,
    messageId: '',
    opens: { page: 'desk' },
  } as const
  if (type === 'deputy_ended') return [{ ...notice, ...DEPUTY_TEXT.deputy_ended }]
  const present = await transaction.get(deputies, deputyshipId)
  if (present?.deputyId !== deputyId) return []
  const { title, text } = DEPUTY_TEXT.deputy_set
  return [{ ...notice, title, text: text(present.approverName, day(present.from), day(present.until)) }]
}

const isRuleEvent = (event: DomainEvent): event is RuleEvent => event.type in RULE_TEXT

const isToldJoiners = (event: DomainEvent): event is ToldJoiners => event.type === 'answer_news'

/** Whom the event tells: whoever of these joined and did not take it back since. */
async function toldPeople(transaction: Transaction, { joinIds = [], concerns = [] }: ToldJoiners): Promise<string[]> {
  const joins = await Promise.all(joinIds.map((id) => transaction.get(answerJoins, id)))
  return [...concerns, ...joins.flatMap((join) => (join === null ? [] : [join.citizenId]))]
}

/** Each who joined, once a change: the number of the change and the person name the notice. */
const answerNoticesOf = (
  { answerId, number, what, at }: ToldJoiners,
  people: readonly string[],
): Omit<Notice, 'version'>[] =>
  people.map((personId) => ({
    id: `${answerId}.news.${number}.${personId}`,
    audience: AUDIENCE.person(personId),
    at,
    kind: `answer_${what}`,
    group: 'answer',
    ...ANSWER_TEXT[what],
    urgent: false,
    messageId: '',
    opens: { page: 'answer', id: answerId },
  }))

/** The notices that such events ask for: the press office is told of its rules, citizens of answers they joined, deputies of their days. */
async function cityNoticesOf(transaction: Transaction, event: DomainEvent): Promise<Omit<Notice, 'version'>[]> {
  if (isToldJoiners(event)) return answerNoticesOf(event, await toldPeople(transaction, event))
  if (isDeputyEvent(event)) return deputyNoticeOf(transaction, event)
  if (!isRuleEvent(event)) return []
  const { title, text } = RULE_TEXT[event.type]
  return [AUDIENCE.dispatchers, AUDIENCE.chiefs].map((audience) => ({
    id: `${event.id}.${audience}`,
    audience,
    at: event.at,
    kind: event.type,
    group: 'assigned',
    title,
    text: text(event.ruleName),
    urgent: false,
    messageId: '',
    opens: { page: 'rules' },
  }))
}

/** Writes them, each once: an event that comes again writes nothing new. They stay in the app. */
export async function writeCityNotices(transaction: Transaction, events: readonly DomainEvent[]): Promise<void> {
  const written = (await Promise.all(events.map((event) => cityNoticesOf(transaction, event)))).flat()
  const present = await Promise.all(written.map(({ id }) => transaction.get(notices, id)))
  for (const [at, notice] of written.entries()) if (present[at] === null) transaction.insert(notices, notice)
}
