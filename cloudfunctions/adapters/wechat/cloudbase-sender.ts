import type { SubscriptionSender } from '../../notifications'
import { outcomeOf } from './send-outcome'

/** As much of `wx-server-sdk` as sending takes; the function's permission `subscribeMessage.send` goes with it. */
export interface CloudOpenapi {
  readonly openapi: {
    readonly subscribeMessage: {
      send(message: {
        touser: string
        templateId: string
        page: string
        data: Record<string, { value: string }>
      }): Promise<{ errCode: number }>
    }
  }
}

/** 订阅消息 from a cloud function: the platform holds the access token. */
export const cloudbaseSender = (cloud: CloudOpenapi): SubscriptionSender => ({
  async send({ openId, templateId, page, data }) {
    const fields = Object.fromEntries(Object.entries(data).map(([field, value]) => [field, { value }]))
    try {
      const { errCode } = await cloud.openapi.subscribeMessage.send({ touser: openId, templateId, page, data: fields })
      return outcomeOf(errCode)
    } catch (error) {
      // The SDK throws what WeChat refuses, with its code.
      const errCode = typeof error === 'object' && error !== null && 'errCode' in error ? Number(error.errCode) : -1
      return outcomeOf(Number.isSafeInteger(errCode) ? errCode : -1)
    }
  },
})
