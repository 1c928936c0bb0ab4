import { accessTokens, type WechatApp } from '../adapters/wechat/access-token'
import { serverApi, type WechatApi } from '../adapters/wechat/server-api'
import type { Clock } from '../shared/kernel/clock'
import { settingOf } from './config'

/** The mini program as the city's own server speaks for it. */
export interface WechatServer {
  readonly app: WechatApp
  /** All server calls, with one access token between them. */
  readonly post: WechatApi
}

/** Reads WECHAT_APPID and WECHAT_SECRET. Undefined: this server never calls WeChat. */
export function wechatServer(
  environment: Readonly<Record<string, string | undefined>>,
  clock: Clock,
): WechatServer | undefined {
  const appId = settingOf(environment, 'WECHAT_APPID')
  const secret = settingOf(environment, 'WECHAT_SECRET')
  if (appId === undefined || secret === undefined) return undefined
  const app = { appId, secret }
  return { app, post: serverApi(app, accessTokens(app, clock)) }
}
