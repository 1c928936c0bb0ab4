import { StartRefusal } from '../../../cloudfunctions/runtime/config'
import { createAdmin } from '../../../cloudfunctions/runtime/commands/create-admin'
import { deviceName } from '../../../cloudfunctions/runtime/device-name'
import { RATE_LIMITS, rateClassOf } from '../../../cloudfunctions/runtime/rate-limits'
import { readSignInSettings } from '../../../cloudfunctions/runtime/sign-in-settings'
import { signInFunction } from '../../../cloudfunctions/identity/sign-in'
import { openSignIn } from './sign-in.city'
import { callAs } from '../../support/call-module'

const KEY = Buffer.alloc(32, 1).toString('base64')

describe('readSignInSettings', () => {
  it('has defaults: no proxy is believed, limits are on, staff 30 minutes and 12 hours', () => {
    expect(readSignInSettings({})).toEqual({
      rateLimits: true,
      policies: {
        staff: { idleMs: 1_800_000, absoluteMs: 43_200_000 },
        citizen: { idleMs: null, absoluteMs: 2_592_000_000 },
      },
      addressFailures: 5,
    })
  })

  it('reads what is set', () => {
    const set = { TRUST_PROXY: '2', RATE_LIMITS: 'off', SESSION_IDLE_MINUTES: '15', SIGN_IN_ADDRESS_FAILURES: '50' }
    expect(readSignInSettings(set)).toMatchObject({
      trustProxy: 2,
      rateLimits: false,
      policies: { staff: { idleMs: 900_000 } },
      addressFailures: 50,
    })
    expect(readSignInSettings({ TRUST_PROXY: '10.0.0.5, 10.1.0.0/16,::1' }).trustProxy).toBe('10.0.0.5,10.1.0.0/16,::1')
    const citizens = { WECHAT_APPID: 'wx1', WECHAT_SECRET: 's', CITIZEN_KEY: KEY }
    expect(readSignInSettings(citizens)).toMatchObject({ wechat: { appId: 'wx1', secret: 's' } })
    const sms = { SMS_WEBHOOK_URL: 'https://sms.example', SMS_WEBHOOK_TOKEN: 't', CITIZEN_KEY: KEY }
    expect(readSignInSettings(sms)).toMatchObject({ sms: { url: 'https://sms.example', token: 't' } })
  })

  it.each([
    [{ TRUST_PROXY: 'yes' }],
    [{ TRUST_PROXY: '10.0.0.0/40' }],
    [{ TRUST_PROXY: '0' }],
    [{ RATE_LIMITS: 'maybe' }],
    [{ SESSION_IDLE_MINUTES: '0' }],
    [{ SESSION_HOURS: '1.5' }],
    [{ SIGN_IN_ADDRESS_FAILURES: '1' }],
    [{ WECHAT_APPID: 'a' }],
    [{ WECHAT_APPID: 'a', WECHAT_SECRET: 's' }],
    [{ WECHAT_APPID: 'a', WECHAT_SECRET: 's', CITIZEN_KEY: 'c2hvcnQ=' }],
    [{ SMS_WEBHOOK_URL: 'ftp://a', SMS_WEBHOOK_TOKEN: 't', CITIZEN_KEY: KEY }],
    [{ SMS_WEBHOOK_URL: 'https://', SMS_WEBHOOK_TOKEN: 't', CITIZEN_KEY: KEY }],
    [{ SMS_WEBHOOK_URL: 'https://a', CITIZEN_KEY: KEY }],
  ])('refuses %j with one Chinese sentence', (environment) => {
    expect(() => readSignInSettings(environment)).toThrow(StartRefusal)
    expect(() => readSignInSettings(environment)).toThrow(/[一-鿿].*。$/)
  })
})

it.each([
  ['identity.sign_in', 'sign_in'],
  ['identity.sms_login', 'sign_in'],
  ['identity.bind_wechat', 'sign_in'],
  ['identity.sign_in_ways', 'usual'],
  ['messages.submit', 'submit'],
  ['messages.reveal_contact', 'reveal'],
  ['messages.search', 'search'],
  ['services.search', 'search'],
  ['messages.inbox', 'usual'],
  ['hall.follow', 'toggle'],
  ['hall.list_following', 'usual'],
])('%s is limited as %s', (call, name) => {
  expect(rateClassOf(call)).toBe(name)
  const { person, address } = RATE_LIMITS[rateClassOf(call)]
  expect(address).toBeGreaterThan(person)
})

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36', 'Chrome，Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0.44', '微信，iPhone'],
  ['Mozilla/5.0 (Linux; Android 13) Firefox/120.0', '火狐，安卓'],
  ['curl/8.0', '未知设备'],
  [undefined, '未知设备'],
])('%s is shown as %s', (header, shown) => {
  expect(deviceName(header)).toBe(shown)
})

describe('npm run create-admin', () => {
  const run = async (
    argv: string[],
    auth: 'password' | 'demo' = 'password',
    city?: Awaited<ReturnType<typeof openSignIn>>,
  ) => {
    const { deps, call } = city ?? (await openSignIn())
    let said = ''
    const terminal = { isTTY: false, columns: 80, write: (text: string) => ((said += text), true) }
    const code = await createAdmin(argv, { ...deps, config: { auth } }, terminal)
    return { code, said, call, deps }
  }

  it('prints a one-time code with which the first administrator signs in; there is no default password', async () => {
    const { code, said, call } = await run(['wang.guanli', '王管理'])
    expect(code).toBe(0)
    const password = /\b([2-9a-z]{4}(?:-[2-9a-z]{4}){3})\b/.exec(said)?.[1]
    expect(await call('sign_in', { loginName: 'wang.guanli', password })).toMatchObject({ step: 'new_password' })
  })

  it('takes a name once, and gives a new code to an administrator who is locked out', async () => {
    const city = await openSignIn()
    expect((await run(['guanli', '王管理'], 'password', city)).said).toContain('换一个')
    const reset = await run(['guanli', '--reset'], 'password', city)
    expect(reset).toMatchObject({ code: 0, said: expect.stringContaining('一次性设置码') })
    await city.hire('zhangsan')
    expect((await run(['zhangsan', '--reset'], 'password', city)).said).toContain('不是系统管理员')
    expect((await run(['nobody', '--reset'], 'password', city)).said).toContain('没有找到')
  })

  it.each([[[]], [['a b', '王']], [['wang', '王管理', 'x']], [['wang']], [['王管理', '王管理']]])(
    'explains itself for %j',
    async (argv) => {
      const { code, said } = await run(argv)
      expect([code, said]).toEqual([1, expect.stringContaining('npm run create-admin')])
    },
  )

  it('has nothing to do in the demonstration', async () => {
    expect(await run(['wang', '王管理'], 'demo')).toMatchObject({
      code: 1,
      said: expect.stringContaining('AUTH=password'),
    })
  })
})

it('a server tells how one signs in', async () => {
  const { deps } = await openSignIn()
  const body = await callAs(signInFunction({ ...deps, ways: ['password', 'sms'] }), null, 'sign_in_ways', {})
  expect(body).toEqual({ ok: true, data: { ways: ['password', 'sms'] } })
})
