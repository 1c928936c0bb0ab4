import * as z from 'zod/mini'
import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { accounts, newAccount } from '../../cloudfunctions/identity'
import { cloudFunction } from '../../cloudfunctions/runtime/cloudbase'
import type { Account } from '../../cloudfunctions/identity/account'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { callerOf, type PlatformContext } from '../../cloudfunctions/runtime/cloudbase.identity'
import { moduleDeps } from '../../cloudfunctions/runtime/core'
import { lazyContactVault } from '../../cloudfunctions/runtime/keys'
import { serve } from '../../cloudfunctions/shared/function/serve'
import { procedure } from '../../types/wire.contract'

const contract = {
  who: procedure({
    input: z.object({}),
    output: z.object({ id: z.string(), kind: z.string(), roles: z.array(z.string()) }),
    by: 'signed_in',
    errors: [],
  }),
  much: procedure({
    input: z.object({ characters: z.int() }),
    output: z.object({ text: z.string() }),
    by: 'signed_in',
    errors: [],
  }),
}
const module_ = serve('sample', contract, {
  much: async ({ input }) => ({ text: '文'.repeat(input.characters) }),
  who: async ({ actor }) => ({ id: actor.id, kind: actor.kind, roles: actor.grants.map(({ role }) => role) }),
})

const setUp = () => {
  let now = Date.parse('2026-07-01T00:00:30.000Z')
  let ids = 0
  const store = memoryStore()
  const noKey = lazyContactVault(() => {
    throw new Error('no contact is touched here')
  })
  const calendars = {
    current: () => {
      throw new Error('no calendar is needed here')
    },
  }
  const deps = moduleDeps(
    { clock: { now: () => new Date(now).toISOString() }, ids: { next: () => `id${(ids += 1)}` }, calendars },
    store,
    noKey,
    () => undefined,
  )
  const platform: { context: PlatformContext; text: string | undefined } = { context: {}, text: undefined }
  const lines: unknown[] = []
  const swept: number[] = []
  const taken: unknown[] = []
  const main = cloudFunction({
    deps,
    module: module_,
    take: async (event) => {
      if (taken.push(event) > 1) throw Object.assign(new Error('x'), { code: 'planted' })
    },
    jobs: {
      'insight.sweep_outbox': async ({ deadline }) => {
        swept.push(deadline - now)
        return true
      },
    },
    context: () => platform.context,
    environment: {
      get WX_OPENID() {
        return platform.text
      },
    },
    log: (line) => lines.push(line),
  })
  const call = (event: unknown, context: PlatformContext, text?: string) => {
    platform.context = context
    platform.text = text ?? (context.OPENID === undefined ? undefined : String(context.OPENID))
    return main(event)
  }
  return { call, store, lines, swept, taken, move: (ms: number) => (now += ms) }
}
const WHO = { procedure: 'who', input: {} }
const CITIZEN = { SOURCE: 'wx_client', OPENID: 'oABC-1_x' }

