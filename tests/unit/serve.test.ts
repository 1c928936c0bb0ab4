import * as z from 'zod/mini'
import { InvalidCursorError } from '../../cloudfunctions/shared/documents/query-plan'
import { serve } from '../../cloudfunctions/shared/function/serve'
import type { Actor } from '../../cloudfunctions/shared/kernel/actor'
import { DomainError } from '../../cloudfunctions/shared/kernel/domain-error'
import { DocumentId, personText, procedure } from '../../types/wire.contract'

const contract = {
  echo: procedure({
    input: z.object({
      text: personText(2, 5),
      kind: z.enum(['a', 'b']),
      count: z.optional(z.int().check(z.minimum(1), z.maximum(9))),
      where: z.optional(z.object({ latitude: z.number() })),
      on: z.optional(z.iso.date()),
      flag: z._default(z.boolean(), true),
    }),
    output: z.object({ text: z.string(), flag: z.boolean() }),
    by: 'anyone',
    errors: [],
  }),
  fail: procedure({
    input: z.object({ id: DocumentId }),
    output: z.object({}),
    by: 'anyone',
    errors: ['not_found', 'invalid_state'],
  }),
  mine: procedure({ input: z.object({}), output: z.object({ id: z.string() }), by: 'signed_in', errors: [] }),
  desk: procedure({ input: z.object({}), output: z.object({ id: z.string() }), by: ['dispatcher'], errors: [] }),
}
let thrown: unknown
const module_ = serve('sample', contract, {
  // A field beside the contract: it must not leave.
  echo: async ({ input }) => ({ text: input.text, flag: input.flag, secret: 'never' }),
  fail: async () => {
    throw thrown
  },
  mine: async ({ actor }) => ({ id: actor.id }),
  desk: async ({ actor }) => ({ id: actor.id }),
})
const citizen: Actor = { id: 'c1', kind: 'citizen', name: '市民', grants: [{ role: 'citizen' }] }
const dispatcher: Actor = { id: 'd1', kind: 'staff', name: '转办员', grants: [{ role: 'dispatcher' }] }

const call = (name: string, input: unknown, actor: Actor | null = null) =>
  module_.call({ procedure: name, input, traceId: 't-1', identify: async () => actor })
const refused = async (name: string, input: unknown, actor: Actor | null = null) => {
  const answer = await call(name, input, actor)
  if (answer.body.ok) throw new Error('expected a refusal')
  return { ...answer, error: answer.body.error }
}
const failWith = (error: unknown) => {
  thrown = error
  return refused('fail', { id: 'x' })
}

/** What a log says of a citizen: their account can be an OPENID. */
const PSEUDONYM = expect.stringMatching(/^c-[0-9a-z]{16}$/) as string

describe('the way through serve', () => {
  it('validates, applies defaults and lists the output', async () => {
    const answer = await call('echo', { text: '  你好吗 ', kind: 'a', more: 1 })
    expect(answer).toEqual({ status: 200, body: { ok: true, data: { text: '你好吗', flag: true } } })
  })

  it.each(['nothing', 'constructor', '__proto__', 'toString', 'hasOwnProperty', ''])(
    'answers not_found for the procedure %p',
    async (name) => {
      expect(await refused(name, {})).toMatchObject({ status: 404, error: { code: 'not_found', traceId: 't-1' } })
    },
  )

  it('asks who calls only where the procedure needs it', async () => {
    const identify = jest.fn(async () => citizen)
    await module_.call({ procedure: 'echo', input: { text: '你好', kind: 'a' }, traceId: 't', identify })
    expect(identify).not.toHaveBeenCalled()
    const mine = await module_.call({ procedure: 'mine', input: {}, traceId: 't', identify })
    expect(mine).toEqual({ status: 200, body: { ok: true, data: { id: 'c1' } }, actorId: PSEUDONYM })
  })

  it('refuses a missing actor and a wrong role', async () => {
    expect(await refused('mine', {})).toMatchObject({ status: 401, error: { code: 'unauthenticated' } })
    expect(await refused('desk', {})).toMatchObject({ status: 401 })
    expect(await refused('desk', {}, citizen)).toMatchObject({
      status: 403,
      error: { code: 'forbidden' },
      actorId: PSEUDONYM,
    })
    expect((await call('desk', {}, dispatcher)).status).toBe(200)
  })

  it('answers a failing identity with its own code', async () => {
    const answer = await module_.call({
      procedure: 'mine',
      input: {},
      traceId: 't',
      identify: async () => {
        throw new DomainError('unauthenticated')
      },
    })
    expect(answer.status).toBe(401)
  })
})

