import Taro from '@tarojs/taro'
import { FILE_LIMITS } from '../../types/files.terms'
import { unwrap } from './envelope'
import { ApiFailure } from './failure'
import { readToken } from './token'
import { CALL_TIMEOUT_MS, type Send, type SignsInBy } from './transport.types'

/** Set at build time for a city that runs its own server; empty: CloudBase. */
const serverUrl: string = MINSHENG_SERVER_URL
export const signsInBy: SignsInBy = serverUrl ? 'token' : 'platform'
/** Bytes of a file that fit one call. */
export const partBytes: number = serverUrl ? FILE_LIMITS.partBytes : FILE_LIMITS.cloudPartBytes

const wordsOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return String(error)
  const { errMsg, message, errCode } = error as Record<string, unknown>
  return [errCode, errMsg, message].join(' ')
}
const TIME_IS_UP = /timeout|timed? out|-(?:404010|404012|501002|504003|604102)\b/i
/**
 * What WeChat cloud itself says (-404011 the function broke off, -501004 too many at once, …): the network is there.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference/errcode.html
 */
const SAID_BY_THE_CLOUD = /-[456]\d{5}\b/
/** A call of a function takes 100 KB of text: `cloud.callFunction:fail Error: data exceed max size`. */
const TOO_LARGE = /exceed max(?:imum)? size|EXCEED_(?:MAX_PAYLOAD_SIZE|REQUEST_SIZE_LIMIT)/i

const lost = (error: unknown): ApiFailure => {
  const said = wordsOf(error)
  if (TOO_LARGE.test(said)) return new ApiFailure('too_large')
  if (TIME_IS_UP.test(said)) return new ApiFailure('timeout')
  return new ApiFailure(SAID_BY_THE_CLOUD.test(said) ? 'unavailable' : 'offline')
}

let cloudReady = false
/** Before the first call, not at launch: `useLaunch` runs only after the first page has opened. */
function initCloudOnce(): void {
  if (cloudReady) return
  Taro.cloud.init(MINSHENG_CLOUD_ENV ? { env: MINSHENG_CLOUD_ENV } : {})
  cloudReady = true
}

/** Longer than the 20 seconds that a function may take, its cold start and the way: milliseconds. */
const CLOUD_TIMEOUT_MS = 30_000

const sendToCloud: Send = async (module, procedure, input) => {
  initCloudOnce()
  const called = Taro.cloud.callFunction({ name: module, data: { procedure, input } }).catch((error: unknown) => {
    throw lost(error)
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new ApiFailure('timeout')), CLOUD_TIMEOUT_MS)
  })
  try {
    return unwrap((await Promise.race([called, silence])).result)
  } finally {
    clearTimeout(timer)
  }
}

const sendToServer: Send = async (module, procedure, input) => {
  const token = readToken()
  const response = await Taro.request<unknown>({
    url: `${serverUrl}/api/${module}/${procedure}`,
    method: 'POST',
    timeout: CALL_TIMEOUT_MS,
    header: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    data: input,
  }).catch((error: unknown) => {
    throw lost(error)
  })
  return unwrap(response.data, response.statusCode)
}

export const send: Send = serverUrl ? sendToServer : sendToCloud