describe('a call out of the mini program', () => {
  it('takes the caller from the platform', async () => {
    const { call } = setUp()
    const data = { id: 'wx_oABC-1_x', kind: 'citizen', roles: ['citizen'] }
    expect(await call(WHO, CITIZEN)).toEqual({ ok: true, data })
  })

  it('is refused beyond what a minute allows one person, as on a server, and nobody else for it', async () => {
    const { call, lines, move } = setUp()
    // The kind of a call goes by its name: writing is allowed ten times, whether there is such a procedure or not.
    const submit = { procedure: 'submit', input: {} }
    for (let n = 0; n < 10; n += 1) expect(await call(submit, CITIZEN)).toMatchObject({ error: { code: 'not_found' } })
    expect(await call(submit, CITIZEN)).toMatchObject({
      error: { code: 'rate_limited', message: '操作太频繁了，请60秒后再试。' },
    })
    expect(lines.at(-1)).toMatchObject({ module: 'sample', code: 'rate_limited' })
    expect(await call(submit, { ...CITIZEN, OPENID: 'oOther' })).toMatchObject({ error: { code: 'not_found' } })
    expect(await call(WHO, CITIZEN)).toMatchObject({ ok: true })
    move(45_000)
    expect(await call(submit, CITIZEN)).toMatchObject({ error: { message: '操作太频繁了，请15秒后再试。' } })
    move(15_000)
    expect(await call(submit, CITIZEN)).toMatchObject({ error: { code: 'not_found' } })
  })

  it('says that an answer is more than comes through, and tells of it in the log', async () => {
    const { call, lines } = setUp()
    const much = (characters: number) => call({ procedure: 'much', input: { characters } }, CITIZEN)
    expect(await much(333_000)).toMatchObject({ ok: true })
    expect(await much(334_000)).toMatchObject({
      error: { code: 'internal', message: expect.stringContaining('一次取不完') },
    })
    expect(lines.at(-1)).toMatchObject({ procedure: 'much', code: 'internal', defect: 'AnswerTooLarge' })
  })

  it('never takes it from the event', async () => {
    const { call } = setUp()
    const claims = { openid: 'oOther', OPENID: 'oOther', userInfo: { openId: 'oOther' }, actor: { id: 'oOther' } }
    expect(await call({ ...WHO, ...claims, input: claims }, CITIZEN)).toMatchObject({ data: { id: 'wx_oABC-1_x' } })
    expect(await call({ ...WHO, ...claims }, { SOURCE: 'wx_http' })).toMatchObject({
      error: { code: 'unauthenticated' },
    })
  })

  it('keeps people apart whose OPENID of digits became one number', async () => {
    const { call } = setUp()
    const one = '90071992547409921'
    const other = '90071992547409920'
    expect(Number(one)).toBe(Number(other))
    expect(await call(WHO, { OPENID: Number(one) }, one)).toMatchObject({ data: { id: `wx_${one}` } })
    expect(await call(WHO, { OPENID: Number(other) }, other)).toMatchObject({ data: { id: `wx_${other}` } })
    expect(await call(WHO, { OPENID: Number('0042') }, '0042')).toMatchObject({ data: { id: 'wx_0042' } })
    expect(await call(WHO, { OPENID: 42 }, '43')).toMatchObject({ error: { code: 'unauthenticated' } })
  })

  it.each(['a b', 'a/b', 'o:1', 'a'.repeat(101)])('takes %j for nobody’s OPENID', async (odd) => {
    const { call } = setUp()
    expect(await call(WHO, { OPENID: odd }, odd)).toMatchObject({ error: { code: 'unauthenticated' } })
  })

  it('knows staff by their account, and refuses a disabled one', async () => {
    const { call, store } = setUp()
    const staff = newAccount({ id: 'wx_oABC-1_x', kind: 'staff', name: '转办员', grants: [{ role: 'dispatcher' }] })
    await store.transact(async (transaction) => transaction.insert(accounts, staff))
    expect(await call(WHO, CITIZEN)).toMatchObject({ data: { kind: 'staff', roles: ['dispatcher'] } })
    await store.transact(async (transaction) => {
      const account = await transaction.get(accounts, staff.id)
      if (account !== null) transaction.put(accounts, { ...account, disabled: true })
    })
    expect(await call(WHO, CITIZEN)).toMatchObject({ error: { code: 'unauthenticated' } })
  })

  it.each([[undefined], [null], ['who'], [[]], [{}], [{ procedure: 1 }], [{ procedure: '__proto__' }]])(
    'answers not_found for the event %p',
    async (event) => {
      expect(await setUp().call(event, CITIZEN)).toMatchObject({ ok: false, error: { code: 'not_found' } })
    },
  )

  it('logs ids and codes, and no word of the event', async () => {
    const { call, lines } = setUp()
    await call({ procedure: '我叫某某', input: { phone: '13800000000' } }, CITIZEN)
    await call(WHO, CITIZEN)
    expect(lines).toEqual([
      { traceId: 'id1', module: 'sample', code: 'not_found', ms: 0 },
      {
        traceId: 'id2',
        module: 'sample',
        procedure: 'who',
        code: 'ok',
        ms: 0,
        actorId: expect.stringMatching(/^c-[0-9a-z]{16}$/),
      },
    ])
  })
})

