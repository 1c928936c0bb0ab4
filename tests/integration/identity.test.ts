import { accounts } from '../../cloudfunctions/identity'
import type { IdentityDemoContract } from '../../types/identity-demo.contract'
import type { ActorView } from '../../types/identity.contract'
import type { OutputOf } from '../../types/wire.contract'
import { post } from '../support/api-client'
import { demoParts, listen } from './server.support'

let demo: Awaited<ReturnType<typeof demoParts>>
let server: Awaited<ReturnType<typeof listen>>
beforeEach(async () => {
  demo = await demoParts()
  server = await listen(demo.parts)
})
afterEach(() => server.app.close())

/** @param authorization the header as it is sent */
const call = async (procedure: string, input: unknown, authorization?: string) => {
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
  const { status, body } = await post(server.url, `identity.${procedure}`, input, undefined, headers)
  return { status, code: body.ok ? undefined : body.error.code, data: body.ok ? body.data : undefined }
}
const login = async (persona: string) => {
  const { status, data } = await call('demo_login', { persona })
  expect(status).toBe(200)
  return data as { token: string; actor: ActorView }
}

describe('signing in by persona', () => {
  it.each([
    ['citizen-1', 'demo-citizen-1', [{ role: 'citizen' }]],
    ['citizen-2', 'demo-citizen-2', [{ role: 'citizen' }]],
    ['dispatcher', 'demo-dispatcher', [{ role: 'dispatcher' }]],
    ['press', 'demo-press', [{ role: 'chief' }]],
    ['supervisor', 'demo-supervisor', [{ role: 'supervisor' }]],
    ['admin', 'demo-admin', [{ role: 'admin' }]],
    ['auditor', 'demo-auditor', [{ role: 'auditor' }]],
    ['handler:water', 'demo-handler-water', [{ role: 'handler', unitId: 'water' }]],
    ['approver:water', 'demo-approver-water', [{ role: 'approver', unitId: 'water' }]],
    ['liaison:east-town', 'demo-liaison-east-town', [{ role: 'liaison', unitId: 'east-town' }]],
    ['post:mayor', 'demo-post-mayor', [{ role: 'post_holder', postId: 'mayor' }]],
  ])('%s is %s, the same account each time', async (persona, id, grants) => {
    const first = await login(persona)
    expect(first.actor).toMatchObject({ id, grants })
    const again = await login(persona)
    expect(again.actor).toEqual(first.actor)
    const me = await call('me', {}, `Bearer ${first.token}`)
    expect(me).toEqual({ status: 200, code: undefined, data: first.actor })
  })

  it('names the unit, and keeps citizens anonymous', async () => {
    expect((await login('handler:water')).actor.unitName).toBe('water单位')
    expect((await login('citizen-1')).actor).toMatchObject({ kind: 'citizen', name: '市民1' })
  })

  it.each([
    'citizen-3',
    'handler:',
    'handler:nowhere',
    'post:nowhere',
    'chief',
    'boss',
    'handler',
    'constructor',
    '__proto__',
  ])('answers not_found for %s', async (persona) => {
    expect(await call('demo_login', { persona })).toMatchObject({ status: 404, code: 'not_found' })
  })

  it('makes one account of eight first logins at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => login('dispatcher')))
    expect(new Set(all.map(({ actor }) => actor.id))).toEqual(new Set(['demo-dispatcher']))
  })

  it('offers personas that all sign in', async () => {
    const { data } = await call('demo_personas', {})
    const { items } = data as { items: { persona: string; name: string; what: string }[] }
    expect(items.map(({ persona }) => persona)).toEqual([
      'citizen-1',
      'citizen-2',
      'dispatcher',
      'handler:heat',
      'approver:heat',
      'leader:heat',
      'handler:water',
      'approver:water',
      'leader:water',
      'press',
      'supervisor',
      'post:mayor',
      'admin',
      'auditor',
    ])
    for (const { persona, name } of items) expect((await login(persona)).actor.name).toBe(name)
  })

  it('offers the people of every unit', async () => {
    const { data } = await call('demo_personas', {})
    const { offices, units } = data as OutputOf<IdentityDemoContract['demo_personas']>
    expect(units.map(({ id }) => id)).toEqual(['heat', 'water', 'east'])
    expect(offices.map(({ office }) => office)).toEqual(['handler', 'approver', 'leader', 'liaison'])
    for (const unit of units)
      for (const { office, name } of offices)
        expect((await login(`${office}:${unit.id}`)).actor.name).toBe(`${unit.name}${name}`)
  })
})

describe('the session', () => {
  it('needs a token that holds', async () => {
    const { token } = await login('citizen-1')
    expect(await call('me', {})).toMatchObject({ status: 401, code: 'unauthenticated' })
    for (const header of [
      'Bearer',
      'Bearer x',
      `Basic ${token}`,
      token,
      `Bearer ${token}x`,
      `Bearer ${token} ${token}`,
    ])
      expect(await call('me', {}, header)).toMatchObject({ status: 401, code: 'unauthenticated' })
    expect((await call('me', {}, `bearer ${token}`)).status).toBe(200)
  })

  it('carries sub, sid and epoch and nothing else of its own', async () => {
    const { token } = await login('handler:water')
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object
    expect(Object.keys(claims).sort()).toEqual(['aud', 'epoch', 'exp', 'iat', 'iss', 'sid', 'sub'])
  })

  it('ends with its time, also when the token was seen before', async () => {
    const { token } = await login('citizen-1')
    expect((await call('me', {}, `Bearer ${token}`)).status).toBe(200)
    demo.clock.onMs(3_601_000)
    expect((await call('me', {}, `Bearer ${token}`)).status).toBe(401)
  })

  const change = (id: string, to: { epoch?: number; disabled?: boolean; grants?: readonly [] }) =>
    demo.store.transact(async (transaction) => {
      const account = await transaction.get(accounts, id)
      if (account === null) throw new Error('no such account')
      transaction.put(accounts, { ...account, ...to })
    })

  it('ends at once when the account is disabled or its epoch grows', async () => {
    for (const [persona, to] of [
      ['citizen-1', { disabled: true }],
      ['citizen-2', { epoch: 2 }],
    ] as const) {
      const { token } = await login(persona)
      expect((await call('me', {}, `Bearer ${token}`)).status).toBe(200)
      await change(`demo-${persona}`, to)
      expect(await call('me', {}, `Bearer ${token}`)).toMatchObject({ status: 401, code: 'unauthenticated' })
    }
    expect(await call('demo_login', { persona: 'citizen-1' })).toMatchObject({ status: 401 })
  })

  it('loads roles with each request', async () => {
    const { token } = await login('handler:water')
    await change('demo-handler-water', { grants: [] })
    expect((await call('me', {}, `Bearer ${token}`)).data).toMatchObject({ grants: [] })
  })
})
