import { accessTokens } from '../../cloudfunctions/adapters/wechat/access-token'
import { cloudbaseSender } from '../../cloudfunctions/adapters/wechat/cloudbase-sender'
import { serverApi } from '../../cloudfunctions/adapters/wechat/server-api'
import { serverSender } from '../../cloudfunctions/adapters/wechat/server-sender'
import { readOutgoing } from '../../cloudfunctions/runtime/outgoing'
import type { SubscriptionMessage } from '../../cloudfunctions/notifications'
import { MovedClock } from '../support/small-city'
import { WechatDouble } from '../support/wechat-double'

const MESSAGE: SubscriptionMessage = {
  openId: 'oCitizen',
  templateId: 'template-1',
  page: 'pages/messages/detail/index?id=m1',
  data: { thing1: '市供热公司', phrase2: '已答复' },
}

describe('订阅消息 from a city’s own server', () => {
  let wechat: WechatDouble
  const clock = new MovedClock()
  const sendingTo = (apiUrl: string) => {
    const app = { appId: 'wx1', secret: 's3cret', apiUrl }
    return serverSender(serverApi(app, accessTokens(app, clock)))
  }
  const open = () => sendingTo(wechat.url)
  beforeEach(async () => {
    wechat = await WechatDouble.open()
  })
  afterEach(() => wechat.close())

  it('asks for one token and sends as the documents say', async () => {
    const sender = open()
    expect(await sender.send(MESSAGE)).toEqual({ ended: 'sent' })
    expect(await sender.send(MESSAGE)).toEqual({ ended: 'sent' })
    expect(wechat.tokens).toBe(1)
    expect(wechat.asked[1]).toEqual({
      path: '/cgi-bin/message/subscribe/send?access_token=token-1',
      body: {
        touser: 'oCitizen',
        template_id: 'template-1',
        page: 'pages/messages/detail/index?id=m1',
        data: { thing1: { value: '市供热公司' }, phrase2: { value: '已答复' } },
      },
    })
    clock.onHours(2)
    await sender.send(MESSAGE)
    expect(wechat.tokens).toBe(2)
  })

  it.each([
    [43101, 'refused'],
    [40037, 'rejected'],
    [47003, 'rejected'],
    [41030, 'rejected'],
    [40003, 'rejected'],
    [45009, 'later'],
    [-1, 'later'],
    [99999, 'later'],
  ])('reads %i as %s', async (errcode, ended) => {
    wechat.answers.push({ errcode, errmsg: 'as documented' })
    expect(await open().send(MESSAGE)).toEqual({ ended, code: String(errcode) })
  })

  it.each([40001, 42001, 40014])('renews the token once on %i', async (errcode) => {
    wechat.answers.push({ errcode, errmsg: 'invalid credential' })
    expect(await open().send(MESSAGE)).toEqual({ ended: 'sent' })
    expect(wechat.tokens).toBe(2)
    wechat.answers.push({ errcode, errmsg: 'x' }, { errcode, errmsg: 'x' })
    expect(await open().send(MESSAGE)).toEqual({ ended: 'later', code: String(errcode) })
  })

  it('takes a broken line or a page of a gateway for later', async () => {
    wechat.answers.push('<html>502</html>')
    expect(await open().send(MESSAGE)).toEqual({ ended: 'later', code: '-1' })
    expect(await sendingTo('http://127.0.0.1:9').send(MESSAGE)).toEqual({ ended: 'later', code: '-1' })
  })

  it('finds the OPENID behind a code, or nobody', async () => {
    const app = { WECHAT_APPID: 'wx1', WECHAT_SECRET: 's3cret', WECHAT_API_URL: wechat.url }
    const outgoing = readOutgoing({ ...app, WECHAT_TEMPLATES: '{}' }, clock)
    const find = (code: string) => outgoing?.openIdByCode?.(code)
    wechat.answers.push({ openid: 'oBehind', session_key: 'k' }, { errcode: 40163, errmsg: 'code been used' })
    expect([await find('c1'), await find('c1')]).toEqual(['oBehind', null])
  })
})

/** As the SDK throws what WeChat refuses. */
const refused = (errCode: number, message: string): Error => Object.assign(new Error(message), { errCode })

describe('订阅消息 from a cloud function', () => {
  const sending = (answer: () => Promise<{ errCode: number }>) => {
    const asked: unknown[] = []
    const send = (message: unknown) => {
      asked.push(message)
      return answer()
    }
    return { asked, sender: cloudbaseSender({ openapi: { subscribeMessage: { send } } }) }
  }

  it('sends through the platform', async () => {
    const { asked, sender } = sending(() => Promise.resolve({ errCode: 0 }))
    expect(await sender.send(MESSAGE)).toEqual({ ended: 'sent' })
    expect(asked).toEqual([
      {
        touser: 'oCitizen',
        templateId: 'template-1',
        page: 'pages/messages/detail/index?id=m1',
        data: { thing1: { value: '市供热公司' }, phrase2: { value: '已答复' } },
      },
    ])
  })

  it.each([
    [refused(43101, 'openapi.subscribeMessage.send:fail user refuse to accept the msg'), 'refused', '43101'],
    [refused(47003, 'argument invalid! data.thing1.value invalid'), 'rejected', '47003'],
    [refused(-604101, 'function has no permission to call this API'), 'later', '-604101'],
    [new Error('socket hang up'), 'later', '-1'],
  ])('reads what the SDK throws', async (thrown, ended, code) => {
    const { sender } = sending(() => Promise.reject(thrown))
    expect(await sender.send(MESSAGE)).toEqual({ ended, code })
  })
})
