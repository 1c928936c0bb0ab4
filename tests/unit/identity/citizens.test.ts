import { auditPending } from '../../../cloudfunctions/audit'
import { smsCodes } from '../../../cloudfunctions/identity/credentials'
import { requestSmsCode, smsLogin } from '../../../cloudfunctions/identity/sign-in/citizens'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { webhookSms } from '../../../cloudfunctions/adapters/sms'
import { wechatCodes } from '../../../cloudfunctions/adapters/wechat'
import { accounts, wechatOpenids } from '../../../cloudfunctions/identity'
import type { AccountView, ActorView, IssuedCode } from '../../../types/identity.contract'
import { handlerOf } from './identity.city'
import { openSignIn } from './sign-in.city'

type SignedIn = { token: string; actor: ActorView }
const OPENID = 'oABC-planted-openid-0001'
const PHONE = '13912345678'

/** A double of WeChat's or a gateway's HTTP: answers what it is told, remembers what it was asked. */
async function double(answer: (path: string, body: string) => { status?: number; body: string; never?: boolean }) {
  const asked: { url: string; body: string; authorization?: string | undefined }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const url = request.url ?? ''
      asked.push({ url, body, authorization: request.headers.authorization })
      const given = answer(url, body)
      if (given.never !== true) response.writeHead(given.status ?? 200).end(given.body)
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.closeAllConnections()
      server.close(() => done())
    })
  return { origin: `http://127.0.0.1:${port}`, asked, close }
}
const json = (value: object) => ({ body: JSON.stringify(value) })