describe('the tick', () => {
  const TIMER = { Type: 'Timer', TriggerName: 'tick', Time: '2026-07-01T00:01:00Z', Message: '' }

  it('runs what is due, within the time a function has', async () => {
    const { call, swept, move } = setUp()
    expect(await call(TIMER, { SOURCE: 'wx_trigger' })).toEqual({
      ok: true,
      data: { jobs: [{ job: 'insight.sweep_outbox', ended: 'done' }] },
    })
    expect(swept).toEqual([15_000])
    expect(await call(TIMER, { SOURCE: 'wx_trigger' })).toEqual({ ok: true, data: { jobs: [] } })
    move(60_000)
    await call(TIMER, { SOURCE: 'wx_trigger' })
    expect(swept).toHaveLength(2)
  })

  it.each([
    ['a citizen', { SOURCE: 'wx_client', OPENID: 'oABC' }],
    ['a citizen who borrows the source', { SOURCE: 'wx_trigger', OPENID: 'oABC' }],
    ['a function called by the timer', { SOURCE: 'wx_trigger,scf' }],
    ['a function called by a citizen', { SOURCE: 'wx_client,wx_trigger', OPENID: 'oABC' }],
    ['HTTP access', { SOURCE: 'wx_http' }],
    ['nobody known', {}],
  ])('refuses a timer event forged by %s', async (_who, context) => {
    const { call, swept } = setUp()
    expect(await call(TIMER, context)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(await call({ ...WHO, TriggerName: 'tick' }, context)).toMatchObject({ error: { code: 'forbidden' } })
    expect(swept).toEqual([])
  })

  it('answers no procedure to the timer', async () => {
    const { call, swept } = setUp()
    expect(await call(WHO, { SOURCE: 'wx_trigger' })).toMatchObject({ ok: true, data: { jobs: expect.any(Array) } })
    expect(swept).toHaveLength(1)
  })
})

describe('a WeChat that a member of the staff bound', () => {
  const bind = async () => {
    const store = memoryStore()
    await store.transact(async (transaction) => {
      const staff = newAccount({
        id: 's-1',
        kind: 'staff',
        name: '张三',
        grants: [{ role: 'handler', unitId: 'gas' }],
      })
      transaction.insert(accounts, { ...staff, wechatId: 'wx_oStaff' })
      const identity = newAccount({ id: 'wx_oStaff', kind: 'citizen', name: '市民', grants: [{ role: 'citizen' }] })
      transaction.insert(accounts, { ...identity, boundTo: 's-1' })
    })
    return store
  }
  const change = (store: DocumentStore, to: Partial<Account>) =>
    store.transact(async (transaction) => {
      const account = await transaction.get(accounts, 's-1')
      if (account !== null) transaction.put(accounts, { ...account, ...to })
    })

  it('acts as that account while both say so, and as a citizen once either does not', async () => {
    const store = await bind()
    expect(await callerOf(store, 'wx_oStaff')).toMatchObject({ id: 's-1', kind: 'staff' })
    expect(await callerOf(store, 'wx_oOther')).toMatchObject({ id: 'wx_oOther', kind: 'citizen' })
    for (const to of [{ wechatId: 'wx_oNewPhone' }, { wechatId: 'wx_oStaff', disabled: true }]) {
      await change(store, to)
      expect(await callerOf(store, 'wx_oStaff')).toMatchObject({ id: 'wx_oStaff', kind: 'citizen' })
    }
  })
})

describe('an event that WeChat pushes to a cloud function', () => {
  const EVENT = { MsgType: 'event', Event: 'wxa_media_check', trace_id: '690b03d2-301f6111-35ffbd44' }

  it('is taken; what fails is said in the log and is no answer', async () => {
    const { call, taken, lines } = setUp()
    // As WeChat's page on it answers; anything else may be pushed again.
    expect(await call(EVENT, { SOURCE: 'wx_unknown', OPENID: 'oWriter' })).toBe('success')
    expect(taken).toEqual([EVENT])
    expect(await call(EVENT, {})).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(lines.at(-1)).toMatchObject({ procedure: 'push', code: 'internal', defect: expect.any(String) })
  })

  it.each([
    ...['wx_client', 'wx_devtools', 'wx_localdebug', 'wx_http', 'wx_crawler', 'wx_paycallback', 'scf'],
    // CloudBase's own kit for web pages, and whatever may come to call functions.
    ...['web_client', 'apigw', 'wx_new', 'WX_UNKNOWN', ','],
    // Through functions of theirs, wherever in the chain.
    ...[
      'wx_client,scf',
      'wx_client,wx_unknown',
      'wx_unknown,wx_client',
      'wx_unknown,scf,wx_unknown',
      'wx_unknown,wx_unknown',
    ],
  ])('is not believed from %s', async (SOURCE) => {
    const { call, taken } = setUp()
    expect(await call(EVENT, { SOURCE, OPENID: 'oForger' })).toMatchObject({ error: { code: 'forbidden' } })
    expect(taken).toEqual([])
  })

  it('is a call like any other where it names a procedure', async () => {
    const { call, taken } = setUp()
    expect(await call({ ...EVENT, ...WHO }, { SOURCE: 'wx_client', OPENID: 'oA' })).toMatchObject({ ok: true })
    expect(taken).toEqual([])
  })
})
