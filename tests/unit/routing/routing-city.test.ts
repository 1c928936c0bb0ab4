import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { auditPending } from '../../../cloudfunctions/audit'
import { toDirectory } from '../../../cloudfunctions/hall'
import { messages, type Message, rebuildSearch, titleOf } from '../../../cloudfunctions/messages'
import { notices, notificationsProjector } from '../../../cloudfunctions/notifications'
import {
  forgetReports,
  learnFromDecisions,
  readModelInForce,
  routingFunction,
  routingProjector,
  type RoutingDeps,
  storedRouter,
  startRuleBook,
  storeDuties,
  followUnits,
  trainFromFile,
} from '../../../cloudfunctions/routing'
import { routingDecisions, routingPrecedents, routingRuleBooks } from '../../../cloudfunctions/routing/routing.store'
import { type Ruling, writePrecedents } from '../../../cloudfunctions/routing/usecases/record-precedent'
import { relayOutbox } from '../../../cloudfunctions/shared/outbox/relay'
import { vendoredCalendar } from '../../../cloudfunctions/shared/calendar'
import type { Actor } from '../../../cloudfunctions/shared/kernel/actor'
import type { RoutingContract } from '../../../types/routing.contract'
import type { InputOf, OutputOf } from '../../../types/wire.contract'
import { ALWAYS, MovedClock, people, smallDirectory } from '../../support/small-city'

const TABLE = [
  '单位,职责,类别,主题,关键词,别名,县市区',
  '市供热公司,负责集中供热和室温达标,城乡建设,供热,暖气 不热 室温,,',
  '市交通运输局,监督管理出租汽车客运,交通运输,出租车,出租车 拒载,的士,',
  '东湖区,负责辖区背街小巷路灯,城乡建设,路灯,路灯,,东湖',
].join('\n')

function open() {
  const store = memoryStore()
  const clock = new MovedClock()
  let units = smallDirectory
  let ids = 0
  const directory = { current: () => Promise.resolve(units) }
  const deps: RoutingDeps = {
    store,
    clock,
    ids: { next: () => `id${(ids += 1)}` },
    calendars: { current: vendoredCalendar },
    directory,
    router: storedRouter(store, directory, clock),
  }
  const served = routingFunction(deps)
  const call = async <P extends keyof RoutingContract>(
    actor: Actor,
    procedure: P,
    input: InputOf<RoutingContract[P]>,
  ): Promise<OutputOf<RoutingContract[P]>> => {
    const answer = await served.call({
      procedure,
      input,
      traceId: 't',
      identify: () => Promise.resolve(actor),
    })
    if (!answer.body.ok) throw Object.assign(new Error(answer.body.error.code), answer.body.error)
    return answer.body.data as OutputOf<RoutingContract[P]>
  }
  const close = (unitId: string): void => {
    const { document } = units
    units = toDirectory({ ...document, version: 2, units: document.units.filter(({ id }) => id !== unitId) })
  }
  const reopen = (): void => void (units = smallDirectory)
  /** Later than any process may answer from its copy. */
  const later = (): void => clock.onHours(1)
  const write = async (id: string, body: string, more: Partial<Message> = {}): Promise<void> =>
    store.transact(async (transaction) =>
      transaction.insert(messages, {
        id,
        kind: 'complaint',
        code: '20260703-ABCDEF',
        title: '',
        body,
        unitId: null,
        formerUnitIds: [],
        submittedAt: '2026-07-03T00:00:00.000Z',
        sortKey: 'x',
        open: 'yes',
        ownerId: 'o',
        status: 'dispatched',
        timeline: [],
        supplements: [],
        replies: [],
        ...more,
      } as never),
    )
  const ruled = async (...rulings: readonly Ruling[]): Promise<void> => {
    const router = await deps.router.current()
    await store.transact((transaction) => writePrecedents(transaction, router, rulings))
  }
  return { store, clock, deps, call, close, reopen, later, write, ruled }
}
const rule = (more: object = {}) => ({
  id: 'r1',
  name: '供热季',
  when: { words: ['不热'] },
  unitId: 'office',
  enabled: true,
  ...more,
})