describe('WeChat’s login on the city’s own server', () => {
  it('makes one citizen of one OPENID, whose id does not give it away; the session key goes nowhere', async () => {
    const wechat = await double(() => json({ openid: OPENID, session_key: 'planted-session-key', unionid: 'u' }))
    const city = await openSignIn({ wechat: wechatCodes({ appId: 'wx1', secret: 's3cret', apiUrl: wechat.origin }) })
    const first = await city.call<SignedIn>('wechat_login', { code: 'c1' })
    const again = await city.call<SignedIn>('wechat_login', { code: 'c2' })
    expect(again.actor).toEqual(first.actor)
    expect(first.actor).toMatchObject({ kind: 'citizen', name: '市民', id: expect.stringMatching(/^wx-[0-9a-f]{33}$/) })
    expect(await city.call('me', {}, first.token)).toEqual(first.actor)
    const stored = JSON.stringify([first, again, await city.account(first.actor.id)])
    for (const secret of [OPENID, 'planted-session-key']) expect(stored).not.toContain(secret)
    expect(wechat.asked[0]?.url).toBe(
      '/sns/jscode2session?appid=wx1&secret=s3cret&js_code=c1&grant_type=authorization_code',
    )
    await wechat.close()
  })

  it.each([
    [40029, 'invalid_state', '再点一次登录'],
    [40163, 'invalid_state', '再点一次登录'],
    [45011, 'rate_limited', '太频繁'],
    [40226, 'invalid_state', '微信限制'],
    [-1, 'unavailable', '连不上微信'],
    [40013, 'unavailable', '连不上微信'],
  ])('answers WeChat’s error %i as %s', async (errcode, code, said) => {
    const wechat = await double(() => json({ errcode, errmsg: 'some words, rid: 1' }))
    const city = await openSignIn({ wechat: wechatCodes({ appId: 'a', secret: 's', apiUrl: wechat.origin }) })
    expect(await city.refused('wechat_login', { code: 'c' })).toMatchObject({
      code,
      message: expect.stringContaining(said),
    })
    await wechat.close()
  })

  it.each([
    ['no JSON', { body: '<html>502</html>', status: 502 }],
    ['no OPENID', { body: '{}' }],
    ['nothing at all', { body: '', never: true }],
    ['a list', { body: '[]' }],
  ])('is unavailable when WeChat answers %s', async (_what, given) => {
    const wechat = await double(() => given)
    const city = await openSignIn({ wechat: wechatCodes({ appId: 'a', secret: 's', apiUrl: wechat.origin }, 300) })
    expect(await city.refused('wechat_login', { code: 'c' })).toMatchObject({ code: 'unavailable' })
    await wechat.close()
    expect(await city.refused('wechat_login', { code: 'c' })).toMatchObject({ code: 'unavailable' })
  })

  it('says so where it is not configured', async () => {
    const city = await openSignIn()
    expect(await city.refused('wechat_login', { code: 'c' })).toMatchObject({
      code: 'invalid_state',
      message: expect.stringContaining('12345'),
    })
    expect(await city.call('sign_in_ways', {})).toEqual({ ways: ['password'] })
  })

  it('is the staff’s own way in once an administrator’s code bound it, and no longer once that is undone', async () => {
    const wechat = await double(() => json({ openid: OPENID, session_key: 'k' }))
    const city = await openSignIn({ wechat: wechatCodes({ appId: 'a', secret: 's', apiUrl: wechat.origin }) })
    const { account } = await city.hire()
    const { issued } = await city.asAdmin<{ account: AccountView; issued: IssuedCode }>('issue_binding_code', {
      id: account.id,
      revision: 1,
    })
    const citizen = await city.call<SignedIn>('wechat_login', { code: 'c' })
    expect(await city.call('bind_wechat', { code: issued.code }, citizen.token)).toMatchObject({ id: account.id })
    const kept = await city.store.get(wechatOpenids, citizen.actor.id)
    city.clock.onHours(1)
    const staff = await city.call<SignedIn>('wechat_login', { code: 'c' })
    // Of the staff nobody asks WeChat: their OPENID is kept no longer than the citizen's was to be.
    expect(await city.store.get(wechatOpenids, citizen.actor.id)).toEqual(kept)
    expect(staff.actor).toMatchObject({ id: account.id, kind: 'staff', grants: [handlerOf('heating')] })
    expect(await city.refused('bind_wechat', { code: issued.code }, staff.token)).toMatchObject({ code: 'forbidden' })
    await city.asAdmin('end_sessions', { id: account.id, revision: 3 })
    expect(await city.refused('me', {}, staff.token)).toMatchObject({ code: 'unauthenticated' })
    const later = await city.call<SignedIn>('wechat_login', { code: 'c' })
    expect(later.actor).toEqual(citizen.actor)
    await wechat.close()
  })

  it('of one phone ends with all that it signed in, once the account is bound to another', async () => {
    let openid = OPENID
    const wechat = await double(() => json({ openid, session_key: 'k' }))
    const city = await openSignIn({ wechat: wechatCodes({ appId: 'a', secret: 's', apiUrl: wechat.origin }) })
    const { account } = await city.hire()
    const bind = async (revision: number): Promise<SignedIn> => {
      const { issued } = await city.asAdmin<{ issued: IssuedCode }>('issue_binding_code', { id: account.id, revision })
      const citizen = await city.call<SignedIn>('wechat_login', { code: 'c' })
      await city.call('bind_wechat', { code: issued.code }, citizen.token)
      return city.call<SignedIn>('wechat_login', { code: 'c' })
    }
    const lost = await bind(1)
    expect(lost.actor).toMatchObject({ id: account.id })
    openid = `${OPENID}-2`
    const found = await bind(3)
    expect(found.actor).toMatchObject({ id: account.id })
    expect(await city.refused('me', {}, lost.token)).toMatchObject({ code: 'unauthenticated' })
    expect(await city.call('me', {}, found.token)).toMatchObject({ id: account.id })
    await wechat.close()
  })
})

