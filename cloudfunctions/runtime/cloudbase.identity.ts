import { accounts, toActor } from '../identity/account'
import { boundAccount } from '../identity/wechat-binding'
import type { DocumentReader } from '../shared/documents'
import type { Actor } from '../shared/kernel/actor'
import { DomainError } from '../shared/kernel/domain-error'

/** What the platform says about a call (`getWXContext()`); nothing of it can be set by the caller. */
export interface PlatformContext {
  /** Present only for calls out of the mini program. Digits only: the SDK makes a number of it. */
  readonly OPENID?: string | number
  /** `wx_client`, `wx_trigger`, or a chain such as `wx_client,scf`. */
  readonly SOURCE?: string
}

const OPENID = /^[\w-]{1,100}$/
/** CloudBase accounts have this before the OPENID. */
const PREFIX = 'wx_'

/**
 * The OPENID as it is written. One of digits arrives as a number that may have lost digits, so that two people could become
 * one: its text is taken from where the SDK read it.
 * @param text the variable `WX_OPENID`, as the platform set it.
 * @returns undefined when it cannot be known.
 */
export const exactOpenid = ({ OPENID: openid }: PlatformContext, text: string | undefined): string | undefined =>
  typeof openid === 'string' ? openid : Number(text) === openid ? text : undefined

/**
 * The caller's id.
 * @param text as for `exactOpenid`
 * @returns null when nobody is signed in.
 */
export function callerId(context: PlatformContext, text: string | undefined): string | null {
  if (context.OPENID === undefined || context.OPENID === '') return null
  const exact = exactOpenid(context, text)
  if (exact === undefined || !OPENID.test(exact)) throw new DomainError('unauthenticated')
  return PREFIX + exact
}

/** A citizen, unless an account with this id, or one it was bound to, makes the caller staff. Loaded with each call. */
export async function callerOf(reader: DocumentReader, id: string | null): Promise<Actor | null> {
  if (id === null) return null
  const account = await reader.get(accounts, id)
  if (account === null) return { id, kind: 'citizen', name: '市民', grants: [{ role: 'citizen' }] }
  const bound = await boundAccount(reader, account)
  if (bound !== null) return toActor(bound)
  if (account.disabled) throw new DomainError('unauthenticated', { accountId: id })
  return toActor(account)
}

/** The platform's own timer: this source alone (a chain passed through a function), and nobody behind it. */
export const isPlatformTimer = ({ SOURCE, OPENID: openid }: PlatformContext): boolean =>
  SOURCE === 'wx_trigger' && (openid === undefined || openid === '')

/**
 * Whether a call can be an event that WeChat pushes. Its page names no source for these; they are called by no mini program,
 * tool, web page, payment, timer or function, all of which have one: only what has none, or WeChat's own unknown one, is taken.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/reference-sdk-api/utils/Cloud.getWXContext.html
 */
export const maybePushedByWechat = ({ SOURCE = '' }: PlatformContext): boolean =>
  SOURCE === '' || SOURCE === 'wx_unknown'
