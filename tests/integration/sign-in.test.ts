import { SignJWT } from 'jose'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { argon2Passwords } from '../../cloudfunctions/adapters/argon2'
import { demoDirectory } from '../../cloudfunctions/demo/city'
import { storeDirectory } from '../../cloudfunctions/hall'
import { createAccount, identifyBearer, jwtTokens } from '../../cloudfunctions/identity'
import { signInFunction } from '../../cloudfunctions/identity/sign-in'
import { callCounts } from '../../cloudfunctions/runtime/call-counts'
import { moduleDeps, randomIds } from '../../cloudfunctions/runtime/core'
import { aesContactVault } from '../../cloudfunctions/runtime/keys'
import { createModules } from '../../cloudfunctions/runtime/modules'
import { nodeServer, type NodeServerParts } from '../../cloudfunctions/runtime/node-server'
import { vendoredCalendar } from '../../cloudfunctions/shared/calendar'
import { SYSTEM } from '../../cloudfunctions/shared/kernel/actor'
import type { SignInStepView } from '../../types/identity-sign-in.contract'
import type { WireError } from '../../types/wire.contract'
import { generateSync } from 'otplib'
import { post } from '../support/api-client'
import { openTestStore, type TestStore } from '../support/postgres-store'
import { MovedClock } from '../support/small-city'
import { until } from '../support/until'

const KEY = Buffer.alloc(32, 7)
const PASSWORD = '楼下那棵老槐树又开花了真香'

let database: TestStore
let clock: MovedClock
const apps: FastifyInstance[] = []

beforeEach(async () => {
  database = await openTestStore()
  clock = new MovedClock()
})
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close()
  await database.close()
})

/** One instance of the city's server, with a store and copies of its own, on the common database. */
async function startInstance(more: Partial<NodeServerParts> = {}) {
  const store = database.another()
  const surroundings = { clock, ids: randomIds, calendars: { current: vendoredCalendar } }
  const vault = aesContactVault({ id: 'test', key: Buffer.alloc(32, 9) })
  const deps = moduleDeps(surroundings, store, vault, () => undefined)
  const settings = { key: KEY, issuer: 'minsheng', lifetimeSeconds: 12 * 3600, clock }
  const tokens = jwtTokens(settings)
  const signIn = {
    ...deps,
    ways: ['password'] as const,
    tokens,
    tickets: jwtTokens({ ...settings, audience: 'minsheng-sign-in', lifetimeSeconds: 600 }),
    passwords: argon2Passwords('忙', { memoryCost: 8, timeCost: 1, parallelism: 1 }),
  }
  const app = nodeServer({
    modules: [...createModules(deps), signInFunction(signIn)],
    identify: identifyBearer(tokens, store.kept, { store, clock }),
    isReady: async () => true,
    ids: randomIds,
    log: () => undefined,
    onlyThisMachine: false,
    ...more,
  })
  apps.push(app)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const ask = (procedure: string, input: unknown, token?: string, headers?: Record<string, string>) =>
    post(`http://127.0.0.1:${port}`, procedure, input, token, headers)
  const call = async <Data>(procedure: string, input: unknown, token?: string): Promise<Data> => {
    const { body } = await ask(procedure, input, token)
    if (!body.ok) throw new Error(`${procedure}: ${JSON.stringify(body.error)}`)
    return body.data as Data
  }
  const refused = async (
    procedure: string,
    input: unknown,
    token?: string,
  ): Promise<WireError & { status: number }> => {
    const { status, body } = await ask(procedure, input, token)
    if (body.ok) throw new Error(`${procedure} was not refused`)
    return { ...body.error, status }
  }
  return { store, deps: signIn, ask, call, refused }
}
type Instance = Awaited<ReturnType<typeof startInstance>>

/** Two administrators and a handler, signed in. */
async function staffOf(instance: Instance) {
  await storeDirectory(instance.store, demoDirectory)
  const hire = async (loginName: string, grants: Parameters<ReturnType<typeof createAccount>>[1]['grants']) => {
    const { account, issued } = await createAccount(instance.deps)(SYSTEM, { loginName, name: '某某', grants })
    const first = await instance.call<SignInStepView>('identity.sign_in', { loginName, password: issued.code })
    const second = await instance.call<SignInStepView>('identity.set_password', {
      ticket: first.ticket,
      password: PASSWORD,
    })
    const { secret } = await instance.call<{ secret: string }>('identity.start_enrolment', { ticket: second.ticket })
    const code = generateSync({ secret, epoch: Math.floor(Date.parse(clock.now()) / 1000) })
    const { token } = await instance.call<{ token: string }>('identity.confirm_enrolment', {
      ticket: second.ticket,
      code,
    })
    return { id: account.id, token, ticket: second.ticket ?? '' }
  }
  return {
    admin: await hire('guanli', [{ role: 'admin' }]),
    handler: await hire('chengban', [{ role: 'handler', unitId: 'heating' }]),
  }
}
/** The notice of a change takes milliseconds; a copy lives for a second at most. */
const soon = (holds: () => Promise<boolean>): Promise<boolean> => until('the other instance to hear of it', holds)

