import { apiUrlOf, type TokenSource, type WechatApp } from './access-token'
import { postJson } from './post-json'
import { TOKEN_CODES } from './send-outcome'

/** An answer of WeChat's servers as it came; null: nobody answered, or with something else than an object. */
export type WechatAnswer = Readonly<Record<string, unknown>> | null

/** `POST` of one of WeChat's interfaces by access token. A token that ran out meanwhile is renewed once. Never throws. */
export type WechatApi = (path: string, body: unknown) => Promise<WechatAnswer>

/** Server calls of one mini program. All of them share one token. */
export const serverApi =
  (app: WechatApp, tokenOf: TokenSource): WechatApi =>
  async (path, body) => {
    const post = (token: string) => postJson(`${apiUrlOf(app)}${path}?access_token=${encodeURIComponent(token)}`, body)
    const token = await tokenOf()
    if (token === null) return null
    const answer = await post(token)
    const errcode = answer?.['errcode']
    if (typeof errcode !== 'number' || !TOKEN_CODES.has(errcode)) return answer
    const renewed = await tokenOf(token)
    return renewed === null ? answer : post(renewed)
  }
