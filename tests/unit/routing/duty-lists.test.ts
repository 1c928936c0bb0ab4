import { titleOf } from '../../../cloudfunctions/messages'
import { startRuleBook } from '../../../cloudfunctions/routing'
import { people } from '../../support/small-city'
import { openRouting, TABLE } from './routing.city'

describe('duty lists', () => {
  it('are imported from a table, numbered, listed by unit, and routed by at once', async () => {
    const { call, store, later } = openRouting()
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
    const { call, deps, later } = openRouting()
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
    const { call } = openRouting()
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
    const { call } = openRouting()
    const tableOf = (unit: string) => `单位,职责,关键词\n${unit},负责这一方面的事情,甲乙 丙丁`
    await Promise.all(
      ['市供热公司', '市交通运输局'].map((unit) => call(people.chief, 'import_duties', { table: tableOf(unit) })),
    )
    const { units } = await call(people.chief, 'list_duties', {})
    expect(units.map(({ unitId }) => unitId).sort()).toEqual(['heating', 'traffic'])
  })
  it('limits no clause to a street of a district: where a matter is, is said by district', async () => {
    const { call } = openRouting()
    const table = '单位,职责,关键词,县市区\n东湖区,负责辖区路灯,路灯,东湖街道'
    await expect(call(people.chief, 'import_duties', { table })).rejects.toMatchObject({
      fields: { 'table.2': expect.stringContaining('县市区') },
    })
  })
  it('says of every line what is wrong, and takes nothing then', async () => {
    const { call } = openRouting()
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
    const { call } = openRouting()
    for (const actor of [people.dispatcher, people.handler, people.supervisor])
      await expect(call(actor, 'import_duties', { table: TABLE })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(call(people.citizen, 'list_duties', {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(call(people.citizen, 'explain', { body: '暖气' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
