import { openIdByCode } from '../adapters/wechat/openid-by-code'
import { serverSender } from '../adapters/wechat/server-sender'
import type { Outgoing } from '../notifications'
import type { Clock } from '../shared/kernel/clock'
import { settingOf, StartRefusal } from './config'
import { REFUSALS } from './config-copy'
import { readTemplates } from './templates'

/**
 * How a city's own server sends. Undefined: it sends nothing.
 * @throws StartRefusal for templates without the app that they belong to
 */
export function readOutgoing(
  environment: Readonly<Record<string, string | undefined>>,
  clock: Clock,
): Outgoing | undefined {
  const templates = readTemplates(environment)
  if (templates === null) return undefined
  const appId = settingOf(environment, 'WECHAT_APPID')
  const secret = settingOf(environment, 'WECHAT_SECRET')
  if (appId === undefined || secret === undefined) throw new StartRefusal(REFUSALS.wechatAppMissing)
  const app = { appId, secret }
  return { sender: serverSender(app, clock), openIdByCode: openIdByCode(app), templates }
}
