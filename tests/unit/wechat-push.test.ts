import { createCipheriv, createHash } from 'node:crypto'
import Fastify from 'fastify'
import { mediaEventOf, wechatMediaCheck } from '../../cloudfunctions/adapters/safety'
import { accessTokens } from '../../cloudfunctions/adapters/wechat/access-token'
import { type PushSettings, wechatPush } from '../../cloudfunctions/adapters/wechat/push'
import { serverApi } from '../../cloudfunctions/adapters/wechat/server-api'
import { PUSH_PATH, servePush } from '../../cloudfunctions/runtime/node-server.push'
import { cloudMediaCheck, serverMediaCheck } from '../../cloudfunctions/runtime/safety-home'
import { readPush, wechatServer } from '../../cloudfunctions/runtime/wechat-home'
import { MovedClock } from '../support/small-city'
import { WechatDouble } from '../support/wechat-double'

/** The example of WeChat's documents: token, address and signatures. */
const TOKEN = 'AAAAA'
const DOCUMENTED = {
  question: 'signature=f464b24fc39322e44b38aa78f5edd27bd1441696&timestamp=1714036504&nonce=1514711492',
  event: 'signature=899cf89e464efb63f54ddac96b0a0a235f53aa78&timestamp=1714037059&nonce=486452656',
}
const AT = '2024-04-25T09:24:19.000Z' // 1714037059
const AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const EVENT = { MsgType: 'event', Event: 'wxa_media_check', trace_id: '690b03d2-301f6111-35ffbd44' }

function open(settings: Partial<PushSettings> = {}) {
  const clock = new MovedClock(AT)
  const door = wechatPush({ token: TOKEN, appId: 'wx1', ...settings }, clock)
  const taken: unknown[] = []
  const app = Fastify()
  servePush(app, {
    door,
    take: async (event) => {
      taken.push(event)
    },
  })
  const post = async (query: string, body: string, type = 'application/json') => {
    const url = `${PUSH_PATH}?${query}`
    const { statusCode, body: said } = await app.inject({
      method: 'POST',
      url,
      payload: body,
      headers: { 'content-type': type },
    })
    return [statusCode, statusCode === 200 ? said : '']
  }
  const get = async (query: string) => {
    const { statusCode, body } = await app.inject({ method: 'GET', url: `${PUSH_PATH}?${query}` })
    return [statusCode, statusCode === 200 ? body : '']
  }
  return { clock, app, taken, post, get }
}

/** As WeChat encrypts: 16 random bytes, the length, the text and the app; padded to 32 bytes. */
function sealed(text: string, appId: string, key = AES_KEY): string {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(Buffer.byteLength(text))
  const plain = Buffer.concat([Buffer.alloc(16, 'r'), length, Buffer.from(text), Buffer.from(appId)])
  const pad = 32 - (plain.length % 32)
  const bytes = Buffer.from(`${key}=`, 'base64')
  const cipher = createCipheriv('aes-256-cbc', bytes, bytes.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])), cipher.final()]).toString(
    'base64',
  )
}
const signatureOf = (...parts: string[]): string =>
  createHash('sha1')
    .update([TOKEN, ...parts].sort().join(''))
    .digest('hex')

