import type { Clock } from '../../shared/kernel/clock'
import { postJson } from './post-json'
import { MINUTE_MS } from '../../shared/kernel/local-date'

export interface WechatApp {
  readonly appId: string
  readonly secret: string
  /** Absent: https://api.weixin.qq.com */
  readonly apiUrl?: string
}

/** Renewed this long before it runs out, milliseconds. */
const EARLY_MS = 5 * MINUTE_MS
const API_URL = 'https://api.weixin.qq.com'

export const apiUrlOf = ({ apiUrl }: WechatApp): string => apiUrl ?? API_URL

/** The token to use now; `refused`: the one that WeChat just turned down. Null: WeChat gives none now. */
export type TokenSource = (refused?: string) => Promise<string | null>

/**
 * Keeps one access token for all that call WeChat; who asks while one is on its way waits for that one. The stable token is
 * the same for every server of the city, so after a refusal it is asked for as it stands now, and renewed by force (20
 * times a day, says WeChat) only where that is the refused one still.
 */
export function accessTokens(app: WechatApp, clock: Clock): TokenSource {
  let held: { readonly token: string; readonly until: number } | null = null
  let underWay: Promise<string | null> | null = null
  const ask = async (force: boolean): Promise<string | null> => {
    const now = Date.parse(clock.now())
    const answer = await postJson(`${apiUrlOf(app)}/cgi-bin/stable_token`, {
      grant_type: 'client_credential',
      appid: app.appId,
      secret: app.secret,
      force_refresh: force,
    })
    const { access_token: token, expires_in: seconds } = answer ?? {}
    if (typeof token !== 'string' || typeof seconds !== 'number') return null
    held = { token, until: now + seconds * 1000 - EARLY_MS }
    return token
  }
  const renewed = async (refused: string | undefined): Promise<string | null> => {
    const token = await ask(false)
    return token !== null && token === refused ? ask(true) : token
  }
  return async (refused) => {
    if (held !== null && held.token !== refused && Date.parse(clock.now()) < held.until) return held.token
    underWay ??= renewed(refused).finally(() => (underWay = null))
    return underWay
  }
}
