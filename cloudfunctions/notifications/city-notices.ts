import type { RuleEvent } from '../routing'
import type { Transaction } from '../shared/documents'
import type { DomainEvent } from '../shared/outbox/outbox'
import { AUDIENCE } from './audience'
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

const isRuleEvent = (event: DomainEvent): event is RuleEvent => event.type in RULE_TEXT

/** The notices that such events ask for: the press office is told of its rules. */
function cityNoticesOf(event: DomainEvent): Omit<Notice, 'version'>[] {
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
  const written = events.flatMap(cityNoticesOf)
  const present = await Promise.all(written.map(({ id }) => transaction.get(notices, id)))
  for (const [at, notice] of written.entries()) if (present[at] === null) transaction.insert(notices, notice)
}