describe('消息推送 to the city’s own server', () => {
  it('answers the question whether the address is the city’s, with the documented example', async () => {
    const { get } = open()
    expect(await get(`${DOCUMENTED.question}&echostr=4375120948345356249`)).toEqual([200, '4375120948345356249'])
    expect(await get(`${DOCUMENTED.question.replace('f464', 'f465')}&echostr=1`)).toEqual([403, ''])
    expect(await get('')).toEqual([403, ''])
    expect(await get('signature[]=a&echostr[]=b')).toEqual([403, ''])
  })

  it('takes an event with the documented signature, whatever its JSON is called, once more too', async () => {
    const { post, taken } = open()
    for (const type of ['application/json', 'text/plain', 'text/xml;charset=utf-8'])
      expect(await post(DOCUMENTED.event, JSON.stringify(EVENT), type)).toEqual([200, 'success'])
    expect(taken).toEqual([EVENT, EVENT, EVENT])
  })

  it.each([
    ['a wrong signature', DOCUMENTED.event.replace('899c', '899d')],
    ['no signature', 'timestamp=1714037059&nonce=486452656'],
    ['another nonce', DOCUMENTED.event.replace('nonce=4', 'nonce=5')],
    ['nothing', ''],
    [
      'a signature in letters of several bytes',
      DOCUMENTED.event.replace(/signature=\w+/, `signature=${encodeURIComponent('é'.repeat(40))}`),
    ],
  ])('refuses %s', async (_what, query) => {
    const { post, taken } = open()
    expect(await post(query, JSON.stringify(EVENT))).toEqual([403, ''])
    expect(taken).toEqual([])
  })

  it('refuses what is old, and a signature that was seen with another body', async () => {
    const { post, clock, taken } = open()
    await post(DOCUMENTED.event, JSON.stringify(EVENT))
    expect(await post(DOCUMENTED.event, JSON.stringify({ ...EVENT, result: { suggest: 'pass' } }))).toEqual([403, ''])
    clock.onHours(0.2)
    expect(await post(DOCUMENTED.event, JSON.stringify(EVENT))).toEqual([403, ''])
    expect(taken).toEqual([EVENT])
  })

  it.each(['', 'no json', '[', '\u0000'])('lets %j be', async (body) => {
    expect(await open().post(DOCUMENTED.event, body)).toEqual([403, ''])
  })

  it('in the safe mode opens what is sealed for this app, and nothing else', async () => {
    const { post, taken } = open({ aesKey: AES_KEY })
    const send = (encrypt: string, signature = signatureOf('1714037059', '486452656', encrypt)) =>
      post(`${DOCUMENTED.event}&encrypt_type=aes&msg_signature=${signature}`, JSON.stringify({ Encrypt: encrypt }))
    const good = sealed(JSON.stringify(EVENT), 'wx1')
    expect(await send(good)).toEqual([200, 'success'])
    expect(taken).toEqual([EVENT])
    for (const wrong of [
      sealed(JSON.stringify(EVENT), 'wx2'),
      sealed(JSON.stringify(EVENT), 'wx1', `Z${AES_KEY.slice(1)}`),
      'AAAA',
      '',
    ])
      expect(await send(wrong)).toEqual([403, ''])
    expect(await send(good, signatureOf('1714037059', '486452656', 'other'))).toEqual([403, ''])
    expect(await post(DOCUMENTED.event, JSON.stringify(EVENT))).toEqual([403, '']) // not sealed at all
    expect(taken).toHaveLength(1)
  })
})

describe('the event wxa_media_check', () => {
  const of = (result: unknown, more: object = {}) => mediaEventOf({ ...EVENT, version: 2, result, ...more })
  it.each([
    [{ suggest: 'pass', label: 100 }, 'pass', []],
    [{ suggest: 'pass', label: '100' }, 'pass', []],
    [{ suggest: 'review', label: 10001 }, 'review', ['广告']],
    [{ suggest: 'risky', label: '20002' }, 'risky', ['色情']],
    [{ suggest: 'risky', label: 21000 }, 'risky', ['其他']],
    [{ suggest: 'risky', label: 20001 }, 'review', ['时政']],
  ])('%j', (result, suggestion, labels) => {
    expect(of(result)).toEqual({ traceId: EVENT.trace_id, suggestion, labels })
  })

  it('a picture that WeChat could not look at counts as not checked', () => {
    const unchecked = { traceId: EVENT.trace_id, suggestion: 'review', labels: ['未能自动检查'] }
    expect(of({ suggest: 'pass', label: 100 }, { errcode: -1008, errmsg: 'download fail' })).toEqual(unchecked)
    expect(of(undefined)).toEqual(unchecked)
    expect(of({ suggest: 'unknown' })).toEqual(unchecked)
  })

  it.each([
    null,
    'x',
    [],
    {},
    { ...EVENT, Event: 'subscribe' },
    { ...EVENT, trace_id: '../x' },
    { ...EVENT, trace_id: 7 },
  ])('%j is none', (event) => expect(mediaEventOf(event)).toBeNull())
})

