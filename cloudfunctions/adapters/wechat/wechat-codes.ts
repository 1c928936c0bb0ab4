import type { WechatCodes } from '../../identity'
import { DomainError } from '../../shared/kernel/domain-error'
import { apiUrlOf, type WechatApp } from './access-token'
import { WECHAT_COPY } from './copy'

const TIMEOUT_MS = 5_000

/**
 * `sns/jscode2session`: the mini program's code for an OPENID. The session key in the same answer is read by nobody and
 * never leaves this function; the secret is in the address (WeChat wants it there), so addresses are never logged.
 * @param timeoutMs until WeChat counts as away
 */
export const wechatCodes = (app: WechatApp, timeoutMs = TIMEOUT_MS): WechatCodes => ({
  async openidOf(code) {
    const { appId, secret } = app
    const query = new URLSearchParams({ appid: appId, secret, js_code: code, grant_type: 'authorization_code' })
    const answer = await fetch(`${apiUrlOf(app)}/sns/jscode2session?${query.toString()}`, {
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    })
      .then((response) => response.json() as Promise<unknown>)
      .catch(() => {
        throw away()
      })
    const { errcode, openid } = (typeof answer === 'object' && answer !== null ? answer : {}) as {
      errcode?: unknown
      openid?: unknown
    }
    if (typeof openid === 'string' && openid !== '' && (errcode === undefined || errcode === 0)) return openid
    throw typeof errcode === 'number' ? refusalOf(errcode) : away()
  },
})

const away = (errcode = 0): DomainError => new DomainError('unavailable', { errcode }, { say: WECHAT_COPY.away })

/** Documented answers: 40029 and 40163 code invalid or used, 45011 too often, 40226 a user WeChat blocks, -1 WeChat is busy. */
function refusalOf(errcode: number): DomainError {
  if (errcode === 40029 || errcode === 40163)
    return new DomainError('invalid_state', { errcode }, { say: WECHAT_COPY.codeUsed })
  if (errcode === 45011) return new DomainError('rate_limited', { errcode }, { say: WECHAT_COPY.tooOften })
  if (errcode === 40226) return new DomainError('invalid_state', { errcode }, { say: WECHAT_COPY.blocked })
  return away(errcode)
}
