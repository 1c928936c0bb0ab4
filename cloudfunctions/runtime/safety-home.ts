import { readFileSync } from 'node:fs'
import {
  BrokenWordsError,
  type MediaCheckAsync,
  type MsgSecCheck,
  type OpenidOf,
  readWords,
  STARTING_WORDS,
  wechatMediaCheck,
  wechatTextSafety,
  wordListSafety,
} from '../adapters/safety'
import { allOf, type ContentSafety } from '../shared/kernel/content-safety'
import { settingOf, StartRefusal } from './config'
import { REFUSALS } from './config-copy'
import type { MediaCheck } from '../files'
import type { WechatServer } from './wechat-home'

/** The local list: the city's own (SAFETY_WORDS, a file) or the one to start with. @throws StartRefusal */
export function localSafety(environment: Readonly<Record<string, string | undefined>>): ContentSafety {
  const path = settingOf(environment, 'SAFETY_WORDS')
  if (path === undefined) return wordListSafety(STARTING_WORDS)
  try {
    return wordListSafety(readWords(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new StartRefusal(
      error instanceof BrokenWordsError ? REFUSALS.badSafetyWords(path, error.line) : REFUSALS.noSafetyWords(path),
    )
  }
}

/** Accounts of the mini program on CloudBase are `wx_` and the OPENID. */
const OPENID = /^wx_(.+)$/
export const cloudOpenidOf: OpenidOf = async (personId) => OPENID.exec(personId)?.[1] ?? null

/** On CloudBase: the list that the city starts with, and WeChat's own check. */
export const cloudSafety = (msgSecCheck: MsgSecCheck): ContentSafety =>
  allOf([wordListSafety(STARTING_WORDS), wechatTextSafety(msgSecCheck, cloudOpenidOf)])

/** On the city's own server: its list, and WeChat's check by access token where the mini program's secret is there. */
export const serverSafety = (
  local: ContentSafety,
  wechat: Pick<WechatServer, 'post'> | undefined,
  openidOf: OpenidOf,
): ContentSafety =>
  wechat === undefined
    ? local
    : allOf([local, wechatTextSafety((asked) => wechat.post('/wxa/msg_sec_check', asked), openidOf)])

/** `media_type` of a picture; 1 would be a sound, and there is none for videos. */
export const PICTURE = 2

/** On CloudBase where the city has set up 消息推送 and said so: MEDIA_CHECK=on. Otherwise no answer would ever come. */
export const cloudMediaCheck = (
  environment: Readonly<Record<string, string | undefined>>,
  ask: MediaCheckAsync,
): { mediaCheck?: MediaCheck } =>
  settingOf(environment, 'MEDIA_CHECK') === 'on' ? { mediaCheck: wechatMediaCheck(ask, cloudOpenidOf) } : {}

/** On the city's own server: by access token. @param publicUrl before addresses that the server itself answers */
export const serverMediaCheck = (
  { post }: Pick<WechatServer, 'post'>,
  openidOf: OpenidOf,
  publicUrl: string | undefined,
): MediaCheck =>
  wechatMediaCheck(
    ({ url, ...asked }) =>
      post('/wxa/media_check_async', {
        ...asked,
        media_url: url.startsWith('/') ? `${publicUrl ?? ''}${url}` : url,
        media_type: PICTURE,
      }),
    openidOf,
  )