describe('a code by text message', () => {
  const openSms = async () => {
    const gateway = await double(() => ({ body: 'ok' }))
    const sms = webhookSms({ url: gateway.origin, token: 'gateway-token' })
    const city = await openSignIn({ sms })
    const codeSent = () => (JSON.parse(gateway.asked.at(-1)?.body ?? '{}') as { code: string }).code
    return { gateway, city, codeSent }
  }

  it('lets a citizen in once, under an id that does not give the number away', async () => {
    const { gateway, city, codeSent } = await openSms()
    expect(await city.call('request_sms_code', { phone: PHONE })).toEqual({ resendAfterSeconds: 60 })
    expect(gateway.asked[0]).toMatchObject({ authorization: 'Bearer gateway-token' })
    expect(codeSent()).toMatch(/^\d{6}$/)
    const { token, actor } = await city.call<SignedIn>('sms_login', { phone: PHONE, code: codeSent() })
    expect(actor).toMatchObject({ kind: 'citizen', id: expect.stringMatching(/^tel-/) })
    expect(JSON.stringify([token, actor, await city.account(actor.id)])).not.toContain(PHONE)
    expect(await city.refused('sms_login', { phone: PHONE, code: codeSent() })).toMatchObject({ code: 'invalid_input' })
    city.clock.onHours(0.02)
    await city.call('request_sms_code', { phone: PHONE })
    const again = await city.call<SignedIn>('sms_login', { phone: PHONE, code: codeSent() })
    expect(again.actor.id).toBe(actor.id)
    // The log names citizens by a pseudonym; their account beside it would tell whose it is.
    await city.call('end_everywhere', {}, again.token)
    const { items: log } = await city.store.query(auditPending, { index: 'all', equals: {}, limit: 20 })
    const own = log.filter(({ as }) => as === 'citizen')
    expect(own.map(({ action }) => action).sort()).toEqual([
      'identity.end_everywhere',
      ...['identity.sign_in', 'identity.sign_in'],
    ])
    for (const { actorId, subjectId } of own) expect(subjectId).toBe(actorId)
    expect(JSON.stringify(log)).not.toContain(actor.id)
    await gateway.close()
  })

  it('signs in citizens alone: a code of the staff’s is not taken from a phone, and one bound before opens nothing', async () => {
    const { gateway, city, codeSent } = await openSms()
    const { account } = await city.hire()
    const { issued } = await city.asAdmin<{ issued: IssuedCode }>('issue_binding_code', { id: account.id, revision: 1 })
    await city.call('request_sms_code', { phone: PHONE })
    const citizen = await city.call<SignedIn>('sms_login', { phone: PHONE, code: codeSent() })
    expect(await city.refused('bind_wechat', { code: issued.code }, citizen.token)).toMatchObject({
      code: 'invalid_state',
      message: expect.stringContaining('在微信里打开小程序'),
    })
    expect(await city.account(account.id)).not.toHaveProperty('wechatId')
    // As an earlier release let it be.
    await city.store.transact(async (transaction) => {
      const [staff, phone] = await Promise.all([
        transaction.get(accounts, account.id),
        transaction.get(accounts, citizen.actor.id),
      ])
      if (staff === null || phone === null) throw new Error('no account')
      transaction.put(accounts, { ...staff, wechatId: phone.id })
      transaction.put(accounts, { ...phone, boundTo: staff.id })
    })
    city.clock.onHours(0.02)
    await city.call('request_sms_code', { phone: PHONE })
    expect((await city.call<SignedIn>('sms_login', { phone: PHONE, code: codeSent() })).actor).toEqual(citizen.actor)
    await gateway.close()
  })

  it('runs out after five minutes, and stops guessing after five', async () => {
    const { gateway, city, codeSent } = await openSms()
    await city.call('request_sms_code', { phone: PHONE })
    const right = codeSent()
    const wrong = right === '000000' ? '000001' : '000000'
    for (let n = 0; n < 5; n += 1)
      expect(await city.refused('sms_login', { phone: PHONE, code: wrong }, undefined, `10.0.0.${n}`)).toMatchObject({
        code: 'invalid_input',
      })
    expect(await city.refused('sms_login', { phone: PHONE, code: right })).toMatchObject({ code: 'rate_limited' })
    city.clock.onHours(0.26)
    expect(await city.refused('sms_login', { phone: PHONE, code: right })).toMatchObject({ code: 'invalid_input' })
    await gateway.close()
  })

  it('keeps nobody out by guesses at a code that was never sent: these count against whoever guesses', async () => {
    const { gateway, city, codeSent } = await openSms()
    const guess = (address: string) =>
      city.refused('sms_login', { phone: PHONE, code: '123456' }, undefined, address).then(({ code }) => code)
    for (let n = 0; n < 12; n += 1) expect(await guess(`10.0.1.${n}`)).toBe('invalid_input')
    for (let n = 0; n < 5; n += 1) expect(await guess('10.0.2.1')).toBe('invalid_input')
    expect(await guess('10.0.2.1')).toBe('rate_limited')
    await city.call('request_sms_code', { phone: PHONE })
    expect(await city.call('sms_login', { phone: PHONE, code: codeSent() })).toHaveProperty('token')
    // A code that was used or ran out is none either.
    city.clock.onHours(0.1)
    for (let n = 0; n < 12; n += 1) expect(await guess(`10.0.3.${n}`)).toBe('invalid_input')
    await city.call('request_sms_code', { phone: PHONE })
    city.clock.onHours(0.1)
    for (let n = 0; n < 12; n += 1) expect(await guess(`10.0.4.${n}`)).toBe('invalid_input')
    await gateway.close()
  })

  it('is not opened by a guess that began before it was sent, and so was not counted', async () => {
    const { gateway, city, codeSent } = await openSms()
    await city.call('request_sms_code', { phone: PHONE })
    const { store } = city
    // The first look finds no code; by the time that the guess is compared there is one.
    const before: typeof store = {
      ...store,
      get: (collection, id) => (collection.name === smsCodes.name ? Promise.resolve(null) : store.get(collection, id)),
    }
    const login = { phone: PHONE, code: codeSent() }
    await expect(smsLogin({ ...city.deps, store: before })(login, {})).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await city.call('sms_login', login)).toHaveProperty('token')
    await gateway.close()
  })

  it('is sent once a minute and ten times a day', async () => {
    const { gateway, city } = await openSms()
    const send = () => city.ask('request_sms_code', { phone: PHONE })
    await send()
    expect(await city.refused('request_sms_code', { phone: PHONE })).toMatchObject({ code: 'rate_limited' })
    for (let n = 0; n < 9; n += 1) {
      city.clock.onHours(0.02)
      expect((await send()).ok).toBe(true)
    }
    city.clock.onHours(0.02)
    expect((await city.refused('request_sms_code', { phone: PHONE })).message).toContain('明天再试')
    expect(gateway.asked).toHaveLength(10)
    await gateway.close()
  })

  it('is sent a hundred times an hour to one address, however many numbers and processes there are', async () => {
    const { gateway, city } = await openSms()
    // Another process of the same city: nothing is shared but the store.
    const { store, clock } = city
    const other = requestSmsCode({ ...city.deps, store, clock })
    const phoneOf = (n: number) => `139${String(n).padStart(8, '0')}`
    const here = { address: '10.9.9.9', device: '测试' }
    for (let n = 0; n < 50; n += 1) {
      await city.call('request_sms_code', { phone: phoneOf(n) }, undefined, here.address)
      await other({ phone: phoneOf(100 + n) }, here)
    }
    const refused = await city.refused('request_sms_code', { phone: phoneOf(300) }, undefined, here.address)
    expect(refused).toMatchObject({ code: 'rate_limited', message: expect.stringContaining('过一小时再试') })
    await expect(other({ phone: phoneOf(301) }, here)).rejects.toMatchObject({ code: 'rate_limited' })
    expect(gateway.asked).toHaveLength(100)
    expect((await city.ask('request_sms_code', { phone: phoneOf(302) }, undefined, '10.9.9.8')).ok).toBe(true)
    city.clock.onHours(1)
    expect((await city.ask('request_sms_code', { phone: phoneOf(303) }, undefined, here.address)).ok).toBe(true)
    await gateway.close()
  })

  it('says so when the gateway is away, and where the city has none', async () => {
    const { gateway, city } = await openSms()
    await gateway.close()
    expect(await city.refused('request_sms_code', { phone: PHONE })).toMatchObject({ code: 'unavailable' })
    const without = await openSignIn()
    for (const [procedure, input] of [
      ['request_sms_code', { phone: PHONE }],
      ['sms_login', { phone: PHONE, code: '123456' }],
    ] as const)
      expect(await without.refused(procedure, input)).toMatchObject({
        code: 'invalid_state',
        message: expect.stringContaining('没有开通短信登录'),
      })
  })
})