describe('fields', () => {
  const fieldsOf = async (input: unknown) => (await refused('echo', input)).error.fields

  it('says in Chinese what is wrong with each', async () => {
    expect(
      await fieldsOf({ text: '一二三四五六', kind: 'z', count: 0, where: {}, on: '2026-02-30', flag: 'yes' }),
    ).toEqual({
      text: '太长了，最多5个字，现在有6个字。',
      kind: '请从给出的选项中选择一个。',
      count: '太小了，不能小于1。',
      'where.latitude': '请填写这一项。',
      on: '格式不对，请填写日期（如2026-07-09）。',
      flag: '格式不对，这一项应当是“是”或“否”。',
    })
    expect(await fieldsOf({ text: ' 一 ', count: 10 })).toEqual({
      text: '太短了，请至少写2个字。',
      kind: '请填写这一项。',
      count: '太大了，不能大于9。',
    })
    expect(await fieldsOf({ text: 5, kind: null, where: [], count: '3' })).toMatchObject({
      text: '格式不对，这一项应当是文字。',
      kind: '请从给出的选项中选择一个。',
      where: '格式不对，这一项应当是一组内容。',
      count: '格式不对，这一项应当是数字。',
    })
  })

  it.each([[null], [undefined], ['text'], [[]], [7]])('refuses %p as input', async (input) => {
    const { status, error } = await refused('echo', input)
    expect(status).toBe(400)
    expect(error.fields).toHaveProperty('input')
  })

  it('refuses NUL and lone surrogates wherever they stand, and takes whole emoji', async () => {
    const bad = '里面有无法保存的字符，请删除后重新输入。'
    expect(await fieldsOf({ text: '你\u0000好', kind: 'a' })).toEqual({ text: bad })
    expect(await fieldsOf({ text: '你好\ud83d', kind: 'a' })).toEqual({ text: bad })
    expect(await fieldsOf({ text: '你好', kind: 'a', deep: { list: ['ok', '\udc00'] } })).toEqual({
      'deep.list.1': bad,
    })
    expect(await fieldsOf({ text: '你好', kind: 'a', deep: { 'a\u0000': 1 } })).toEqual({ deep: bad })
    expect((await call('echo', { text: '你好😀', kind: 'a' })).status).toBe(200)
  })

  it('answers ten of the places at most: a body full of bad strings does not come back as a larger one', async () => {
    const fields = await fieldsOf({ deep: Array<string>(11).fill('\u0000') })
    expect(Object.keys(fields ?? {})).toEqual(Array.from({ length: 10 }, (_, at) => `deep.${at}`))
  })

  it('takes 24 levels and refuses one more, in lists and in objects', async () => {
    const within = (levels: number, around: (inner: unknown) => unknown): unknown =>
      levels === 0 ? 1 : around(within(levels - 1, around))
    for (const around of [(inner: unknown) => [inner], (inner: unknown) => ({ inner })]) {
      const body = (levels: number) => ({ text: '你好', kind: 'a', deep: within(levels, around) })
      expect((await call('echo', body(23))).status).toBe(200)
      expect((await call('echo', body(24))).status).toBe(400)
    }
  })

  it('refuses what is not JSON also where no schema looks, and takes an object without a prototype', async () => {
    const bad = '提交的内容不是规范的数据，请重新提交。'
    const body = { text: '你好', kind: 'a' }
    expect(await fieldsOf({ ...body, deep: { on: new Date(0), n: Number.NaN, big: 1n } })).toEqual({
      'deep.on': bad,
      'deep.n': bad,
      'deep.big': bad,
    })
    expect((await call('echo', Object.assign(Object.create(null), body))).status).toBe(200)
  })

  it('refuses a prototype key, a body too deep and what is not JSON', async () => {
    expect(await fieldsOf(JSON.parse('{"__proto__": {"polluted": true}}'))).toHaveProperty(['input'])
    let nested: unknown = 1
    for (let depth = 0; depth < 5_000; depth += 1) nested = [nested]
    expect(Object.values((await fieldsOf({ nested })) ?? {})).toEqual(['提交的内容层次太多，请重新提交。'])
    expect(await fieldsOf({ text: new Date(0) })).toHaveProperty('text')
    expect(await fieldsOf({ count: Number.NaN })).toHaveProperty('count')
  })
})

