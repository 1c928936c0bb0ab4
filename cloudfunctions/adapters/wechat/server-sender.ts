import type { SubscriptionSender } from '../../notifications'
import { outcomeOf } from './send-outcome'
import type { WechatApi } from './server-api'

/** Nobody answered, or with something else than a code. */
const UNREACHABLE = -1

/** 订阅消息 from a city's own server. */
export const serverSender = (post: WechatApi): SubscriptionSender => ({
  async send({ openId, templateId, page, data }) {
    const answer = await post('/cgi-bin/message/subscribe/send', {
      touser: openId,
      template_id: templateId,
      page,
      data: Object.fromEntries(Object.entries(data).map(([field, value]) => [field, { value }])),
    })
    const errcode = answer?.['errcode']
    return outcomeOf(typeof errcode === 'number' ? errcode : UNREACHABLE)
  },
})
