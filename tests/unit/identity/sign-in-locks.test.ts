import { argon2Passwords } from '../../../cloudfunctions/adapters/argon2'
import { credentials, purgeIdentity, signInFailures } from '../../../cloudfunctions/identity'
import { accountIdOf } from '../../../cloudfunctions/identity/account'
import { signInFunction } from '../../../cloudfunctions/identity/sign-in'
import type { SignInStepView } from '../../../types/identity-sign-in.contract'
import { auditPending } from '../../../cloudfunctions/audit'
import { GOOD_PASSWORD, openSignIn, type SignInCity } from './sign-in.city'
import { ALWAYS } from '../../support/small-city'

const wrong = { loginName: 'zhangsan', password: '不是这个密码不是这个' }

describe('locks', () => {
  const fail = async (city: SignInCity, loginName: string, address: string) =>
    (await city.refused('sign_in', { ...wrong, loginName }, undefined, address)).code

  it('an account after five failures from anywhere, for 15 minutes, then for 30', async () => {
    const city = await openSignIn()
    await city.enrol()
    for (let n = 0; n < 5; n += 1) expect(await fail(city, 'zhangsan', `10.0.3.${n}`)).toBe('unauthenticated')
    const right = { loginName: 'zhangsan', password: GOOD_PASSWORD }
    const locked = await city.refused('sign_in', right, undefined, '10.0.1.1')
    expect(locked).toMatchObject({ code: 'rate_limited', message: '失败次数太多，请15分钟后再试。' })
    city.clock.onHours(0.251)
    for (let n = 0; n < 5; n += 1) expect(await fail(city, 'zhangsan', `10.0.2.${n}`)).toBe('unauthenticated')
    expect((await city.refused('sign_in', right, undefined, '10.0.1.1')).message).toContain('30分钟')
    city.clock.onHours(0.501)
    expect(await city.call('sign_in', right, undefined, '10.0.1.1')).toMatchObject({ step: 'code' })
  })

  it('keep nobody out where they got in before, however many fail elsewhere; there they count apart', async () => {
    const city = await openSignIn()
    const person = await city.enrol()
    for (let n = 0; n < 5; n += 1) expect(await fail(city, 'zhangsan', `10.4.0.${n}`)).toBe('unauthenticated')
    expect(await fail(city, 'zhangsan', '10.4.0.9')).toBe('rate_limited')
    // From 10.0.0.1, where the authenticator was enrolled.
    expect(await city.call('me', {}, await city.signInAgain(person))).toMatchObject({ id: person.id })
    const password = '换一个新的密码就这样吧好'
    await city.call('change_password', { current: GOOD_PASSWORD, password }, await city.signInAgain(person))
    for (let n = 0; n < 5; n += 1) expect(await fail(city, 'zhangsan', '10.0.0.1')).toBe('unauthenticated')
    expect(await fail(city, 'zhangsan', '10.0.0.1')).toBe('rate_limited')
  })

  it('remember five addresses of a person, and none after a reset', async () => {
    const city = await openSignIn()
    const person = await city.enrol()
    const addresses = async () => (await city.store.get(credentials, person.id))?.knownAddresses?.length
    for (let n = 0; n < 6; n += 1) {
      city.clock.onHours(0.02)
      const from = `10.5.0.${n}`
      const { ticket } = await city.call<SignInStepView>(
        'sign_in',
        { loginName: 'zhangsan', password: GOOD_PASSWORD },
        undefined,
        from,
      )
      await city.call('sign_in_code', { ticket, code: city.codeOf(person.secret) }, undefined, from)
    }
    expect(await addresses()).toBe(5)
    expect(JSON.stringify(await city.store.get(credentials, person.id))).not.toContain('10.5.0')
    await city.asAdmin('reset_credentials', { id: person.id, revision: 1 })
    expect(await addresses()).toBeUndefined()
  })

  it('an address after five failures with any names, and no other address', async () => {
    const city = await openSignIn()
    await city.enrol()
    for (let n = 0; n < 5; n += 1) expect(await fail(city, `name${n}`, '10.9.9.9')).toBe('unauthenticated')
    const right = { loginName: 'zhangsan', password: GOOD_PASSWORD }
    expect(await city.refused('sign_in', right, undefined, '10.9.9.9')).toMatchObject({ code: 'rate_limited' })
    expect(await city.call('sign_in', right, undefined, '10.9.9.8')).toMatchObject({ step: 'code' })
  })

  it('counts a success as none, and gives the address back what this account failed there', async () => {
    const city = await openSignIn()
    const person = await city.enrol()
    for (let round = 0; round < 4; round += 1) {
      for (let n = 0; n < 4; n += 1) expect(await fail(city, 'zhangsan', '10.0.0.1')).toBe('unauthenticated')
      await city.signInAgain(person)
    }
    const left = await city.store.query(signInFailures, { index: 'by_expiry', equals: {}, limit: 10 })
    expect(left.items).toEqual([])
  })

  it('gives the address back what this account failed there, and nothing of what others did', async () => {
    const city = await openSignIn()
    const person = await city.enrol()
    for (const name of ['zhangsan', 'name1', 'name1'])
      expect(await fail(city, name, '10.0.0.1')).toBe('unauthenticated')
    await city.signInAgain(person)
    for (const name of ['name1', 'name2', 'name2']) expect(await fail(city, name, '10.0.0.1')).toBe('unauthenticated')
    expect(await fail(city, 'name3', '10.0.0.1')).toBe('rate_limited')
  })

  it('an address after as many failures as the city says, an account after five all the same', async () => {
    const city = await openSignIn({ addressFailures: 7 })
    for (let n = 0; n < 5; n += 1) expect(await fail(city, 'zhangsan', '10.9.9.9')).toBe('unauthenticated')
    expect(await fail(city, 'zhangsan', '10.9.9.9')).toBe('rate_limited')
    for (let n = 0; n < 2; n += 1) expect(await fail(city, `name${n}`, '10.9.9.9')).toBe('unauthenticated')
    expect(await fail(city, 'name2', '10.9.9.9')).toBe('rate_limited')
  })

  it('does not give an attacker who knows the password a new five codes with each new ticket', async () => {
    const city = await openSignIn()
    await city.enrol()
    const codes: string[] = []
    for (let n = 0; n < 6; n += 1) {
      const body = await city.ask(
        'sign_in',
        { loginName: 'zhangsan', password: GOOD_PASSWORD },
        undefined,
        `10.1.0.${n}`,
      )
      if (!body.ok) {
        codes.push(body.error.code)
        continue
      }
      const { ticket } = body.data as SignInStepView
      codes.push((await city.refused('sign_in_code', { ticket, code: '000000' }, undefined, `10.1.0.${n}`)).code)
    }
    expect(codes).toEqual([...Array<string>(5).fill('invalid_input'), 'rate_limited'])
  })

  it('grow for an attacker who knows the password, too: the right password makes none of them shorter', async () => {
    const city = await openSignIn()
    await city.enrol()
    const guess = async (address: string): Promise<string> => {
      const body = await city.ask('sign_in', { loginName: 'zhangsan', password: GOOD_PASSWORD }, undefined, address)
      if (!body.ok) return body.error.message
      const { ticket } = body.data as SignInStepView
      return (await city.refused('sign_in_code', { ticket, code: '000000' }, undefined, address)).code
    }
    for (let n = 0; n < 5; n += 1) expect(await guess(`10.4.0.${n}`)).toBe('invalid_input')
    expect(await guess('10.4.0.9')).toContain('15分钟')
    city.clock.onHours(0.26)
    for (let n = 0; n < 5; n += 1) expect(await guess(`10.4.1.${n}`)).toBe('invalid_input')
    expect(await guess('10.4.1.9')).toContain('30分钟')
  })

  it('lets a hundred guesses at once be five', async () => {
    const city = await openSignIn()
    await city.enrol()
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => city.ask('sign_in', { ...wrong }, undefined, `10.2.0.${n}`)),
    )
    const codes = answers.map((body) => (body.ok ? 'ok' : body.error.code))
    expect(codes.filter((code) => code === 'unauthenticated').length).toBeLessThanOrEqual(5)
    expect(codes.filter((code) => code !== 'unauthenticated' && code !== 'rate_limited')).toEqual([])
  })

  it('count together over every process of the city', async () => {
    const city = await openSignIn()
    await city.enrol()
    // Another process: passwords and queue of its own, nothing shared but the store.
    const other = signInFunction({
      ...city.deps,
      passwords: argon2Passwords('忙', { memoryCost: 8, timeCost: 1, parallelism: 1 }),
    })
    const elsewhere = async (n: number) =>
      (
        await other.call({
          procedure: 'sign_in',
          input: wrong,
          traceId: 't',
          from: { address: `10.3.1.${n}`, device: '测试' },
          identify: async () => null,
        })
      ).body
    for (let n = 0; n < 2; n += 1) expect(await fail(city, 'zhangsan', `10.3.0.${n}`)).toBe('unauthenticated')
    for (let n = 0; n < 3; n += 1) expect(await elsewhere(n)).toMatchObject({ error: { code: 'unauthenticated' } })
    expect(await fail(city, 'zhangsan', '10.3.0.9')).toBe('rate_limited')
    expect(await elsewhere(9)).toMatchObject({ error: { code: 'rate_limited' } })
  })

  it('are forgotten a day later, and deleted', async () => {
    const city = await openSignIn()
    for (let n = 0; n < 3; n += 1) await fail(city, `name${n}`, `10.0.0.${n}`)
    const counts = async () =>
      (await city.store.query(signInFailures, { index: 'by_expiry', equals: {}, limit: 10 })).items.length
    await purgeIdentity(city.deps, ALWAYS)
    expect(await counts()).toBe(6)
    city.clock.onHours(24.1)
    expect([await purgeIdentity(city.deps, ALWAYS), await counts()]).toEqual([true, 0])
    // Forgotten is forgotten, deleted or not yet.
    const four = async (day: number) => {
      for (let n = 0; n < 4; n += 1) expect(await fail(city, 'lisi', `10.5.${day}.${n}`)).toBe('unauthenticated')
    }
    await four(0)
    city.clock.onHours(24.1)
    await four(1)
  })

  it('are in the log: who, when, with what result, and no name', async () => {
    const city = await openSignIn()
    await city.enrol()
    await fail(city, 'zhangsan', '10.0.0.1')
    const { items } = await city.store.query(auditPending, { index: 'all', equals: {}, limit: 100 })
    const signIns = items.filter(({ action }) => action === 'identity.sign_in')
    expect(signIns.map(({ subjectId, what }) => [subjectId, what])).toEqual([
      [accountIdOf('zhangsan'), {}],
      [accountIdOf('zhangsan'), { failed: true }],
    ])
    expect(JSON.stringify(items)).not.toContain('张三')
  })
})
