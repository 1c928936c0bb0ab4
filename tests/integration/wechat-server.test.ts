import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { ActorView } from '../../types/identity.contract'
import { post } from '../support/api-client'
import { requestId } from '../support/small-city'
import {
  buildServerBundle,
  CITY_SETTINGS,
  dataFolder,
  type ServerProcess,
  startServerProcess,
} from '../support/server-process'
import { WechatDouble } from '../support/wechat-double'

const TOKEN = 'cityPushToken'
const folder = dataFolder()
let wechat: WechatDouble
let server: ServerProcess

beforeAll(async () => {
  wechat = await WechatDouble.open()
  wechat.openid = 'oCITIZENbehindTheServer'
  server = await startServerProcess(await buildServerBundle(), folder, {
    ...CITY_SETTINGS,
    CITIZEN_KEY: Buffer.alloc(32, 4).toString('base64'),
    WECHAT_APPID: 'wx1',
    WECHAT_SECRET: 's3cret',
    WECHAT_API_URL: wechat.url,
    WECHAT_PUSH_TOKEN: TOKEN,
    PUBLIC_URL: 'https://city.example',
  })
})
afterAll(async () => {
  await server.stop()
  await wechat.close()
  rmSync(folder, { recursive: true, force: true })
})

async function call<Data>(procedure: string, input: object, token?: string): Promise<Data> {
  const { body } = await post(server.url, procedure, input, token)
  if (!body.ok) throw new Error(`${procedure}: ${JSON.stringify(body.error)}`)
  return body.data as Data
}

/** As WeChat pushes now, signed with a token. */
function push(event: object, token = TOKEN): Promise<Response> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = '486452656'
  const signature = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex')
  const query = new URLSearchParams({ signature, timestamp, nonce })
  return fetch(`${server.url}/wechat/push?${query.toString()}`, { method: 'POST', body: JSON.stringify(event) })
}

it('a server with the mini program’s secret asks WeChat about what a citizen writes, by the kept OPENID', async () => {
  const { token } = await call<{ token: string; actor: ActorView }>('identity.wechat_login', { code: 'c' })
  const submit = (n: number, body: string) =>
    call<{ status: string; id: string }>('messages.submit', { requestId: requestId(n), kind: 'help', body }, token)
  wechat.answers.push({ errcode: 0, errmsg: 'ok', result: { suggest: 'risky', label: 20002 } })
  expect((await submit(1, '楼道的灯坏了，晚上看不清。')).status).toBe('screening')
  wechat.answers.push({ errcode: 0, errmsg: 'ok', result: { suggest: 'risky', label: 20001 } })
  expect((await submit(2, '实名反映某局长不作为，请市里管一管。')).status).toBe('pending_dispatch')
  expect(wechat.askedOf('/wxa/msg_sec_check')).toEqual([
    { version: 2, scene: 2, openid: wechat.openid, content: expect.stringContaining('楼道的灯坏了') as unknown },
    { version: 2, scene: 2, openid: wechat.openid, content: expect.stringContaining('实名反映') as unknown },
  ])
  expect(wechat.tokens).toBe(1)
})

it('takes what WeChat pushes, and nothing that anybody else signed', async () => {
  const event = { MsgType: 'event', Event: 'wxa_media_check', trace_id: '690b03d2-301f6111-35ffbd44' }
  const taken = await push({ ...event, result: { suggest: 'pass', label: 100 } })
  expect([taken.status, await taken.text()]).toEqual([200, 'success'])
  const forged = await push(event, 'anotherToken')
  expect(forged.status).toBe(403)
  expect((await fetch(`${server.url}/wechat/push?echostr=1`)).status).toBe(403)
})
