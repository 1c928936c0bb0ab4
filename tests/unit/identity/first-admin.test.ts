import { auditPending, sealAudit, verifyAudit } from '../../../cloudfunctions/audit'
import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { accounts, firstAdminOf, identityFunction, newAccount, newFirstAdmin } from '../../../cloudfunctions/identity'
import { runApart } from '../../../cloudfunctions/runtime/commands/create-admin'
import type { AccountRow, AccountView } from '../../../types/identity.contract'
import { auditKeys, keptFiles } from '../../support/audit-chain'
import { MovedClock, smallDirectory } from '../../support/small-city'
import { longIds } from './identity.city'

const wechat = (id: string) => ({ id, kind: 'citizen', name: '市民', grants: [{ role: 'citizen' }] }) as const
const PERSON = { loginName: 'Wang.Guanli', name: '王管理' }

/** A fresh city on CloudBase, whose deployment names its first administrator. */
function openFresh(setting = newFirstAdmin(PERSON, longIds(), new MovedClock().now())) {
  const store = memoryStore()
  const clock = new MovedClock()
  const firstAdmin = firstAdminOf(setting.setting)
  const deps = {
    store,
    clock,
    ids: longIds(),
    directory: { current: async () => smallDirectory },
    ways: ['platform'] as const,
    ...(firstAdmin === null ? {} : { firstAdmin }),
  }
  const module = identityFunction(deps)
  const ask = async (actor: Parameters<typeof asActor>[0], procedure: string, input: unknown) =>
    (await module.call({ procedure, input, traceId: 't', identify: asActor(actor) })).body
  const claim = (id: string, code = setting.code) => ask(wechat(id), 'bind_wechat', { code })
  return { store, clock, ask, claim, code: setting.code }
}
type Who = ReturnType<typeof wechat> | { id: string; kind: 'staff'; name: string; grants: { role: 'admin' }[] }
const asActor = (actor: Who) => async () => actor
const noCode = { ok: false, error: { code: 'invalid_state', message: expect.stringContaining('绑定码不对') } }
const adminThere = { ok: false, error: { code: 'invalid_state', message: expect.stringContaining('已经有系统管理员') } }

describe('the first administrator of a city on WeChat cloud', () => {
  it('is whoever has the code of the deployment: one account, bound to this WeChat, with its history', async () => {
    const city = openFresh()
    const answer = await city.claim('wx_a', city.code.toUpperCase().replaceAll('-', ' '))
    expect(answer).toMatchObject({ ok: true, data: { kind: 'staff', name: '王管理', grants: [{ role: 'admin' }] } })
    const { id } = (answer as unknown as { data: { id: string } }).data
    expect(await city.store.get(accounts, 'wx_a')).toMatchObject({ kind: 'citizen', boundTo: id })
    expect(await city.store.get(accounts, id)).toMatchObject({ wechatId: 'wx_a', loginName: 'wang.guanli' })
    // A second administrator is opened on the pages, and changes the first.
    const self = { id, kind: 'staff', name: '王管理', grants: [{ role: 'admin' }] } as const
    const grants = [{ role: 'admin' as const }]
    const made = await city.ask({ ...self, grants }, 'create_account', { loginName: 'second', name: '李管理', grants })
    const second = (made as unknown as { data: { account: AccountView } }).data.account
    const asSecond = { id: second.id, kind: 'staff', name: second.name, grants } as const
    expect(await city.ask({ ...asSecond, grants }, 'end_sessions', { id, revision: 2 })).toMatchObject({ ok: true })
    const found = await city.ask({ ...asSecond, grants }, 'list_accounts', { search: '王管', limit: 10 })
    expect((found as unknown as { data: { items: AccountRow[] } }).data.items.map((row) => row.id)).toEqual([id])
  })

  it('is in the audit log, and in the history of the account', async () => {
    const { store, clock, claim } = openFresh()
    await claim('wx_a')
    const { items } = await store.query(auditPending, { index: 'all', equals: {}, limit: 10 })
    expect(items).toMatchObject([{ action: 'identity.claim_first_admin', what: { after: 'admin' }, as: 'admin' }])
    await sealAudit({ store, clock, keys: auditKeys }, { holder: 'one', batch: 10, goOn: () => true })
    expect(await verifyAudit({ store, clock, keys: auditKeys, archives: keptFiles() }, [])).toMatchObject({
      entries: 1,
      faults: [],
    })
  })

  it('is one person, however many have the code', async () => {
    const city = openFresh()
    const answers = await Promise.all(['wx_a', 'wx_b', 'wx_c'].map((id) => city.claim(id)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await city.claim('wx_d')).toMatchObject(adminThere)
  })

  it.each([
    ['an administrator', { disabled: false }],
    ['one that was disabled since', { disabled: true }],
  ])('is nobody where there is %s, also one that was put in by hand', async (_what, more) => {
    const city = openFresh()
    const { tokens: _tokens, ...byHand } = newAccount({
      id: 'wx_old',
      kind: 'staff',
      name: '老管理员',
      grants: [{ role: 'admin' }],
    })
    await city.store.transact(async (transaction) => transaction.insert(accounts, { ...byHand, ...more }))
    expect(await city.claim('wx_a')).toMatchObject(adminThere)
    expect(await city.store.get(accounts, 'wx_a')).toBeNull()
  })

  it('is nobody after three days, by another code, or where the setting was changed by hand', async () => {
    const late = openFresh()
    late.clock.onHours(72)
    expect(await late.claim('wx_a')).toMatchObject(noCode)
    const city = openFresh()
    expect(await city.claim('wx_a', 'abcd-abcd-abcd-abcd')).toMatchObject(noCode)
    const { code, setting } = newFirstAdmin(PERSON, longIds(), new MovedClock().now())
    expect(await openFresh({ code, setting: setting.replace('王', '李') }).claim('wx_a')).toMatchObject(noCode)
    expect(await openFresh({ code, setting: setting.slice(0, 60) }).claim('wx_a')).toMatchObject(noCode)
  })

  it('is not guessed: five tries, then a growing wait', async () => {
    const city = openFresh()
    for (let n = 0; n < 5; n += 1) expect(await city.claim('wx_a', `wrong${n}`)).toMatchObject(noCode)
    expect(await city.claim('wx_a')).toMatchObject({ error: { code: 'rate_limited' } })
  })
})

describe('npm run create-admin -- --cloud', () => {
  const run = (...argv: string[]) => {
    let said = ''
    return { code: runApart(argv, { write: (text: string) => ((said += text), true) }), said }
  }

  it('prints a code and a setting that fit, and the setting gives no code away', async () => {
    const { code, said } = run('wang.guanli', '王管理', '--cloud')
    expect(code).toBe(0)
    const setting = /^ *(wang\.guanli\|.*)$/m.exec(said)?.[1] ?? ''
    const typed = /\b([2-9a-z]{4}(?:-[2-9a-z]{4}){3})\b/.exec(said)?.[1] ?? ''
    expect(setting).not.toContain(typed)
    const city = openFresh({ code: typed, setting })
    city.clock.to(new Date().toISOString())
    expect(await city.claim('wx_a')).toMatchObject({ ok: true, data: { name: '王管理' } })
  })

  it('explains itself, and leaves the database to the command without it', () => {
    expect(run('王', '--cloud')).toMatchObject({ code: 1, said: expect.stringContaining('--cloud') })
    expect(run('wang', '王管理').code).toBeNull()
  })
})
