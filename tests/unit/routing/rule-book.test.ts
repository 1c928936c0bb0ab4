import { auditPending } from '../../../cloudfunctions/audit'
import { rebuildSearch } from '../../../cloudfunctions/messages'
import { notices, notificationsProjector } from '../../../cloudfunctions/notifications'
import { followUnits } from '../../../cloudfunctions/routing'
import { routingRuleBooks } from '../../../cloudfunctions/routing/routing.store'
import { relayOutbox } from '../../../cloudfunctions/shared/outbox/relay'
import { ALWAYS, openSmallCity, people } from '../../support/small-city'
import { openRouting } from './routing.city'

const rule = (more: object = {}) => ({
  id: 'r1',
  name: '供热季',
  when: { words: ['不热'] },
  unitId: 'office',
  enabled: true,
  ...more,
})

describe('rules', () => {
  it('are kept as one ordered book, and count from then on', async () => {
    const { call, later } = openRouting()
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
    const { call } = openRouting()
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
    const { call, later, ruled, write, clock } = openRouting()
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
    const { call, close, reopen, deps, store } = openRouting()
    const told = async () => (await store.query(notices, { index: 'by_time', equals: {}, limit: 50 })).items
    const tick = async () => {
      const changed = await followUnits(deps)
      const projector = notificationsProjector({ ...deps, people: openSmallCity().deps.people })
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
    const { call, write, deps } = openRouting()
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
    const { call, close, deps, store, later } = openRouting()
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
