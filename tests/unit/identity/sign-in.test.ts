import { argon2Passwords } from '../../../cloudfunctions/adapters/argon2'
import { credentials, type Passwords } from '../../../cloudfunctions/identity'
import { aesContactVault } from '../../../cloudfunctions/runtime/keys'
import type { AccountView, IssuedCode } from '../../../types/identity.contract'
import type { SignInStepView } from '../../../types/identity-sign-in.contract'
import { type Enrolled, GOOD_PASSWORD, openSignIn, stepOf } from './sign-in.city'

describe('the first sign-in', () => {
  it('leads from the one-time code over a password of one’s own and the authenticator into the session', async () => {
    const city = await openSignIn()
    const { account, issued } = await city.hire()
    const first = await stepOf(city, 'ZhangSan', issued.code.toUpperCase())
    expect(first).toEqual({ step: 'new_password', ticket: expect.any(String) })
    const second = await city.call<SignInStepView>('set_password', { ticket: first.ticket, password: GOOD_PASSWORD })
    expect(second.step).toBe('enrol')
    const { secret, uri } = await city.call<{ secret: string; uri: string }>('start_enrolment', {
      ticket: second.ticket,
    })
    expect(uri).toContain(`secret=${secret}`)
    const done = await city.call<Enrolled>('confirm_enrolment', { ticket: second.ticket, code: city.codeOf(secret) })
    expect(done.recoveryCodes).toHaveLength(8)
    expect(await city.call('me', {}, done.token)).toMatchObject({ id: account.id, name: '张三', kind: 'staff' })

    const stored = JSON.stringify(await city.store.get(credentials, account.id))
    for (const plain of [secret, GOOD_PASSWORD, issued.code, ...done.recoveryCodes]) expect(stored).not.toContain(plain)
    expect(stored).toMatch(/\$argon2id\$/)
    for (const procedure of ['start_enrolment', 'confirm_enrolment'])
      expect(await city.refused(procedure, { ticket: second.ticket, code: '123456' })).toMatchObject({
        code: 'invalid_state',
      })
  })

  it('uses the one-time code up with the password, and lets it run out after three days', async () => {
    const city = await openSignIn()
    const { issued } = await city.enrol()
    expect(await city.refused('sign_in', { loginName: 'zhangsan', password: issued.code })).toMatchObject({
      code: 'unauthenticated',
    })
    const late = await city.hire('lisi')
    city.clock.onHours(73)
    expect(await city.refused('sign_in', { loginName: 'lisi', password: late.issued.code })).toMatchObject({
      code: 'unauthenticated',
      message: expect.stringContaining('已经过期'),
    })
  })

  it('sets a password once with a ticket, also when two do at once', async () => {
    const city = await openSignIn()
    const { issued } = await city.hire()
    const { ticket } = await stepOf(city, 'zhangsan', issued.code)
    const answers = await Promise.all(
      [GOOD_PASSWORD, `${GOOD_PASSWORD}啊`].map((password) => city.ask('set_password', { ticket, password })),
    )
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it.each([
    ['too short', '短短的密码', '至少12个字符'],
    ['the login name in it', 'ZhangSan 一二三四五六', '登录名或姓名'],
    ['the name in it', '我就是张三没有别的人了吧', '登录名或姓名'],
    ['a common one', 'Password2026!', '太常见'],
    ['keys in a row', '1qaz2wsx3edc', '太常见'],
    ['one digit', '888888888888', '太常见'],
    ['digits in order', '123456789012', '太常见'],
    ['letters in order', 'abcdefghijkl', '太常见'],
    ['a pattern', 'abcabcabcabc', '太常见'],
    ['full width that reads common', 'ｐａｓｓｗｏｒｄ１２３４', '太常见'],
    ['pinyin', 'woaizhongguo1949', '太常见'],
    ['signs for letters', 'P@ssw0rd!2026', '太常见'],
    ['the product', 'minsheng@2026', '太常见'],
  ])('refuses a password that is %s', async (_what, password, said) => {
    const city = await openSignIn()
    const { issued } = await city.hire()
    const { ticket } = await stepOf(city, 'zhangsan', issued.code)
    expect(await city.refused('set_password', { ticket, password })).toMatchObject({
      code: 'invalid_input',
      fields: { password: expect.stringContaining(said) },
    })
  })

  it.each([
    'correct horse battery',
    '今天食堂的红烧肉不错明天还去',
    'x7#kd92mvLq0',
    'mnzwqpyrtkfa',
    '739204817264',
    '3年级2班的教室在4楼东边第2间',
  ])('takes %s, whatever kinds of characters are missing', async (password) => {
    const city = await openSignIn()
    const { issued } = await city.hire()
    const { ticket } = await stepOf(city, 'zhangsan', issued.code)
    expect(await city.call('set_password', { ticket, password })).toMatchObject({ step: 'enrol' })
  })
})

describe('a later sign-in', () => {
  it('asks for the code after the password, and takes a code once', async () => {
    const city = await openSignIn()
    const { secret } = await city.enrol()
    const { step, ticket, token } = await stepOf(city, 'zhangsan', GOOD_PASSWORD)
    expect([step, token]).toEqual(['code', undefined])
    // The step of the enrolment itself was taken.
    expect(await city.refused('sign_in_code', { ticket, code: city.codeOf(secret) })).toMatchObject({
      code: 'invalid_input',
      fields: { code: expect.stringContaining('已用过') },
    })
    city.clock.onHours(0.01)
    const code = city.codeOf(secret)
    const both = await Promise.all([
      city.ask('sign_in_code', { ticket, code }),
      city.ask('sign_in_code', { ticket, code }),
    ])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('takes each recovery code once', async () => {
    const city = await openSignIn()
    const { recoveryCodes } = await city.enrol()
    const { ticket } = await stepOf(city, 'zhangsan', GOOD_PASSWORD)
    const code = recoveryCodes[3]?.toUpperCase()
    expect(await city.call('sign_in_code', { ticket, code })).toMatchObject({ step: 'signed_in' })
    expect(await city.refused('sign_in_code', { ticket, code })).toMatchObject({ code: 'invalid_input' })
  })

  it('lets its people in by a recovery code after the key that sealed the authenticators was lost', async () => {
    let vault = aesContactVault({ id: '2026a', key: Buffer.alloc(32, 9) })
    const city = await openSignIn({
      vault: {
        seal: (...args) => vault.seal(...args),
        open: (...args) => vault.open(...args),
        keyId: () => vault.keyId(),
        changesKeys: () => vault.changesKeys(),
      },
    })
    const { secret, recoveryCodes } = await city.enrol()
    vault = aesContactVault({ id: '2026b', key: Buffer.alloc(32, 8) })
    city.clock.onHours(0.02)
    const { ticket } = await stepOf(city, 'zhangsan', GOOD_PASSWORD)
    expect(await city.refused('sign_in_code', { ticket, code: city.codeOf(secret) })).toMatchObject({
      code: 'invalid_input',
      fields: { code: expect.stringContaining('备用码') as string },
    })
    expect(await city.call('sign_in_code', { ticket, code: recoveryCodes[0] })).toMatchObject({ step: 'signed_in' })
  })

  it('knows no ticket of another step, an earlier epoch, ten minutes ago, or a session’s token', async () => {
    const city = await openSignIn()
    const { id, token, secret } = await city.enrol()
    const { ticket } = await stepOf(city, 'zhangsan', GOOD_PASSWORD)
    city.clock.onHours(0.01)
    const code = city.codeOf(secret)
    const said = { code: 'unauthenticated', message: expect.stringContaining('重新输入') as string }
    expect(await city.refused('set_password', { ticket, password: GOOD_PASSWORD })).toMatchObject(said)
    expect(await city.refused('start_enrolment', { ticket })).toMatchObject(said)
    for (const other of [token, 'x', `${ticket ?? ''}x`])
      expect(await city.refused('sign_in_code', { ticket: other, code })).toMatchObject(said)
    expect(await city.refused('me', {}, ticket)).toMatchObject({ code: 'unauthenticated' })
    await city.asAdmin('end_sessions', { id, revision: 1 })
    expect(await city.refused('sign_in_code', { ticket, code })).toMatchObject(said)
    const later = await stepOf(city, 'zhangsan', GOOD_PASSWORD)
    city.clock.onHours(0.17)
    expect(await city.refused('sign_in_code', { ticket: later.ticket, code: city.codeOf(secret) })).toMatchObject(said)
  })

  it('is the same for a name that does not exist: words, locks and the hashing', async () => {
    let compared = 0
    const city = await openSignIn({
      passwords: {
        inTurn: (work) => work({ hash: async () => 'h', matches: async () => (compared += 1) < 0 }),
      },
    })
    await city.hire()
    const answersOf = async (loginName: string, address: string) => {
      const said: unknown[] = []
      for (let n = 0; n < 7; n += 1) {
        const { code, message } = await city.refused('sign_in', { loginName, password: 'x' }, undefined, address)
        said.push([code, message])
      }
      return said
    }
    const known = await answersOf('zhangsan', '10.0.0.1')
    const compares = compared
    expect(await answersOf('nobody', '10.0.0.2')).toEqual(known)
    expect(compared).toBe(2 * compares)
  })

  it('does not let in an account that was disabled, nor one that has no credentials', async () => {
    const city = await openSignIn()
    const { id } = await city.enrol()
    await city.asAdmin('disable', { id, revision: 1 })
    expect(await city.refused('sign_in', { loginName: 'zhangsan', password: GOOD_PASSWORD })).toMatchObject({
      code: 'unauthenticated',
    })
    expect(await city.refused('sign_in', { loginName: 'guanli', password: GOOD_PASSWORD })).toMatchObject({
      code: 'unauthenticated',
    })
  })

  it('begins anew after a reset by an administrator', async () => {
    const city = await openSignIn()
    const { id, token } = await city.enrol()
    const { issued, account } = await city.asAdmin<{ account: AccountView; issued: IssuedCode }>('reset_credentials', {
      id,
      revision: 1,
    })
    expect(account).toMatchObject({ passwordSet: false, authenticatorSet: false, sessions: 0 })
    expect(await city.refused('me', {}, token)).toMatchObject({ code: 'unauthenticated' })
    expect(await city.refused('sign_in', { loginName: 'zhangsan', password: GOOD_PASSWORD })).toMatchObject({
      code: 'unauthenticated',
    })
    expect(await stepOf(city, 'zhangsan', issued.code)).toMatchObject({ step: 'new_password' })
  })
})

/** Passwords whose hashing takes so long that something else happens meanwhile. */
function slowPasswords() {
  const quick = argon2Passwords('忙', { memoryCost: 8, timeCost: 1, parallelism: 1 })
  let meanwhile: () => Promise<unknown> = async () => undefined
  const passwords: Passwords = {
    inTurn: (work) =>
      quick.inTurn((hashing) =>
        work({
          ...hashing,
          hash: async (password) => {
            await meanwhile()
            return hashing.hash(password)
          },
        }),
      ),
  }
  return { passwords, whileHashing: (next: () => Promise<unknown>) => (meanwhile = next) }
}

describe('what an administrator does while a password is being hashed', () => {
  type Reset = { issued: IssuedCode }

  it('counts: a first password by an earlier code is not set, and the new code stays good', async () => {
    const { passwords, whileHashing } = slowPasswords()
    const city = await openSignIn({ passwords })
    const { account, issued } = await city.hire()
    const { ticket } = await stepOf(city, 'zhangsan', issued.code)
    let reset: Reset | undefined
    whileHashing(
      async () => (reset ??= await city.asAdmin<Reset>('reset_credentials', { id: account.id, revision: 1 })),
    )
    expect(await city.refused('set_password', { ticket, password: GOOD_PASSWORD })).toMatchObject({
      code: 'unauthenticated',
    })
    expect(await stepOf(city, 'zhangsan', reset?.issued.code ?? '')).toMatchObject({ step: 'new_password' })
  })

  it.each(['reset_credentials', 'end_sessions', 'disable'])('counts: after %s no password is changed', async (what) => {
    const { passwords, whileHashing } = slowPasswords()
    const city = await openSignIn({ passwords })
    const person = await city.enrol()
    let done = false
    whileHashing(async () => {
      if (!done) await city.asAdmin(what, { id: person.id, revision: 1 })
      done = true
    })
    const before = (await city.store.get(credentials, person.id))?.passwordHash
    const input = { current: GOOD_PASSWORD, password: '换一个新的密码就这样吧好' }
    expect(await city.refused('change_password', input, person.token)).toMatchObject({ code: 'unauthenticated' })
    const after = (await city.store.get(credentials, person.id))?.passwordHash
    expect(after).toBe(what === 'reset_credentials' ? undefined : before)
  })
})

describe('a password that is changed', () => {
  it('ends the other sessions and keeps this one', async () => {
    const city = await openSignIn()
    const person = await city.enrol()
    const other = await city.signInAgain(person)
    const password = '换一个新的密码就这样吧好'
    for (const [input, field] of [
      [{ current: 'wrong', password }, 'current'],
      [{ current: GOOD_PASSWORD, password: 'short' }, 'password'],
      [{ current: GOOD_PASSWORD, password: GOOD_PASSWORD }, 'password'],
    ] as const)
      expect(await city.refused('change_password', input, person.token)).toMatchObject({
        code: 'invalid_input',
        fields: { [field]: expect.any(String) },
      })
    await city.call('change_password', { current: GOOD_PASSWORD, password }, person.token)
    expect(await city.call('me', {}, person.token)).toMatchObject({ name: '张三' })
    expect(await city.refused('me', {}, other)).toMatchObject({ code: 'unauthenticated' })
    expect(await stepOf(city, 'zhangsan', password)).toMatchObject({ step: 'code' })
  })

  it('is guessed five times and no more by who sits down before an open session', async () => {
    const city = await openSignIn()
    const { token } = await city.enrol()
    const guess = (current: string) =>
      city.refused('change_password', { current, password: '换一个新的密码就这样吧好' }, token).then(({ code }) => code)
    for (let n = 0; n < 5; n += 1) expect(await guess(`wrong ${n}`)).toBe('invalid_input')
    expect(await guess(GOOD_PASSWORD)).toBe('rate_limited')
  })

  it('loses to another that was set at the same moment', async () => {
    const city = await openSignIn()
    const person = await city.enrol()
    const answers = await Promise.all(
      ['换一个新的密码就这样吧好', '再换一个新的密码就这样吧'].map((password) =>
        city.ask('change_password', { current: GOOD_PASSWORD, password }, person.token),
      ),
    )
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('ends the way of whoever had shown the old one and not yet the code', async () => {
    const city = await openSignIn()
    const person = await city.enrol()
    city.clock.onHours(0.02)
    const old = await stepOf(city, 'zhangsan', GOOD_PASSWORD)
    const password = '换一个新的密码就这样吧好'
    await city.call('change_password', { current: GOOD_PASSWORD, password }, person.token)
    for (const code of [city.codeOf(person.secret), person.recoveryCodes[0]])
      expect(await city.refused('sign_in_code', { ticket: old.ticket, code })).toMatchObject({
        code: 'unauthenticated',
      })
    const { ticket } = await stepOf(city, 'zhangsan', password)
    expect(await city.call('sign_in_code', { ticket, code: city.codeOf(person.secret) })).toMatchObject({
      step: 'signed_in',
    })
  })
})