describe('duty lists', () => {
  it('are imported from a table, numbered, listed by unit, and routed by at once', async () => {
    const { call, store, later } = open()
    await startRuleBook(store, 0.5)
    const imported = await call(people.chief, 'import_duties', { table: TABLE })
    expect(imported.units).toEqual([
      { unitId: 'heating', unitName: '市供热公司', clauses: 1 },
      { unitId: 'traffic', unitName: '市交通运输局', clauses: 1 },
      { unitId: 'east', unitName: '东湖区', clauses: 1 },
    ])
    const { items } = await call(people.handler, 'list_duties', { unitId: 'east' })
    expect(items).toMatchObject([{ id: 'east-1', number: 1, districts: ['东湖区'], keywords: ['路灯'] }])
    later()
    const explained = await call(people.auditor, 'explain', { body: '的士拒载' })
    expect(explained).toMatchObject({
      unitId: 'traffic',
      reason: '因提到“的士”“拒载”，转交市交通运输局；依据职责第1条',
    })
    expect(await call(people.handler, 'explain', { body: '路灯坏了', district: '东湖区' })).toMatchObject({
      unitId: 'east',
      by: 'district',
    })
  })
  it('explain a text without a title by the one it would bear when it is sent', async () => {
    const { call, deps, later } = open()
    await startRuleBook(deps.store, 0.5)
    await call(people.chief, 'import_duties', { table: TABLE })
    later()
    const body = '您好，我想反映一下的士拒载。那天暖气刚来，出租车都停在路边，司机说不去火车站。'
    const [router, at] = [await deps.router.current(), deps.clock.now()]
    const [sent, untitled] = [titleOf({ body }), ''].map((title) =>
      router.route({ kind: 'complaint', title, body, at }),
    )
    expect(titleOf({ body })).toBe('的士拒载')
    const rounded = (confidence = 0): number => Math.round(confidence * 1000) / 1000
    expect(rounded(sent?.confidence)).not.toBe(rounded(untitled?.confidence))
    expect(await call(people.handler, 'explain', { body })).toMatchObject({
      unitId: 'traffic',
      reason: sent?.reason,
      confidence: rounded(sent?.confidence),
    })
  })
  it('replaces the lists of the units that a table names, and leaves others', async () => {
    const { call } = open()
    await call(people.admin, 'import_duties', { table: TABLE })
    const again = await call(people.admin, 'import_duties', {
      table: '单位\t职责\t关键词\n市供热公司\t负责供热投诉\t暖气、室温\n市供热公司\t负责取暖费收缴\t取暖费',
    })
    expect(again.units.map(({ unitId, clauses }) => [unitId, clauses])).toEqual([
      ['traffic', 1],
      ['east', 1],
      ['heating', 2],
    ])
  })
  it('keeps both of two tables that are read in at once', async () => {
    const { call } = open()
    const tableOf = (unit: string) => `单位,职责,关键词\n${unit},负责这一方面的事情,甲乙 丙丁`
    await Promise.all(
      ['市供热公司', '市交通运输局'].map((unit) => call(people.chief, 'import_duties', { table: tableOf(unit) })),
    )
    const { units } = await call(people.chief, 'list_duties', {})
    expect(units.map(({ unitId }) => unitId).sort()).toEqual(['heating', 'traffic'])
  })
  it('limits no clause to a street of a district: where a matter is, is said by district', async () => {
    const { call } = open()
    const table = '单位,职责,关键词,县市区\n东湖区,负责辖区路灯,路灯,东湖街道'
    await expect(call(people.chief, 'import_duties', { table })).rejects.toMatchObject({
      fields: { 'table.2': expect.stringContaining('县市区') },
    })
  })
  it('says of every line what is wrong, and takes nothing then', async () => {
    const { call } = open()
    const table = [
      '单位,职责,类别,关键词',
      '没有的单位,负责什么事情,,甲乙',
      '市供热公司,短,,甲乙',
      '市供热公司,负责供热,没有的类别,甲乙',
      '市供热公司,负责供热,,甲',
      '市供热公司,负责供热,,',
    ].join('\n')
    await expect(call(people.chief, 'import_duties', { table })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: Object.fromEntries(
        [2, 3, 4, 5, 6].map((line) => [`table.${line}`, expect.stringContaining(`第${line}行`)]),
      ),
    })
    await expect(call(people.chief, 'import_duties', { table: '随便写点什么' })).rejects.toMatchObject({
      fields: { 'table.0': expect.stringContaining('列名') },
    })
    expect((await call(people.chief, 'list_duties', {})).version).toBe('')
  })
  it('may be imported by chief and administrator only, and read by all of the staff', async () => {
    const { call } = open()
    for (const actor of [people.dispatcher, people.handler, people.supervisor])
      await expect(call(actor, 'import_duties', { table: TABLE })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(call(people.citizen, 'list_duties', {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(call(people.citizen, 'explain', { body: '暖气' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('rules', () => {
  it('are kept as one ordered book, and count from then on', async () => {
    const { call, later } = open()
    const book = await call(people.dispatcher, 'put_rules', { rules: [rule()], threshold: 0.6, version: 0 })
    expect(book).toMatchObject({ version: 1, threshold: 0.6, rules: [{ unitName: '市政府办公室' }] })
    later()
    expect(await call(people.handler, 'explain', { body: '暖气不热' })).toMatchObject({
      unitId: 'office',
      by: 'rule',
      reason: '因提到“不热”，按分拨规则“供热季”，转交市政府办公室',
    })
    await expect(call(people.chief, 'put_rules', { rules: [], threshold: 0.6, version: 0 })).rejects.toMatchObject({
      code: 'conflict',
      current: { version: 1 },
    })
  })
  it('refuses what cannot hold, by rule and field', async () => {
    const { call } = open()
    const rules = [
      rule({ unitId: 'nowhere' }),
      rule({ when: {} }),
      rule({ when: { fromHour: 3 } }),
      rule({ when: { fromDay: '2026-12-01', toDay: '2026-01-01' } }),
      rule({ clauseId: 'heating-9' }),
      rule({ id: 'r2', when: { fromHour: 8, toHour: 8 } }),
    ]
    await expect(call(people.chief, 'put_rules', { rules, threshold: 0.5, version: 0 })).rejects.toMatchObject({
      fields: {
        'rules.0.unitId': expect.any(String),
        'rules.1.when': expect.any(String),
        'rules.2.when.toHour': expect.any(String),
        'rules.3.when.toDay': expect.any(String),
        'rules.4.clauseId': expect.any(String),
        // One id for five: marks, notices and the reason that staff read would be those of another rule.
        'rules.4.id': expect.any(String),
        'rules.5.when.toHour': expect.any(String),
      },
    })
  })
  it('go on citing the clause that was meant after its list was read in anew, and drop one that is gone', async () => {
    const { call, later, ruled, write, clock } = open()
    const meant = '市供热公司,负责集中供热和室温达标,暖气 不热'
    const importLines = async (...lines: string[]) => {
      await call(people.chief, 'import_duties', { table: ['单位,职责,关键词', ...lines].join('\n') })
      later()
    }
    await importLines(meant)
    const cited = rule({ unitId: 'heating', clauseId: 'heating-1' })
    await call(people.chief, 'put_rules', { rules: [cited], threshold: 0.9, version: 0 })
    await write('m1', '广场上的喷泉夜里放音乐，水花溅到路人，喷泉设备锈蚀')
    await ruled({ messageId: 'm1', unitId: 'heating', clauseId: 'heating-1', at: clock.now() })
    const reasons = async () => {
      later()
      const [byRule, byRuling] = [
        await call(people.handler, 'explain', { body: '家里不热' }),
        await call(people.handler, 'explain', { body: '广场的喷泉夜里又放音乐，水花溅到路人' }),
      ]
      expect([byRule.by, byRuling.by]).toEqual(['rule', 'precedent'])
      return [byRule.reason, byRuling.reason].map((reason) => /第\d条/.exec(reason)?.[0])
    }
    expect(await reasons()).toEqual(['第1条', '第1条'])
    await importLines('市供热公司,负责取暖费收缴,取暖费', meant)
    expect(await reasons()).toEqual(['第2条', '第2条'])
    expect((await call(people.chief, 'list_rules', {})).rules).toMatchObject([{ clauseId: 'heating-2' }])
    await importLines('市供热公司,负责取暖费收缴,取暖费')
    expect(await reasons()).toEqual([undefined, undefined])
    const { rules, threshold, version } = await call(people.chief, 'list_rules', {})
    expect(rules[0]).not.toHaveProperty('clauseId')
    expect(await call(people.chief, 'put_rules', { rules, threshold, version })).toMatchObject({ version: 2 })
  })
  it('tells the press office once of each closing and each coming back; the mark outlives other changes', async () => {
    const { call, close, reopen, deps, store } = open()
    const told = async () => (await store.query(notices, { index: 'by_time', equals: {}, limit: 50 })).items
    const tick = async () => {
      const changed = await followUnits(deps)
      const projector = notificationsProjector({ ...deps, people: { isHandlerOf: () => Promise.resolve(true) } })
      await relayOutbox({ ...deps, holder: 'test' }, projector, ALWAYS)
      return changed
    }
    await call(people.chief, 'put_rules', { rules: [rule()], threshold: 0.5, version: 0 })
    close('office')
    expect([await tick(), await tick()]).toEqual([1, 0])
    expect(await told()).toMatchObject([
      {
        audience: 'role:chief',
        kind: 'rule_unit_closed',
        opens: { page: 'rules' },
        text: expect.stringContaining('供热季'),
      },
      { audience: 'role:dispatcher', kind: 'rule_unit_closed' },
    ])
    const { version } = await call(people.chief, 'put_rules', {
      rules: [rule({ enabled: false }), rule({ id: 'other', unitId: 'heating' })],
      threshold: 0.5,
      version: 2,
    })
    reopen()
    expect([await tick(), await tick()]).toEqual([1, 0])
    const { rules } = await call(people.dispatcher, 'list_rules', {})
    expect(rules).toMatchObject([{ enabled: false, offBecause: 'unit_back' }, { enabled: true }])
    const kinds = (await told()).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'rule_unit_back')).toHaveLength(2)
    expect(kinds.filter((kind) => kind === 'rule_unit_closed')).toHaveLength(2)
    // Closed a second time it is told a second time; switched on by somebody it is as any other.
    close('office')
    expect(await tick()).toBe(1)
    expect(await told()).toHaveLength(6)
    reopen()
    await tick()
    const book = await call(people.chief, 'put_rules', { rules: [rule()], threshold: 0.5, version: version + 3 })
    expect(book.rules[0]).not.toHaveProperty('offBecause')
    expect(await tick()).toBe(0)
  })
  it('are tried on the latest messages before they hold', async () => {
    const { call, write, deps } = open()
    await write('m1', '家里暖气不热')
    await write('m2', '公交不来')
    await write('m3', '又是暖气不热', { unitId: 'traffic' })
    await write('m4', '暖气不热', { kind: 'report' })
    await rebuildSearch(deps.store)
    const tried = await call(people.dispatcher, 'try_rule', { when: { words: ['不热'] } })
    expect(tried).toMatchObject({ looked: 3, hits: 2 })
    expect(tried.items.map(({ messageId }) => messageId).sort()).toEqual(['m1', 'm3'])
    expect(tried.items.find(({ messageId }) => messageId === 'm3')).toMatchObject({
      unitName: '市交通运输局',
      words: ['不热'],
    })
    expect((await deps.store.query(auditPending, { index: 'all', equals: {}, limit: 9 })).items).toMatchObject([
      { actorId: people.dispatcher.id, action: 'routing.try_rule', personal: true, what: { found: 2 } },
    ])
    expect(await call(people.chief, 'try_rule', { when: { kinds: ['praise'] } })).toMatchObject({ hits: 0, items: [] })
    await expect(call(people.chief, 'try_rule', { when: {} })).rejects.toMatchObject({
      fields: { when: expect.any(String) },
    })
    await expect(call(people.chief, 'try_rule', { when: { fromHour: 3 } })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })
  it('switches a rule off that names a closed unit, once, and the press office reads why', async () => {
    const { call, close, deps, store, later } = open()
    await call(people.chief, 'put_rules', { rules: [rule()], threshold: 0.5, version: 0 })
    close('office')
    expect(await followUnits(deps)).toBe(1)
    expect(await followUnits(deps)).toBe(0)
    expect((await call(people.dispatcher, 'list_rules', {})).rules).toMatchObject([
      { enabled: false, offBecause: 'unit_closed' },
    ])
    expect((await store.get(routingRuleBooks, 'current'))?.version).toBe(2)
    later()
    expect(await call(people.handler, 'explain', { body: '暖气不热' })).toMatchObject({ unitId: 'heating' })
  })
})

describe('suggestions for a message at the desk', () => {
  it('ranks units with reasons; one that gave it back stands behind', async () => {
    const { call, write } = open()
    await write('m1', '暖气不热，出租车拒载，公交也不来', { formerUnitIds: ['heating'] })
    await call(people.chief, 'import_duties', { table: TABLE })
    const { candidates } = await call(people.dispatcher, 'suggestions', { messageId: 'm1' })
    expect(candidates.map(({ unitId }) => unitId)).toEqual(['traffic', 'heating'])
    await expect(call(people.dispatcher, 'suggestions', { messageId: 'none' })).rejects.toMatchObject({
      code: 'not_found',
    })
    for (const actor of [people.handler, people.admin, people.auditor])
      await expect(call(actor, 'suggestions', { messageId: 'm1' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

const event = (id: string, messageId: string, at: string) =>
  ({
    id,
    messageId,
    at,
    type: 'dispatched',
    book: 'own',
    on: at.slice(0, 10),
    kind: 'complaint',
    unitId: null,
  }) as never

describe('learning from decisions', () => {
  it('keeps rulings as precedents: what looks alike goes the same way, whatever the lists say', async () => {
    const { call, ruled, write, later, clock } = open()
    await write('m1', '广场上的喷泉夜里放音乐，水花溅到路人，喷泉设备锈蚀', { unitId: 'office' })
    await ruled({ messageId: 'm1', unitId: 'office', at: clock.now() })
    later()
    expect(await call(people.handler, 'explain', { body: '广场的喷泉夜里又放音乐，水花溅到路人' })).toMatchObject({
      unitId: 'office',
      by: 'precedent',
      reason: '同类事项经裁定由市政府办公室办理，按此转交',
    })
    expect(await call(people.handler, 'explain', { body: '图书馆几点关门' })).toMatchObject({ by: 'nobody' })
  })
  it('projects transfers by hand and rulings from the journal, twice as once', async () => {
    const { deps, store, write } = open()
    const adjudication = { unitId: 'office', reason: '按职责', at: '2026-07-03T02:00:00.000Z' }
    await write('m1', '广场喷泉夜里放音乐溅水', { unitId: 'office', adjudication })
    const events = [event('m1.0002', 'm1', '2026-07-03T02:00:00.000Z')]
    for (let time = 0; time < 2; time += 1)
      await store.transact((transaction) => routingProjector(deps).project(transaction, events))
    expect(await store.get(routingDecisions, 'm1')).toMatchObject({ unitId: 'office', version: 1 })
  })
  it('keeps several rulings that come in one batch, each transfer under its own moment', async () => {
    const { deps, store, write } = open()
    const adjudication = { unitId: 'office', reason: '按职责', at: '2026-07-03T02:00:00.000Z' }
    for (const id of ['m1', 'm2'])
      await write(id, `广场喷泉夜里放音乐溅水，第${id}回`, { unitId: 'office', adjudication })
    const moments = ['2026-07-03T02:00:00.000Z', '2026-07-03T05:00:00.000Z'] as const
    const events = [event('m1.0002', 'm1', moments[0]), event('m2.0002', 'm2', moments[1])]
    await store.transact((transaction) => routingProjector(deps).project(transaction, events))
    expect(await store.get(routingDecisions, 'm1')).toMatchObject({ at: moments[0] })
    expect(await store.get(routingDecisions, 'm2')).toMatchObject({ at: moments[1] })
    expect(await store.get(routingPrecedents, 'm1')).not.toBeNull()
    expect(await store.get(routingPrecedents, 'm2')).not.toBeNull()
  })
  it('neither learns from reports nor follows rulings on them: whoever tries a text is not told that one was made', async () => {
    const { call, deps, store, write, later, ruled, clock } = open()
    const adjudication = { unitId: 'office', reason: '按职责', at: '2026-07-03T02:00:00.000Z' }
    const body = '广场上的喷泉收费处收钱不开票，喷泉设备锈蚀'
    await write('m1', body, { kind: 'report', unitId: 'office', adjudication })
    const projected = routingProjector(deps)
    await store.transact((transaction) => projected.project(transaction, [event('m1.0002', 'm1', adjudication.at)]))
    expect(await store.get(routingDecisions, 'm1')).toBeNull()
    expect(await store.get(routingPrecedents, 'm1')).toBeNull()
    later()
    expect(await call(people.handler, 'explain', { body })).toMatchObject({ unitId: null, by: 'nobody' })
    // One that was kept before that was so is taken out at night; a ruling on anything else stays.
    await write('m2', '图书馆夜里不关灯，灯光照进卧室', { unitId: 'traffic' })
    const at = clock.now()
    await ruled({ messageId: 'm1', unitId: 'office', at }, { messageId: 'm2', unitId: 'traffic', at })
    later()
    expect(await call(people.handler, 'explain', { body })).toMatchObject({ by: 'precedent' })
    expect([await forgetReports(store), await forgetReports(store)]).toEqual([1, 0])
    later()
    expect(await call(people.handler, 'explain', { body })).toMatchObject({ by: 'nobody' })
    const other = { body: '图书馆夜里又不关灯，灯光照进卧室' }
    expect(await call(people.handler, 'explain', other)).toMatchObject({ by: 'precedent', unitId: 'traffic' })
  })
  it('goes through the precedents once: not before all were looked at, and never again', async () => {
    const { store, write, ruled, clock } = open()
    for (const id of ['m1', 'm2']) await write(id, '广场喷泉收费处收钱不开票', { kind: 'report' })
    const at = clock.now()
    await ruled({ messageId: 'm1', unitId: 'office', at }, { messageId: 'm2', unitId: 'office', at })
    let down = true
    let looks = 0
    const counted: typeof store = {
      ...store,
      query: (collection, query) => {
        looks += 1
        return store.query(collection, query)
      },
      transact: (work) => {
        if (down && looks > 0) return Promise.reject(new Error('away'))
        return store.transact(work)
      },
    }
    await expect(forgetReports(counted)).rejects.toThrow('away')
    down = false
    expect(await forgetReports(counted)).toBe(2)
    looks = 0
    expect([await forgetReports(counted), looks]).toEqual([0, 0])
  })
  it('takes no lesson from a report, also from a decision that was kept before', async () => {
    const { call, deps, store, write, later } = open()
    await startRuleBook(store, 0.5)
    await call(people.chief, 'import_duties', { table: TABLE })
    for (let n = 0; n < 60; n += 1) {
      const at = `2026-07-03T03:00:00.0${String(n).padStart(2, '0')}Z`
      await write(`m${n}`, `室温的事，第${n}回`, { kind: 'report', unitId: 'traffic' })
      await store.transact(async (transaction) =>
        transaction.insert(routingDecisions, { id: `m${n}`, unitId: 'traffic', at }),
      )
    }
    later()
    await learnFromDecisions(deps)
    later()
    expect(await call(people.handler, 'explain', { body: '室温太低' })).toMatchObject({ unitId: 'heating' })
  })
  it('learns at night which unit a word stands for, and does nothing while nothing was decided', async () => {
    const { call, deps, store, write, later } = open()
    await startRuleBook(store, 0.5)
    await call(people.chief, 'import_duties', { table: TABLE })
    expect(await learnFromDecisions(deps)).toBeNull()
    for (let n = 0; n < 60; n += 1) {
      await write(`m${n}`, `室温的事，第${n}回`, { unitId: 'traffic' })
      const decided = [event(`m${n}.0002`, `m${n}`, `2026-07-03T03:00:00.0${String(n).padStart(2, '0')}Z`)]
      await store.transact((transaction) => routingProjector(deps).project(transaction, decided))
    }
    expect(await call(people.handler, 'explain', { body: '室温太低' })).toMatchObject({ unitId: 'heating' })
    later()
    later()
    const version = await learnFromDecisions(deps)
    expect((await readModelInForce(store))?.version).toBe(version)
    expect(await learnFromDecisions(deps)).toBe(version)
    later()
    const explained = await call(people.handler, 'explain', { body: '室温太低' })
    expect(explained.candidates[0]?.unitId).toBe('traffic')
    // A file that somebody trains with does not make the city forget what was decided, though nobody decides anew.
    const lesson = { decided: [{ title: '', body: '供热不好', category: '城乡建设' }], undecided: [] }
    const { version: ofFile } = await trainFromFile(
      store,
      (await deps.router.current()).lists,
      lesson,
      deps.clock.now(),
    )
    later()
    expect(await learnFromDecisions(deps)).not.toBe(ofFile)
    later()
    expect((await call(people.handler, 'explain', { body: '室温太低' })).candidates[0]?.unitId).toBe('traffic')
    const again = await learnFromDecisions(deps)
    expect((await readModelInForce(store))?.version).toBe(again)
  })
  it('retrains while serving: every answer is whole, and the new model counts in the end', async () => {
    const { call, deps, store, clock, later } = open()
    await storeDuties(store, [], { importedBy: 'x', importedAt: clock.now() })
    const lesson = (word: string) => ({
      decided: Array.from({ length: 60 }, (_, n) => ({
        title: '',
        body: `${n % 2 === 0 ? word : '别的'}事情第${n}回`,
        category: n % 2 === 0 ? '教育文体' : '交通运输',
      })),
      undecided: [],
    })
    const lists = (await deps.router.current()).lists
    const training = (async () => {
      for (const word of ['喵星', '汪星', '咩星']) {
        await trainFromFile(store, lists, lesson(word), clock.now())
        later()
      }
    })()
    let done = false
    void training.then(() => (done = true))
    let answers = 0
    do {
      const explained = await call(people.handler, 'explain', { body: '暖气不热，咩星的事情' })
      expect(explained.candidates[0]?.unitId).toBe('heating')
      answers += 1
      await new Promise(setImmediate)
    } while (!done)
    await training
    later()
    expect(answers).toBeGreaterThan(0)
    const { classifier } = await deps.router.current()
    expect(classifier.categories.strength).toBeGreaterThan(0)
    expect((await readModelInForce(store))?.categories.learntFrom).toBe(60)
  })
})
