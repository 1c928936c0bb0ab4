import type { Clock } from '../../shared/kernel/clock'
import { postJson } from './post-json'

export interface WechatApp {
  readonly appId: string
  readonly secret: string
  /** Absent: https://api.weixin.qq.com */
  readonly apiUrl?: string
}

/** Renewed this long before it runs out, milliseconds. */
const EARLY_MS = 5 * 60_000
const API_URL = 'https://api.weixin.qq.com'

export const apiUrlOf = ({ apiUrl }: WechatApp): string => apiUrl ?? API_URL

/** Keeps one access token. `fresh`: the one in hand was refused. Null: WeChat gives none now. */
export function accessTokens(app: WechatApp, clock: Clock): (fresh: boolean) => Promise<string | null> {
  let held: { token: string; until: number } | null = null
  return async (fresh) => {
    const now = Date.parse(clock.now())
    if (!fresh && held !== null && now < held.until) return held.token
    // The stable token is the same for every server of the city until it is renewed by force.
    const answer = await postJson(`${apiUrlOf(app)}/cgi-bin/stable_token`, {
      grant_type: 'client_credential',
      appid: app.appId,
      secret: app.secret,
      force_refresh: fresh,
    })
    const { access_token: token, expires_in: seconds } = answer ?? {}
    if (typeof token !== 'string' || typeof seconds !== 'number') return null
    held = { token, until: now + seconds * 1000 - EARLY_MS }
    return token
  }
}
