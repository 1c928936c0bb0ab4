import { apiUrlOf, type WechatApp } from './access-token'

const TIMEOUT_MS = 8_000

/**
 * `sns/jscode2session` for a city's own server: whom a 订阅消息 goes to, by the code that the mini program just got. Null:
 * the code was used or WeChat does not answer. The session key in the same answer is read by nobody.
 */
export const openIdByCode =
  (app: WechatApp) =>
  async (code: string): Promise<string | null> => {
    const query = new URLSearchParams({
      appid: app.appId,
      secret: app.secret,
      js_code: code,
      grant_type: 'authorization_code',
    })
    try {
      const response = await fetch(`${apiUrlOf(app)}/sns/jscode2session?${query.toString()}`, {
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      const answer: unknown = await response.json()
      const openId = typeof answer === 'object' && answer !== null && 'openid' in answer ? answer.openid : null
      return typeof openId === 'string' && openId !== '' ? openId : null
    } catch {
      return null
    }
  }
