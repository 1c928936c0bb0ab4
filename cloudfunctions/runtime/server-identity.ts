import { createHmac } from 'node:crypto'
import { argon2Passwords } from '../adapters/argon2'
import { webhookSms } from '../adapters/sms'
import { wechatCodes } from '../adapters/wechat'
import { jwtTokens, PHONE_PREFIX } from '../identity'
import { type SignInDeps, signInFunction } from '../identity/sign-in'
import type { ServedModule } from '../shared/function/served-module'
import type { ModuleDeps } from './modules'
import type { SignInSettings } from './sign-in-settings'

/** Between two steps of signing in: time to look up a code, or to think of a password. */
const TICKET_SECONDS = 600
const BUSY = '现在登录的人太多，请过一会儿再试。'

/** 身份与权限 with the ways to sign in that this city has configured. */
export function serverIdentity(
  deps: ModuleDeps & Pick<SignInDeps, 'tokens'>,
  { wechat, sms, citizenKey, policies, addressFailures }: SignInSettings,
  signing: { readonly key: Uint8Array; readonly issuer: string },
): ServedModule {
  return signInFunction({
    ...deps,
    ways: [
      'password',
      ...(wechat === undefined ? [] : ['wechat' as const]),
      ...(sms === undefined ? [] : ['sms' as const]),
    ],
    policies,
    addressFailures,
    passwords: argon2Passwords(BUSY),
    tickets: jwtTokens({
      ...signing,
      audience: 'minsheng-sign-in',
      lifetimeSeconds: TICKET_SECONDS,
      clock: deps.clock,
    }),
    ...(wechat === undefined ? {} : { wechat: wechatCodes(wechat) }),
    ...(sms === undefined ? {} : { sms: webhookSms(sms) }),
    ...(citizenKey === undefined ? {} : { citizenId: citizenIds(citizenKey) }),
  })
}

/** 130 bits of an HMAC: the same person is the same id, and who has the id and not the key learns nothing. */
export const citizenIds =
  (key: Uint8Array) =>
  (way: 'wechat' | 'sms', identity: string): string =>
    `${way === 'wechat' ? 'wx-' : PHONE_PREFIX}${createHmac('sha256', key).update(`${way}:${identity}`).digest('hex').slice(0, 33)}`