describe('a session token', () => {
  it('is refused when forged, unsigned, of another issuer or audience, expired, or of no session', async () => {
    const server = await startInstance()
    const { handler } = await staffOf(server)
    const { sid, epoch } = JSON.parse(Buffer.from(handler.token.split('.')[1] ?? '', 'base64url').toString()) as {
      sid: string
      epoch: number
    }
    const now = Math.floor(Date.parse(clock.now()) / 1000)
    const forge = (change: {
      alg?: string
      iss?: string
      aud?: string
      key?: Uint8Array
      exp?: number
      sid?: string
      epoch?: number
      sub?: string
    }) =>
      new SignJWT({ sid: change.sid ?? sid, epoch: change.epoch ?? epoch })
        .setProtectedHeader({ alg: change.alg ?? 'HS256' })
        .setSubject(change.sub ?? handler.id)
        .setIssuer(change.iss ?? 'minsheng')
        .setAudience(change.aud ?? 'minsheng')
        .setIssuedAt(now)
        .setExpirationTime(change.exp ?? now + 600)
        .sign(change.key ?? Buffer.alloc(change.alg === 'HS512' ? 64 : 32, 7))
    expect((await server.ask('identity.me', {}, await forge({}))).status).toBe(200)
    const claims = { sub: handler.id, sid, epoch, iss: 'minsheng', aud: 'minsheng', iat: now, exp: now + 600 }
    const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const bad = {
      'another key': await forge({ key: Buffer.alloc(32, 8) }),
      'another algorithm': await forge({ alg: 'HS512' }),
      'alg none': `${encoded({ alg: 'none' })}.${encoded(claims)}.`,
      'alg none, with a signature': `${encoded({ alg: 'none' })}.${encoded(claims)}.${handler.token.split('.')[2] ?? ''}`,
      'another issuer': await forge({ iss: 'minsheng-demo' }),
      'another audience': await forge({ aud: 'minsheng-sign-in' }),
      'a ticket of the sign-in': handler.ticket,
      expired: await forge({ exp: now - 1 }),
      'no such session': await forge({ sid: 'another' }),
      'another epoch': await forge({ epoch: epoch + 1 }),
      'no such account': await forge({ sub: 'nobody' }),
      'changed payload': handler.token.replace(/\.[^.]+\./, `.${encoded({ ...claims, sub: 's-admin' })}.`),
    }
    const seen: Record<string, string> = {}
    for (const [what, token] of Object.entries(bad)) {
      const { status, code, message } = await server.refused('identity.me', {}, token)
      seen[what] = `${status} ${code} ${message}`
    }
    expect(seen).toEqual(
      Object.fromEntries(Object.keys(bad).map((what) => [what, '401 unauthenticated 请先登录，再继续操作。'])),
    )
  })

  it('is dead in every process once its session is ended, its account disabled or its owner out everywhere', async () => {
    const one = await startInstance()
    const two = await startInstance()
    const { admin, handler } = await staffOf(one)
    const holds = async (token: string) => (await two.ask('identity.me', {}, token)).status === 200
    expect(await holds(handler.token)).toBe(true)
    await one.call('identity.sign_out', {}, handler.token)
    expect((await one.ask('identity.me', {}, handler.token)).status).toBe(401)
    await soon(async () => !(await holds(handler.token)))

    expect(await holds(admin.token)).toBe(true)
    await one.call('identity.end_everywhere', {}, admin.token)
    expect((await one.ask('identity.me', {}, admin.token)).status).toBe(401)
    await soon(async () => !(await holds(admin.token)))
  })

  it('carries no rights: one that is withdrawn between two requests is gone with the second, in every process', async () => {
    const one = await startInstance()
    const two = await startInstance()
    const { admin, handler } = await staffOf(one)
    expect((await one.ask('messages.inbox', {}, handler.token)).status).toBe(200)
    expect((await two.ask('messages.inbox', {}, handler.token)).status).toBe(200)
    await one.call('identity.set_grants', { id: handler.id, revision: 1, grants: [{ role: 'auditor' }] }, admin.token)
    expect(await one.refused('messages.inbox', {}, handler.token)).toMatchObject({ status: 403, code: 'forbidden' })
    await soon(async () => (await two.ask('messages.inbox', {}, handler.token)).status === 403)
    await one.call('identity.disable', { id: handler.id, revision: 2 }, admin.token)
    expect((await one.ask('identity.me', {}, handler.token)).status).toBe(401)
    await soon(async () => (await two.ask('identity.me', {}, handler.token)).status === 401)
  })
})

