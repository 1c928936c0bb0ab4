import type { WechatApp } from './access-token'
import { wechatCodes } from './wechat-codes'

/**
 * For a city's own server: whom a 订阅消息 goes to, by the code that the mini program just got. Null: the code was used or
 * WeChat does not answer.
 */
export const openIdByCode = ({ appId, secret, apiUrl }: WechatApp): ((code: string) => Promise<string | null>) => {
  const codes = wechatCodes({ appId, secret, ...(apiUrl === undefined ? {} : { origin: apiUrl }) })
  return (code) => codes.openidOf(code).catch(() => null)
}
