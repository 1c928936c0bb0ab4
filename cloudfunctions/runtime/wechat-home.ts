import { accessTokens, type WechatApp } from '../adapters/wechat/access-token'
import { serverApi, type WechatApi } from '../adapters/wechat/server-api'
import type { Clock } from '../shared/kernel/clock'
import type { PushSettings } from '../adapters/wechat/push'
import { settingOf, StartRefusal } from './config'
import { REFUSALS } from './config-copy'

/** The mini program as the city's own server speaks for it. */
export interface WechatServer {
  readonly app: WechatApp
  /** All server calls, with one access token between them. */
  readonly post: WechatApi
}

/** Undefined: this server never calls WeChat. @throws StartRefusal */
export function wechatServer(
  environment: Readonly<Record<string, string | undefined>>,
  clock: Clock,
): WechatServer | undefined {
  const app = readWechatApp(environment)
  return app === undefined ? undefined : { app, post: serverApi(app, accessTokens(app, clock)) }
}

/**
 * Reads WECHAT_APPID, WECHAT_SECRET and WECHAT_API_URL (a forwarder, where the server's network has no way out of its own).
 * @throws StartRefusal
 */
export function readWechatApp(environment: Readonly<Record<string, string | undefined>>): WechatApp | undefined {
  const appId = settingOf(environment, 'WECHAT_APPID')
  const secret = settingOf(environment, 'WECHAT_SECRET')
  if (appId === undefined && secret === undefined) return undefined
  if (appId === undefined || secret === undefined) throw new StartRefusal(REFUSALS.wechatIncomplete)
  const apiUrl = settingOf(environment, 'WECHAT_API_URL')
  if (apiUrl !== undefined && !ORIGIN.test(apiUrl)) throw new StartRefusal(REFUSALS.badWechatApiUrl)
  return { appId, secret, ...(apiUrl === undefined ? {} : { apiUrl }) }
}
const ORIGIN = /^https?:\/\/[^/?#\s]+$/

/** 消息推送 to the city's own server. */
export interface PushHome {
  readonly settings: PushSettings
  /** `https://…` without a slash at its end: where WeChat reaches this server; absent: nothing of it is fetched. */
  readonly publicUrl?: string
}

/**
 * Reads WECHAT_PUSH_TOKEN, WECHAT_PUSH_AES_KEY and PUBLIC_URL. Undefined: WeChat pushes nothing here, so no picture is
 * checked by it.
 * @param ownAddresses whether pictures lie at addresses of this server, which WeChat then has to reach
 * @throws StartRefusal
 */
export function readPush(
  environment: Readonly<Record<string, string | undefined>>,
  wechat: WechatServer | undefined,
  ownAddresses: boolean,
): PushHome | undefined {
  const token = settingOf(environment, 'WECHAT_PUSH_TOKEN')
  if (token === undefined) return undefined
  const aesKey = settingOf(environment, 'WECHAT_PUSH_AES_KEY')
  const publicUrl = settingOf(environment, 'PUBLIC_URL')?.replace(/\/+$/, '')
  if (wechat === undefined) throw new StartRefusal(REFUSALS.pushWithoutApp)
  if (!/^[A-Za-z0-9]{3,32}$/.test(token) || (aesKey !== undefined && !/^[A-Za-z0-9]{43}$/.test(aesKey)))
    throw new StartRefusal(REFUSALS.badPush)
  if (publicUrl === undefined ? ownAddresses : !ORIGIN.test(publicUrl)) throw new StartRefusal(REFUSALS.badPublicUrl)
  return {
    settings: { token, appId: wechat.app.appId, ...(aesKey === undefined ? {} : { aesKey }) },
    ...(publicUrl === undefined ? {} : { publicUrl }),
  }
}