describe('mediaCheckAsync', () => {
  const PATH = '/wxa/media_check_async'
  it('by access token asks as the documents say, with an address that WeChat reaches', async () => {
    const wechat = await WechatDouble.open()
    const app = { appId: 'wx1', secret: 's', apiUrl: wechat.url }
    const post = serverApi(app, accessTokens(app, new MovedClock()))
    const check = serverMediaCheck({ post }, async (id) => (id === 'wx-1' ? 'oA' : null), 'https://city.example')
    wechat.answers.push({ errcode: 0, errmsg: 'ok', trace_id: EVENT.trace_id })
    expect(await check.ask({ url: '/files?key=a', personId: 'wx-1' })).toEqual({
      ended: 'asked',
      traceId: EVENT.trace_id,
    })
    wechat.answers.push({ errcode: 0, trace_id: EVENT.trace_id })
    await check.ask({ url: 'https://s3.example/a', personId: 'wx-1' })
    expect(await check.ask({ url: '/files', personId: 'tel-1' })).toEqual({ ended: 'nobody' })
    const asked = { version: 2, scene: 2, openid: 'oA', media_type: 2 }
    expect(wechat.askedOf(PATH)).toEqual([
      { ...asked, media_url: 'https://city.example/files?key=a' },
      { ...asked, media_url: 'https://s3.example/a' },
    ])
    for (const [answer, ended] of [
      [{ errcode: 45009, errmsg: 'quota' }, 'later'],
      [{ errcode: -1, errmsg: 'busy' }, 'later'],
      ['<html>', 'later'],
      [{ errcode: 0, errmsg: 'ok' }, 'later'],
      [{ errcode: 0, trace_id: 'a b' }, 'later'],
      [{ errcode: 61010, errmsg: 'code is expired' }, 'refused'],
      [{ errcode: 40003, errmsg: 'invalid openid' }, 'refused'],
    ] as const) {
      wechat.answers.push(answer)
      expect([answer, await check.ask({ url: '/files', personId: 'wx-1' })]).toMatchObject([answer, { ended }])
    }
    await wechat.close()
  })

  it('through the SDK of a cloud function, which answers and throws in its own spelling', async () => {
    const answers = [
      () => Promise.resolve({ errCode: 0, errMsg: 'ok', traceId: EVENT.trace_id }),
      () => Promise.reject(Object.assign(new Error('busy'), { errCode: -1 })),
      () => Promise.reject(Object.assign(new Error('openid'), { errCode: 40003 })),
    ]
    const check = wechatMediaCheck(
      () => (answers.shift() ?? (() => Promise.resolve(null)))(),
      async () => 'oA',
    )
    const ask = () => check.ask({ url: 'https://tmp/a', personId: 'wx_oA' })
    expect([await ask(), await ask(), await ask()].map(({ ended }) => ended)).toEqual(['asked', 'later', 'refused'])
    expect(cloudMediaCheck({}, () => Promise.resolve(null))).toEqual({})
    expect(cloudMediaCheck({ MEDIA_CHECK: 'on' }, () => Promise.resolve(null)).mediaCheck).toBeDefined()
  })
})

describe('the settings of 消息推送', () => {
  const wechat = wechatServer({ WECHAT_APPID: 'wx1', WECHAT_SECRET: 's' }, new MovedClock())
  const ALL = { WECHAT_PUSH_TOKEN: TOKEN, WECHAT_PUSH_AES_KEY: AES_KEY, PUBLIC_URL: 'https://city.example/' }

  it('are read whole', () => {
    expect(readPush({}, wechat, true)).toBeUndefined()
    expect(readPush(ALL, wechat, true)).toEqual({
      settings: { token: TOKEN, appId: 'wx1', aesKey: AES_KEY },
      publicUrl: 'https://city.example',
    })
    expect(readPush({ WECHAT_PUSH_TOKEN: TOKEN }, wechat, false)).toEqual({ settings: { token: TOKEN, appId: 'wx1' } })
  })

  it.each([
    [{ ...ALL, WECHAT_PUSH_TOKEN: 'a' }],
    [{ ...ALL, WECHAT_PUSH_TOKEN: '有空 格' }],
    [{ ...ALL, WECHAT_PUSH_AES_KEY: 'short' }],
    [{ ...ALL, PUBLIC_URL: 'city.example' }],
    [{ ...ALL, PUBLIC_URL: 'https://city.example/path' }],
    [{ WECHAT_PUSH_TOKEN: TOKEN }],
  ])('%j is refused with one Chinese sentence', (environment) => {
    expect(() => readPush(environment, wechat, true)).toThrow(/[一-鿿].*。$/)
  })

  it('a forwarder is asked where there is one', () => {
    const app = { WECHAT_APPID: 'wx1', WECHAT_SECRET: 's' }
    const forwarded = wechatServer({ ...app, WECHAT_API_URL: 'https://proxy.example' }, new MovedClock())
    expect(forwarded?.app.apiUrl).toBe('https://proxy.example')
    for (const WECHAT_API_URL of ['proxy.example', 'https://proxy.example/path', 'ftp://proxy.example'])
      expect(() => wechatServer({ ...app, WECHAT_API_URL }, new MovedClock())).toThrow(/[一-鿿].*。$/)
  })

  it('need the app', () => {
    expect(() => readPush(ALL, undefined, true)).toThrow('WECHAT_APPID')
  })
})
