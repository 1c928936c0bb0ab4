import { wechatCodes } from '../adapters/wechat'
import { serverSender } from '../adapters/wechat/server-sender'
import type { Outgoing } from '../notifications'
import type { Clock } from '../shared/kernel/clock'
import { StartRefusal } from './config'
import { REFUSALS } from './config-copy'
import { readTemplates } from './templates'
import { type WechatServer, wechatServer } from './wechat-home'

/**
 * How a city's own server sends. Undefined: it sends nothing.
 * @throws StartRefusal for templates without the app that they belong to
 */
export function readOutgoing(
  environment: Readonly<Record<string, string | undefined>>,
  clock: Clock,
  wechat: WechatServer | undefined = wechatServer(environment, clock),
): Outgoing | undefined {
  const templates = readTemplates(environment)
  if (templates === null) return undefined
  if (wechat === undefined) throw new StartRefusal(REFUSALS.wechatAppMissing)
  const codes = wechatCodes(wechat.app)
  return {
    sender: serverSender(wechat.post),
    openIdByCode: (code) => codes.openidOf(code).catch(() => null),
    templates,
  }
}
