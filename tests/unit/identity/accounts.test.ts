import { accounts, newAccount } from '../../../cloudfunctions/identity'
import { accountIdOf, toActor } from '../../../cloudfunctions/identity/account'
import { storedStaff } from '../../../cloudfunctions/identity/staff'
import { readAccount } from '../../../cloudfunctions/identity/usecases/read-accounts'
import type { Grant } from '../../../cloudfunctions/shared/kernel/actor'
import type { AccountRow, AccountView, IssuedCode } from '../../../types/identity.contract'
import { type Accounts, ADMIN, handlerOf, openAccounts, SECOND_ADMIN } from './identity.city'

type Made = { account: AccountView; issued: IssuedCode }
type List = { items: AccountRow[]; nextCursor: string | null }
const create = (city: Accounts, loginName: string, name = '张三', grants: readonly Grant[] = [handlerOf('heating')]) =>
  city.call<Made>(ADMIN, 'create_account', { loginName, name, grants })

describe('an administrator', () => {
  it('creates an account with roles in several units and sees it in the list', async () => {
    const city = await openAccounts()
    const grants: Grant[] = [handlerOf('heating'), handlerOf('east-street'), { role: 'approver', unitId: 'traffic' }]
    const { account, issued } = await create(city, 'Zhang.San', '张三', grants)
    expect(account).toMatchObject({
      id: accountIdOf('zhang.san'),
      loginName: 'zhang.san',
      power: 'business',
      disabled: false,
      revision: 1,
      passwordSet: false,
      grants: [
        { role: 'handler', unitId: 'heating', where: '市供热公司' },
        { role: 'handler', unitId: 'east-street', where: '东湖街道' },
        { role: 'approver', unitId: 'traffic', where: '市交通运输局' },
      ],
    })
    expect(issued.code).toMatch(/^[2-9a-z]{4}(-[2-9a-z]{4}){3}$/)
    expect(account.setUpOpenUntil).toBe(issued.expiresAt)
    expect(JSON.stringify(await city.store.get(accounts, account.id))).not.toContain(issued.code)
    expect(await storedStaff(city.store).isHandlerOf(account.id, 'east-street')).toBe(true)
    const { items } = await city.call<List>(ADMIN, 'list_accounts', {})
    expect(items.map(({ name }) => name).sort()).toEqual(['张三', '管理员乙', '管理员甲'].sort())
  })

  it('finds accounts by part of the name, beginning of the login name, unit and role, page by page', async () => {
    const city = await openAccounts()
    await create(city, 'zhangsan', '张三')
    await create(city, 'lisi', '李四', [{ role: 'approver', unitId: 'heating' }])
    await create(city, 'wangwu', '王三丰', [handlerOf('traffic')])
    const found = async (asked: object) =>
      (await city.call<List>(ADMIN, 'list_accounts', asked)).items.map(({ name }) => name).sort()
    expect(await found({ search: '三' })).toEqual(['张三', '王三丰'].sort())
    expect(await found({ search: 'ZHANG' })).toEqual(['张三'])
    expect(await found({ search: '三', unitId: 'traffic' })).toEqual(['王三丰'])
    expect(await found({ unitId: 'heating' })).toEqual(['张三', '李四'].sort())
    expect(await found({ unitId: 'heating', role: 'approver' })).toEqual(['李四'])
    expect(await found({ role: 'handler' })).toEqual(['张三', '王三丰'].sort())
    expect(await found({ search: 'hangsan' })).toEqual([])
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page: List = await city.call(ADMIN, 'list_accounts', { limit: 2, ...(cursor && { cursor }) })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(5)
  })

  it('cannot give one name twice, in whatever case', async () => {
    const city = await openAccounts()
    await create(city, 'zhangsan')
    const refused = await city.refused(ADMIN, 'create_account', {
      loginName: 'ZhangSan',
      name: '张三',
      grants: [handlerOf('heating')],
    })
    expect(refused).toMatchObject({ code: 'invalid_input', fields: { loginName: expect.stringContaining('换一个') } })
  })

  it.each([
    ['two powers', [handlerOf('heating'), { role: 'auditor' }], '三种权限要分开'],
    ['administration and business', [{ role: 'admin' }, { role: 'chief' }], '三种权限要分开'],
    ['a citizen', [{ role: 'citizen' }], '市民角色'],
    ['no unit', [{ role: 'handler' }], '选择单位'],
    ['a unit that does not exist', [handlerOf('nowhere')], '选择单位'],
    ['no post', [{ role: 'post_holder' }], '选择信箱'],
    ['a unit where there is none', [{ role: 'chief', unitId: 'heating' }], '不用选单位'],
    ['one twice', [handlerOf('heating'), handlerOf('heating')], '填了两次'],
  ] as [string, Grant[], string][])('is refused %s, for a new account and an old one', async (_what, grants, said) => {
    const city = await openAccounts()
    const { account } = await create(city, 'zhangsan')
    for (const [procedure, input] of [
      ['create_account', { loginName: 'lisi', name: '李四', grants }],
      ['set_grants', { id: account.id, revision: 1, grants }],
    ] as const)
      expect(await city.refused(ADMIN, procedure, input)).toMatchObject({
        code: 'invalid_input',
        fields: { grants: expect.stringContaining(said) },
      })
  })

  it('changes no account of their own', async () => {
    const city = await openAccounts()
    for (const procedure of ['disable', 'enable', 'reset_credentials', 'issue_binding_code', 'end_sessions'])
      expect(await city.refused(ADMIN, procedure, { id: ADMIN.id, revision: 1 })).toMatchObject({
        code: 'forbidden',
        message: expect.stringContaining('另一位系统管理员'),
      })
    expect(
      await city.refused(ADMIN, 'set_grants', { id: ADMIN.id, revision: 1, grants: [{ role: 'chief' }] }),
    ).toMatchObject({ code: 'forbidden' })
  })

  it('changes no citizen’s account, and makes none of the staff of it', async () => {
    const city = await openAccounts()
    const citizen = newAccount({ id: 'wx-1', kind: 'citizen', name: '市民', grants: [{ role: 'citizen' }] })
    await city.store.transact(async (transaction) => transaction.insert(accounts, citizen))
    const before = await city.store.get(accounts, citizen.id)
    for (const procedure of [
      'disable',
      'enable',
      'reset_credentials',
      'issue_binding_code',
      'end_sessions',
      'set_grants',
    ])
      expect(
        await city.refused(ADMIN, procedure, { id: citizen.id, revision: 1, grants: [{ role: 'chief' }] }),
      ).toMatchObject({ code: 'not_found' })
    expect(await city.refused(ADMIN, 'get_account', { id: citizen.id })).toMatchObject({ code: 'not_found' })
    expect(await city.store.get(accounts, citizen.id)).toEqual(before)
  })

  it('takes with an account whatever others ask of it: who handles, who is of the unit, in whose absence somebody signs', async () => {
    const city = await openAccounts()
    const grants: Grant[] = [handlerOf('heating'), { role: 'approver', unitId: 'heating' }]
    const { account } = await create(city, 'lisi', '李四', grants)
    const asked = async () => {
      const staff = storedStaff(city.store)
      const [of, handlers] = [await staff.staffOf('heating'), await staff.handlersOf('heating')]
      const known = {
        handles: await staff.isHandlerOf(account.id, 'heating'),
        grants: await staff.grantsOf(account.id),
      }
      return { ...known, of: of.length, handlers: handlers.length }
    }
    expect(await asked()).toEqual({ handles: true, grants, of: 1, handlers: 1 })
    await city.call(ADMIN, 'disable', { id: account.id, revision: 1 })
    expect(await asked()).toEqual({ handles: false, grants: null, of: 0, handlers: 0 })
  })

  it('sees what came first when two change one account, and every change is kept with before and after', async () => {
    const city = await openAccounts()
    const { account } = await create(city, 'zhangsan')
    const grants = [handlerOf('traffic')]
    await city.call(ADMIN, 'set_grants', { id: account.id, revision: 1, grants })
    expect(await city.refused(SECOND_ADMIN, 'disable', { id: account.id, revision: 1 })).toMatchObject({
      code: 'conflict',
      current: { revision: 2, grants: [{ unitId: 'traffic' }] },
    })
    await city.call(SECOND_ADMIN, 'disable', { id: account.id, revision: 2 })
    const changes = await city.call<{ items: object[] }>(ADMIN, 'list_account_changes', { id: account.id })
    expect(changes.items).toMatchObject([
      { what: 'account_disabled', byName: '管理员乙', revision: 3 },
      { what: 'grants_set', byName: '管理员甲', before: [{ unitId: 'heating' }], after: [{ unitId: 'traffic' }] },
      { what: 'account_created', byName: '管理员甲' },
    ])
  })

  it('always stays: two who take the right from each other at once leave one of them', async () => {
    const city = await openAccounts()
    const answers = await Promise.all([
      city.ask(ADMIN, 'disable', { id: SECOND_ADMIN.id, revision: 1 }),
      city.ask(SECOND_ADMIN, 'set_grants', { id: ADMIN.id, revision: 1, grants: [{ role: 'chief' }] }),
    ])
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('disables at once: epoch, sessions, binding', async () => {
    const city = await openAccounts()
    const { account } = await create(city, 'zhangsan')
    const disabled = await city.call<AccountView>(ADMIN, 'disable', { id: account.id, revision: 1 })
    expect(disabled).toMatchObject({ disabled: true, sessions: 0, wechatBound: false })
    expect(await city.store.get(accounts, account.id)).toMatchObject({ epoch: 2 })
    for (const procedure of ['reset_credentials', 'issue_binding_code'])
      expect(await city.refused(ADMIN, procedure, { id: account.id, revision: 2 })).toMatchObject({
        code: 'invalid_state',
      })
    expect(await city.call(ADMIN, 'enable', { id: account.id, revision: 2 })).toMatchObject({ disabled: false })
  })

  it('counts who is signed in by the time that the city gives its sessions', async () => {
    const city = await openAccounts()
    const { account } = await create(city, 'zhangsan')
    const at = city.clock.now()
    const session = { id: 's', startedAt: at, seenAt: at, endsAt: '2027-01-01T00:00:00.000Z', device: '测试' }
    await city.store.transact(async (transaction) => {
      const stored = await transaction.get(accounts, account.id)
      if (stored !== null) transaction.put(accounts, { ...stored, sessions: [session] })
    })
    city.clock.onHours(1)
    const hours = (idle: number) => ({ idleMs: idle * 3_600_000, absoluteMs: 12 * 3_600_000 })
    const policies = { staff: hours(2), citizen: hours(2) }
    expect(await readAccount({ ...city.deps, policies }, ADMIN, account.id)).toMatchObject({ sessions: 1 })
    expect(await readAccount(city.deps, ADMIN, account.id)).toMatchObject({ sessions: 0 })
  })

  it('finds no citizen', async () => {
    const city = await openAccounts()
    for (const id of ['citizen-1', 'nobody'])
      expect(await city.refused(ADMIN, 'get_account', { id })).toMatchObject({ code: 'not_found' })
  })

  it.each(['Zhang San', '张三', 'ab', '-ab', 'a'.repeat(41), 'a@b'])(
    'is refused the login name %s',
    async (loginName) => {
      const city = await openAccounts()
      expect(
        await city.refused(ADMIN, 'create_account', { loginName, name: '张三', grants: [handlerOf('heating')] }),
      ).toMatchObject({ code: 'invalid_input', fields: { loginName: expect.any(String) } })
    },
  )
})

describe('an account of an earlier release', () => {
  it('reads, is listed and can be changed', async () => {
    const city = await openAccounts()
    await city.store.transact(async (transaction) =>
      transaction.insert(accounts, {
        id: 'wx_old',
        kind: 'staff',
        name: '老账号',
        grants: [handlerOf('heating')],
        handles: ['heating'],
        epoch: 3,
        disabled: false,
      }),
    )
    expect(await city.call(ADMIN, 'get_account', { id: 'wx_old' })).toMatchObject({ revision: 1, sessions: 0 })
    const changed = await city.call(ADMIN, 'set_grants', { id: 'wx_old', revision: 1, grants: [handlerOf('traffic')] })
    expect(changed).toMatchObject({ revision: 2 })
    const { items } = await city.call<List>(ADMIN, 'list_accounts', { search: '老账' })
    expect(items.map(({ id }) => id)).toEqual(['wx_old'])
  })
})

describe('binding WeChat', () => {
  const wechat = (id: string) => ({ id, kind: 'citizen', name: '市民', grants: [{ role: 'citizen' }] }) as const

  it('takes a code once, and the newest only', async () => {
    const city = await openAccounts(['platform'])
    const { account, issued } = await create(city, 'zhangsan')
    const again = await city.call<Made>(ADMIN, 'issue_binding_code', { id: account.id, revision: 1 })
    expect(await city.refused(wechat('wx_a'), 'bind_wechat', { code: issued.code })).toMatchObject({
      code: 'invalid_state',
    })
    const bound = await city.call(wechat('wx_a'), 'bind_wechat', {
      code: again.issued.code.toUpperCase().replaceAll('-', ' '),
    })
    expect(bound).toMatchObject({ id: account.id, kind: 'staff' })
    expect(await city.refused(wechat('wx_b'), 'bind_wechat', { code: again.issued.code })).toMatchObject({
      code: 'invalid_state',
      message: expect.stringContaining('重新发放'),
    })
    expect(await city.call(ADMIN, 'get_account', { id: account.id })).toMatchObject({ wechatBound: true, revision: 3 })
    const stored = await city.store.get(accounts, account.id)
    expect(stored && toActor(stored).grants).toEqual([handlerOf('heating')])
  })

  it('takes no code from before the credentials were reset, also once another was issued', async () => {
    const city = await openAccounts(['platform'])
    const { account, issued } = await create(city, 'zhangsan')
    const reset = await city.call<Made>(ADMIN, 'reset_credentials', { id: account.id, revision: 1 })
    for (const code of [issued.code, reset.issued.code])
      expect(await city.refused(wechat('wx_a'), 'bind_wechat', { code })).toMatchObject({ code: 'invalid_state' })
    const { issued: fresh } = await city.call<Made>(ADMIN, 'issue_binding_code', { id: account.id, revision: 2 })
    expect(await city.refused(wechat('wx_a'), 'bind_wechat', { code: issued.code })).toMatchObject({
      code: 'invalid_state',
    })
    expect(await city.call(wechat('wx_a'), 'bind_wechat', { code: fresh.code })).toMatchObject({ id: account.id })
  })

  it('does not take a code that has run out', async () => {
    const city = await openAccounts(['platform'])
    const { issued } = await create(city, 'zhangsan')
    city.clock.onHours(24)
    expect(await city.refused(wechat('wx_a'), 'bind_wechat', { code: issued.code })).toMatchObject({
      code: 'invalid_state',
    })
  })

  it('stops guessing after five wrong codes, for a growing time', async () => {
    const city = await openAccounts(['platform'])
    const { issued } = await create(city, 'zhangsan')
    const guess = async () => (await city.refused(wechat('wx_a'), 'bind_wechat', { code: 'wrong' })).message
    for (let n = 0; n < 5; n += 1) expect(await guess()).toContain('绑定码不对')
    expect(await city.refused(wechat('wx_a'), 'bind_wechat', { code: issued.code })).toMatchObject({
      code: 'rate_limited',
      message: expect.stringContaining('15分钟后再试'),
    })
    city.clock.onHours(0.26)
    for (let n = 0; n < 5; n += 1) expect(await guess()).toContain('绑定码不对')
    expect(await guess()).toContain('30分钟后再试')
    city.clock.onHours(0.51)
    expect(await city.call(wechat('wx_a'), 'bind_wechat', { code: issued.code })).toMatchObject({ kind: 'staff' })
  })
})