describe('refusals', () => {
  it('passes a declared refusal with its sentence, fields and current view', async () => {
    const said = new DomainError('invalid_state', { status: 'closed' }, { say: '这件已经办结。', current: { id: 1 } })
    const answer = await failWith(said)
    expect(answer.status).toBe(409)
    expect(answer.error).toEqual({
      code: 'invalid_state',
      message: '这件已经办结。',
      traceId: 't-1',
      current: { id: 1 },
    })
    expect(answer.defect).toBeUndefined()
  })

  it.each([
    ['not_found', 404],
    ['conflict', 409],
    ['unavailable', 503],
    ['invalid_input', 400],
    ['unauthenticated', 401],
    ['rate_limited', 429],
  ] as const)('gives %s the status %d and a sentence', async (code, status) => {
    const answer = await failWith(new DomainError(code))
    expect(answer.status).toBe(status)
    expect(answer.error.message).toMatch(/[。]$/)
  })

  it('turns an undeclared refusal into a defect', async () => {
    const answer = await failWith(new DomainError('too_large'))
    expect(answer).toMatchObject({ status: 500, error: { code: 'internal' }, defect: 'DomainError too_large' })
  })

  it('takes forbidden for a refusal only where a role is asked for', async () => {
    expect((await failWith(new DomainError('forbidden'))).status).toBe(500)
    expect((await refused('desk', {}, citizen)).status).toBe(403)
  })

  it('takes nothing else that is thrown for a refusal, whatever its code', async () => {
    const answer = await failWith(Object.assign(new Error('13800000000'), { code: 'not_found' }))
    expect(answer).toMatchObject({ status: 500, error: { code: 'internal' }, defect: 'Error not_found' })
  })

  it('turns a foreign cursor into a field', async () => {
    expect((await failWith(new InvalidCursorError())).error).toMatchObject({
      code: 'invalid_input',
      fields: { cursor: expect.stringContaining('翻页') },
    })
  })

  it('says nothing of a defect but class and code', async () => {
    const driver = Object.assign(new Error('duplicate key (phone)=(13800000000)'), { code: '23505' })
    const answer = await failWith(driver)
    expect(answer.status).toBe(500)
    expect(answer.defect).toBe('Error 23505')
    expect(JSON.stringify(answer)).not.toContain('13800000000')
    expect((await failWith('a string')).defect).toBe('string')
  })

  it('says in the log which part is away and why, and to the person what to do', async () => {
    const answer = await failWith(new DomainError('unavailable', { cause: 'ENOSPC' }, { say: '空间满了。' }))
    expect(answer).toMatchObject({
      status: 503,
      error: { message: '空间满了。' },
      defect: 'DomainError unavailable ENOSPC',
    })
    expect(JSON.stringify(answer.body)).not.toContain('ENOSPC')
  })

  it('treats an answer beside the contract as a defect', async () => {
    const crooked = serve('crooked', contract, {
      echo: async () => ({ text: 1 as unknown as string, flag: true }),
      fail: async () => ({}),
      mine: async () => ({ id: '' }),
      desk: async () => ({ id: '' }),
    })
    const answer = await crooked.call({
      procedure: 'echo',
      input: { text: '你好', kind: 'a' },
      traceId: 't',
      identify: async () => null,
    })
    expect(answer).toMatchObject({ status: 500, defect: 'OutputDefect text' })
  })
})
