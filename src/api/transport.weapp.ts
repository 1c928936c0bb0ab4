import Taro from '@tarojs/taro'
import { unwrap } from './envelope'
import { ApiFailure } from './failure'
import { readToken } from './token'
import { CALL_TIMEOUT_MS, type Send, type SignsInBy } from './transport.types'

/** Set at build time for a city that runs its own server; empty: CloudBase. */
const serverUrl: string = MINSHENG_SERVER_URL
export const signsInBy: SignsInBy = serverUrl ? 'token' : 'platform'

const lost = (error: unknown): ApiFailure => {
  const said = typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : ''
  return new ApiFailure(/timeout|time out|-504003/i.test(said) ? 'timeout' : 'offline')
}

let cloudReady = false
/** Before the first call, not at launch: `useLaunch` runs only after the first page has opened. */
function initCloudOnce(): void {
  if (cloudReady) return
  Taro.cloud.init(MINSHENG_CLOUD_ENV ? { env: MINSHENG_CLOUD_ENV } : {})
  cloudReady = true
}

const sendToCloud: Send = async (module, procedure, input) => {
  initCloudOnce()
  const { result } = await Taro.cloud
    .callFunction({ name: module, data: { procedure, input } })
    .catch((error: unknown) => {
      throw lost(error)
    })
  return unwrap(result)
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
