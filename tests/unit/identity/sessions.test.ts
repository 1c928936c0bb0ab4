import { credentials, identifyBearer } from '../../../cloudfunctions/identity'
import { signInFunction } from '../../../cloudfunctions/identity/sign-in'
import { DomainError } from '../../../cloudfunctions/shared/kernel/domain-error'
import type { SessionView } from '../../../types/identity.contract'
import { watchedStore } from '../../support/watched-store'
import { GOOD_PASSWORD, openSignIn, type SignInCity, stepOf } from './sign-in.city'

describe('sessions', () => {
  it('do not begin for whoever was signed out everywhere since they showed the code', async () => {
    const city = await openSignIn()
    const { id, secret } = await city.enrol()
    city.clock.onHours(0.02)
    const { ticket } = await stepOf(city, 'zhangsan', GOOD_PASSWORD)
    const afterTheCode = watchedStore(city.store, async (deeds) => {
      if (deeds.some(({ what, collection }) => what === 'put' && collection === credentials.name))
        await city.asAdmin('end_sessions', { id, revision: 1 })
    })
    const { body } = await signInFunction({ ...city.deps, store: afterTheCode }).call({
      procedure: 'sign_in_code',
      input: { ticket, code: city.codeOf(secret) },
      traceId: 't',
      from: { address: '10.0.0.1', device: '测试' },
      identify: async () => null,
    })
    expect(body).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
    expect((await city.account(id)).sessions).toEqual([])
  })

  const listed = async (city: SignInCity, token: string) =>
    (await city.call<{ items: SessionView[] }>('my_sessions', {}, token)).items

  it('are listed with their device, ended one by one, and all at once', async () => {
    const city = await openSignIn()
    const person = await city.enrol()
    const second = await city.signInAgain(person)
    const third = await city.signInAgain(person)
    const items = await listed(city, third)
    expect(items.map(({ device, current }) => [device, current])).toEqual([
      ['测试', true],
      ['测试', false],
      ['测试', false],
    ])
    const oldest = items.at(-1)?.id
    expect((await city.call<{ items: object[] }>('end_session', { id: oldest }, third)).items).toHaveLength(2)
    expect(await city.refused('me', {}, person.token)).toMatchObject({ code: 'unauthenticated' })
    await city.call('sign_out', {}, second)
    expect(await city.refused('me', {}, second)).toMatchObject({ code: 'unauthenticated' })
    await city.call('end_everywhere', {}, third)
    expect(await city.refused('me', {}, third)).toMatchObject({ code: 'unauthenticated' })
  })

  it('end when unused for 30 minutes, and after 12 hours in any case', async () => {
    const city = await openSignIn()
    const { token } = await city.enrol()
    for (let n = 0; n < 24; n += 1) {
      city.clock.onHours(0.49)
      expect((await city.ask('me', {}, token)).ok).toBe(true)
    }
    city.clock.onHours(0.25)
    expect(await city.refused('me', {}, token)).toMatchObject({ code: 'unauthenticated' })

    const idle = await openSignIn()
    const person = await idle.enrol()
    idle.clock.onHours(0.5)
    expect(await idle.refused('me', {}, person.token)).toMatchObject({ code: 'unauthenticated' })
  })

  it('are written down when used, at most every two minutes', async () => {
    const city = await openSignIn()
    const { id, token } = await city.enrol()
    const before = (await city.account(id)).version
    for (let n = 0; n < 5; n += 1) await city.call('me', {}, token)
    expect((await city.account(id)).version).toBe(before)
    city.clock.onHours(0.04)
    await Promise.all(Array.from({ length: 5 }, () => city.call('me', {}, token)))
    expect((await city.account(id)).version).toBe(before + 1)
  })

  it('run also where that cannot be written down; a store that hangs is not asked for more', async () => {
    const city = await openSignIn()
    const { id, token } = await city.enrol()
    city.clock.onHours(0.04)
    const used = (cause: string) => {
      const store = { ...city.store, transact: () => Promise.reject(new DomainError('unavailable', { cause })) }
      return identifyBearer(city.tokens, city.store, { store, clock: city.clock })(`Bearer ${token}`)
    }
    expect(await used('25006')).toMatchObject({ id })
    await expect(used('no_answer')).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('are at most eight: the one unused longest ends', async () => {
    const city = await openSignIn()
    const person = await city.enrol()
    for (let n = 0; n < 8; n += 1) await city.signInAgain(person)
    expect((await city.account(person.id)).sessions).toHaveLength(8)
    expect(await city.refused('me', {}, person.token)).toMatchObject({ code: 'unauthenticated' })
  })

  it('end with the account, and a right that was withdrawn is gone with the next request', async () => {
    const city = await openSignIn()
    const { id, token } = await city.enrol()
    expect(await city.call('me', {}, token)).toMatchObject({ grants: [{ role: 'handler', unitId: 'heating' }] })
    await city.asAdmin('set_grants', { id, revision: 1, grants: [{ role: 'approver', unitId: 'traffic' }] })
    expect(await city.call('me', {}, token)).toMatchObject({ grants: [{ role: 'approver', unitId: 'traffic' }] })
    await city.asAdmin('disable', { id, revision: 2 })
    expect(await city.refused('me', {}, token)).toMatchObject({ code: 'unauthenticated' })
    await city.asAdmin('enable', { id, revision: 3 })
    expect(await city.refused('me', {}, token)).toMatchObject({ code: 'unauthenticated' })
  })
})