describe('locks over HTTP', () => {
  const guess = (server: Instance, address?: string) =>
    server.ask(
      'identity.sign_in',
      { loginName: 'nobody', password: 'x' },
      undefined,
      address === undefined ? {} : { 'x-forwarded-for': address },
    )
  const statuses = async (server: Instance, address: (n: number) => string | undefined) => {
    const seen: number[] = []
    for (let n = 0; n < 6; n += 1) seen.push((await guess(server, address(n))).status)
    return seen
  }

  it('are shared by all processes, and survive them', async () => {
    const one = await startInstance()
    const two = await startInstance()
    for (let n = 0; n < 5; n += 1) expect((await guess(n % 2 === 0 ? one : two)).status).toBe(401)
    const { status, body } = await guess(two)
    expect([status, body.ok ? '' : body.error.message]).toEqual([429, '失败次数太多，请15分钟后再试。'])
  })

  it('believe X-Forwarded-For only where a proxy is trusted', async () => {
    const names = (server: Instance, forwarded: boolean) => async () => {
      const seen: number[] = []
      for (let n = 0; n < 6; n += 1)
        seen.push(
          (
            await server.ask(
              'identity.sign_in',
              { loginName: `name${n}`, password: 'x' },
              undefined,
              forwarded ? { 'x-forwarded-for': `203.0.113.${n}` } : {},
            )
          ).status,
        )
      return seen
    }
    const off = await startInstance()
    expect(await names(off, true)()).toEqual([401, 401, 401, 401, 401, 429])
    const on = await startInstance({ trustProxy: 1 })
    // Its own address is locked by now; each forwarded one is not.
    expect(await names(on, true)()).toEqual([401, 401, 401, 401, 401, 401])
    expect((await on.ask('identity.sign_in', { loginName: 'other', password: 'x' })).status).toBe(429)
  })

  it('count one network of IPv6 as one address: nobody has a new one for each guess', async () => {
    const server = await startInstance({ trustProxy: 1 })
    const from = async (network: string) => {
      const seen: number[] = []
      for (let n = 0; n < 6; n += 1) {
        const guess = { loginName: `${network.replaceAll(':', '-')}.${n}`, password: 'x' }
        const headers = { 'x-forwarded-for': `2001:db8:${network}::${n}:1` }
        seen.push((await server.ask('identity.sign_in', guess, undefined, headers)).status)
      }
      return seen
    }
    expect(await from('7:1')).toEqual([401, 401, 401, 401, 401, 429])
    expect((await from('7:2'))[0]).toBe(401)
  })

  it('never lets a client choose its address past the trusted proxy', async () => {
    const server = await startInstance({ trustProxy: 1 })
    expect(await statuses(server, (n) => `198.51.100.${n}, 203.0.113.7`)).toEqual([401, 401, 401, 401, 401, 429])
  })
})

it('a session nobody uses ends, also while a page that was left open says every minute that somebody writes', async () => {
  const server = await startInstance()
  const { handler } = await staffOf(server)
  const hold = () => server.ask('messages.hold_editing', { id: 'any' }, handler.token)
  for (let minutes = 0; minutes < 29; minutes += 1) {
    clock.onHours(1 / 60)
    expect((await hold()).status).toBe(404)
  }
  clock.onHours(2 / 60)
  expect((await hold()).status).toBe(401)
  expect((await server.ask('identity.me', {}, handler.token)).status).toBe(401)
})

describe('limits of calls', () => {
  it('stop one address after 60 sign-ins a minute with a sentence and the seconds to wait', async () => {
    const server = await startInstance({ limits: callCounts(clock) })
    const statuses: number[] = []
    for (let n = 0; n < 61; n += 1) statuses.push((await server.ask('identity.wechat_login', { code: 'c' })).status)
    expect(statuses.slice(0, 60).every((status) => status === 409)).toBe(true)
    const { status, headers, body } = await server.ask('identity.wechat_login', { code: 'c' })
    expect([statuses[60], status]).toEqual([429, 429])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(body).toMatchObject({
      ok: false,
      error: { code: 'rate_limited', message: expect.stringMatching(/请\d+秒后再试/) },
    })
    expect((await server.ask('hall.list_units', {})).status).toBe(200)
  })

  it('stop one person and not their colleague at the same address', async () => {
    const server = await startInstance({ limits: callCounts(clock) })
    const { admin, handler } = await staffOf(server)
    const change = (token: string) =>
      server.ask('identity.change_password', { current: PASSWORD, password: 'short' }, token)
    const statuses: number[] = []
    for (let n = 0; n < 21; n += 1) statuses.push((await change(handler.token)).status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    expect((await change(admin.token)).status).toBe(400)
  })
})
