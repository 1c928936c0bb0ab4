import type { SubscriptionMessage, SubscriptionSender } from '../../notifications'
import type { Clock } from '../../shared/kernel/clock'
import { accessTokens, apiUrlOf, type WechatApp } from './access-token'
import { postJson } from './post-json'
import { outcomeOf, TOKEN_CODES } from './send-outcome'

/** Nobody answered, or with something else than a code. */
const UNREACHABLE = -1

/** 订阅消息 from a city's own server, by access token. A token that ran out meanwhile is renewed once. */
export function serverSender(app: WechatApp, clock: Clock): SubscriptionSender {
  const tokenOf = accessTokens(app, clock)
  const attempt = async (message: SubscriptionMessage, fresh: boolean): Promise<number> => {
    const token = await tokenOf(fresh)
    if (token === null) return UNREACHABLE
    const { openId, templateId, page, data } = message
    const answer = await postJson(
      `${apiUrlOf(app)}/cgi-bin/message/subscribe/send?access_token=${encodeURIComponent(token)}`,
      {
        touser: openId,
        template_id: templateId,
        page,
        data: Object.fromEntries(Object.entries(data).map(([field, value]) => [field, { value }])),
      },
    )
    const errcode = answer?.['errcode']
    return typeof errcode === 'number' ? errcode : UNREACHABLE
  }
  return {
    async send(message) {
      const errcode = await attempt(message, false)
      return outcomeOf(TOKEN_CODES.has(errcode) ? await attempt(message, true) : errcode)
    },
  }
}
