import { requestId } from '../support/small-city'
import { type ServedCity, serveCity } from '../support/served-city'

let city: ServedCity
beforeAll(async () => {
  city = await serveCity()
})
afterAll(() => city.close())

const cold = (n: number) => ({
  requestId: requestId(n),
  kind: 'complaint' as const,
  body: '暖气不热三天了，请尽快处理。',
})
const UNKNOWABLE = '这里写的事情没有任何一个字对得上。'

describe('the same requestId', () => {
  it('twice gives the first message, and counts once', async () => {
    const first = await city.messages('citizen-1', 'submit', { ...cold(1), contact: '13800000001' })
    const again = await city.messages('citizen-1', 'submit', { ...cold(1), contact: '13800000001' })
    expect(again).toEqual(first)
    expect(
      await city.messages('citizen-1', 'submit', {
        ...cold(1),
        requestId: requestId(1).toUpperCase(),
        contact: '13800000001',
      }),
    ).toEqual(first)
    expect((await city.messages('citizen-1', 'list_mine', {})).items).toHaveLength(1)
    await city.relay()
    const { totals } = await city.insight('press', 'overview', { from: '2026-07-03', to: '2026-07-03' })
    expect(totals.received).toBe(1)
  })

  it('twelve times at once gives one message', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        city.ask('citizen-1', 'messages.submit', { ...cold(2), contact: '13800000002' }),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(answers.map(({ body }) => body.ok && (body.data as { id: string }).id)).size).toBe(1)
  })

  it('still gives it after the message went on', async () => {
    const first = await city.messages('citizen-1', 'submit', cold(3))
    await city.messages('handler:heating', 'accept', { id: first.id, version: 1 })
    expect(await city.messages('citizen-1', 'submit', cold(3))).toMatchObject({
      id: first.id,
      status: 'processing',
      version: 2,
    })
  })

  it.each([
    ['another text', { body: '暖气不热五天了，请尽快处理。' }],
    ['another kind', { kind: 'help' as const }],
    ['a place added', { place: '云澜区' }],
    ['another wish', { wantsPublic: true }],
    ['another contact', { contact: '13900000000' }],
    ['an addressee', { addresseeId: 'heating' }],
  ])('with %s is a conflict that carries the first message', async (_name, change) => {
    const first = await city.messages('citizen-1', 'submit', cold(4))
    const refusal = await city.refused('citizen-1', 'messages.submit', { ...cold(4), ...change })
    expect(refusal).toMatchObject({ status: 409, code: 'conflict', current: { id: first.id, body: first.body } })
    expect(refusal.message).toContain('请核对已收到的留言')
  })

  it('of two contents at once keeps one and tells the other', async () => {
    const answers = await Promise.all(
      ['甲', '乙', '丙', '丁'].map((word) =>
        city.ask('citizen-2', 'messages.submit', { ...cold(5), body: `暖气不热，${word}说请尽快处理。` }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  })

  it('of another citizen is another message', async () => {
    const mine = await city.messages('citizen-1', 'submit', cold(6))
    const theirs = await city.messages('citizen-2', 'submit', cold(6))
    expect(theirs.id).not.toBe(mine.id)
    expect(await city.refused('citizen-2', 'messages.get', { id: mine.id })).toMatchObject({ status: 404 })
  })
})

describe('where a message goes', () => {
  it('to the unit that was chosen', async () => {
    const view = await city.messages('citizen-1', 'submit', { ...cold(10), addresseeId: 'water-supply' })
    expect(view).toMatchObject({
      status: 'dispatched',
      unitId: 'water-supply',
      routeReason: '按留言时的选择，转交市供水集团',
    })
  })

  it('to the unit behind a mailbox, whose holder reads it', async () => {
    const view = await city.messages('citizen-1', 'submit', { ...cold(11), addresseeId: 'post-mayor' })
    expect(view).toMatchObject({ status: 'dispatched', unitId: 'government-office', addresseeName: '市长信箱' })
    const rows = await city.messages('post:post-mayor', 'inbox', {})
    expect(rows.items).toMatchObject([{ id: view.id, allowedActions: ['instruct'] }])
  })

  it('to the press office where no words match, and says so plainly', async () => {
    const view = await city.messages('citizen-1', 'submit', { ...cold(12), kind: 'inquiry', body: UNKNOWABLE })
    expect(view).toMatchObject({ status: 'pending_dispatch', citizenStatus: 'submitted', replyDueOn: '2026-07-07' })
    expect(view).not.toHaveProperty('unitId')
    expect(view.routeReason).toContain('市政府新闻办')
    expect((await city.messages('dispatcher', 'inbox', {})).items.map(({ id }) => id)).toContain(view.id)
  })

  it('a complaint about the chosen unit’s own people to the press office', async () => {
    const said = await city.messages('citizen-1', 'submit', {
      ...cold(13),
      addresseeId: 'heating',
      aboutUnitStaff: true,
    })
    expect(said).toMatchObject({ status: 'pending_dispatch', routeReason: expect.stringContaining('工作人员') })
    const found = await city.messages('citizen-1', 'submit', {
      ...cold(14),
      addresseeId: 'heating',
      body: '供热站的工作人员态度恶劣，还骂人。',
    })
    expect(found).toMatchObject({ status: 'pending_dispatch' })
    expect(await city.refused('handler:heating', 'messages.get', { id: found.id })).toMatchObject({ status: 404 })
  })

  it('an unknown addressee is refused at the field', async () => {
    const refusal = await city.refused('citizen-1', 'messages.submit', { ...cold(15), addresseeId: 'nowhere' })
    expect(refusal).toMatchObject({ status: 400, code: 'invalid_input', fields: { addresseeId: expect.any(String) } })
  })

  it('routeReason quotes words of the units’ lists only, never the citizen’s', async () => {
    const view = await city.messages('citizen-1', 'submit', {
      ...cold(16),
      body: '张三的<script>自来水</script>停水了，电话13800000000，“暖气”也坏了，停水停水。',
    })
    const quoted = [...(view.routeReason ?? '').matchAll(/“([^”]*)”/g)].map(([, word]) => word)
    const units = city.deps.directory.current()
    const words = (await units).document.units.flatMap((unit) => [...unit.topics, ...unit.keywords])
    for (const word of quoted) expect(words).toContain(word)
    expect(view.routeReason).not.toMatch(/张三|script|138/)
  })
})

describe('a report', () => {
  const body = '市供热集团的项目招标存在围标问题，请查处。'

  it('never goes to a unit by itself, whatever it names or chooses', async () => {
    for (const addresseeId of [undefined, 'heating', 'post-mayor']) {
      const view = await city.messages('citizen-2', 'submit', {
        requestId: requestId(20 + (addresseeId?.length ?? 0)),
        kind: 'report',
        body,
        ...(addresseeId === undefined ? {} : { addresseeId }),
      })
      expect(view).toMatchObject({ status: 'pending_dispatch', routeReason: expect.stringContaining('12388') })
      expect(view).not.toHaveProperty('unitId')
      expect(view).not.toHaveProperty('addresseeName')
    }
  })

  it('waits where only press office and supervision see it', async () => {
    const { items } = await city.messages('citizen-2', 'list_mine', {})
    const { id } = items.find(({ kind }) => kind === 'report') ?? { id: '' }
    for (const persona of ['dispatcher', 'press', 'supervisor']) {
      expect(await city.messages(persona, 'get', { id })).toMatchObject({ id, kind: 'report' })
      expect((await city.messages(persona, 'inbox', { limit: 50 })).items.map((row) => row.id)).toContain(id)
    }
    for (const persona of [
      'handler:heating',
      'approver:heating',
      'liaison:heating',
      'post:post-mayor',
      'admin',
      'auditor',
      'citizen-1',
    ])
      expect(await city.refused(persona, 'messages.get', { id })).toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe('danger to life', () => {
  it('is marked, and stands on top of every queue it is in', async () => {
    const urgent = await city.messages('citizen-1', 'submit', {
      ...cold(30),
      kind: 'help',
      body: '楼道里有很浓的煤气味，燃气泄漏了，救命！',
    })
    expect(urgent).toMatchObject({ urgent: true, unitId: 'gas' })
    const nobody = await city.messages('citizen-1', 'submit', {
      ...cold(31),
      kind: 'help',
      body: '有人要跳河，快来人！',
    })
    expect(nobody).toMatchObject({ urgent: true })
    expect((await city.messages('supervisor', 'inbox', { limit: 2 })).items.map(({ urgent: is }) => is)).toEqual([
      true,
      true,
    ])
    expect((await city.messages('dispatcher', 'inbox', { limit: 1 })).items).toMatchObject([{ urgent: true }])
  })
})

describe('what came in elsewhere', () => {
  const seen = {
    requestId: requestId(40),
    channel: 'weibo' as const,
    kind: 'complaint' as const,
    body: '微博留言：暖气不热。',
  }

  it('is recorded by dispatcher or liaison and answered the same way, marked with its channel', async () => {
    const view = await city.messages('dispatcher', 'record', { ...seen, sourceUrl: 'https://weibo.com/1/abc' })
    expect(view).toMatchObject({ status: 'dispatched', unitId: 'heating', channel: 'weibo' })
    expect(
      await city.messages('dispatcher', 'record', { ...seen, sourceUrl: 'https://weibo.com/1/abc' }),
    ).toMatchObject({ id: view.id })
    await city.messages('handler:heating', 'accept', { id: view.id, version: 1 })
    const { draft } = await city.messages('handler:heating', 'draft_reply', {
      id: view.id,
      version: 2,
      body: '已上门处理。',
      outcome: 'solved',
    })
    const replied = await city.messages('approver:heating', 'approve_reply', {
      id: view.id,
      version: 3,
      contentHash: draft?.contentHash ?? '',
    })
    expect(replied.reply).toMatchObject({ body: '已上门处理。', givenOn: 'weibo' })
    expect((await city.messages('citizen-1', 'list_mine', { limit: 50 })).items.map(({ id }) => id)).not.toContain(
      view.id,
    )
  })

  it('by a liaison stays known to who recorded it', async () => {
    const view = await city.messages('liaison:water-supply', 'record', { ...seen, requestId: requestId(41) })
    expect(view.unitId).toBe('heating')
    expect(await city.messages('liaison:water-supply', 'get', { id: view.id })).toMatchObject({
      id: view.id,
      allowedActions: [],
    })
    expect(await city.refused('handler:water-supply', 'messages.get', { id: view.id })).toMatchObject({ status: 404 })
  })

  it('is refused from others, and with addresses that are none', async () => {
    for (const persona of ['citizen-1', 'handler:heating', 'press', 'admin'])
      expect(await city.refused(persona, 'messages.record', seen)).toMatchObject({ status: 403 })
    // What is written in the mini program is its writer's: as such it would be the dispatcher's own letter.
    expect(await city.refused('dispatcher', 'messages.record', { ...seen, channel: 'app' })).toMatchObject({
      status: 400,
      fields: { channel: expect.any(String) },
    })
    for (const sourceUrl of ['javascript:alert(1)', 'weibo', 'ftp://a.b/c'])
      expect(await city.refused('dispatcher', 'messages.record', { ...seen, sourceUrl })).toMatchObject({
        status: 400,
        fields: { sourceUrl: expect.any(String) },
      })
  })
})
