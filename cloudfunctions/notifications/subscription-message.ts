import { type Instant, shanghaiDay, shanghaiTime } from '../shared/kernel/local-date'
import type { NoticeSend, SendFacts } from './notifications.store'
import type { SubscriptionMessage, TemplateConfig, TemplateFact } from './ports'

/** What WeChat takes, by the kind of field (rules, D3); longer values are refused as 47003. */
const MOST_CHARACTERS: readonly (readonly [prefix: string, most: number])[] = [
  ['thing', 20],
  ['phrase', 5],
  ['name', 10],
  ['character_string', 32],
]

/** The message as `subscribeMessage.send` takes it, every value cut to what its field holds. */
export function toMessage(
  { messageId, template, facts }: Pick<NoticeSend, 'messageId' | 'template' | 'facts'>,
  { id, fields }: TemplateConfig,
  openId: string,
): SubscriptionMessage {
  const page = template === 'staff_task' ? 'packages/desk/handle/index' : 'pages/messages/detail/index'
  const data = Object.entries(fields).map(([fact, field]) => [field, cut(field, valueOf(fact as TemplateFact, facts))])
  return {
    openId,
    templateId: id,
    page: `${page}?id=${encodeURIComponent(messageId)}`,
    data: Object.fromEntries(data) as Record<string, string>,
  }
}

const valueOf = (fact: TemplateFact, facts: SendFacts): string => (fact === 'at' ? moment(facts.at) : facts[fact])

/**
 * `2026年7月3日 09:00`, as WeChat documents the fields `time` and `date`; `2026-07-03 09:00` was met with 47003:
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
 */
const moment = (at: Instant): string =>
  `${shanghaiDay(at).replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')} ${shanghaiTime(at)}`

function cut(field: string, value: string): string {
  const most = MOST_CHARACTERS.find(([prefix]) => field.startsWith(prefix))?.[1]
  return most === undefined ? value : [...value].slice(0, most).join('')
}
