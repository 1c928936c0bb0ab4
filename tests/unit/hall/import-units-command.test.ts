import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { auditPending } from '../../../cloudfunctions/audit'
import { demoDirectory } from '../../../cloudfunctions/demo/city'
import { directories, DIRECTORY_ID, readUnits, toDirectory, type Unit } from '../../../cloudfunctions/hall'
import { importUnitsFile, runApart } from '../../../cloudfunctions/runtime/commands/import-units'
import { MovedClock } from '../../support/small-city'

const folder = mkdtempSync(join(tmpdir(), 'units-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HEADINGS = ['编号', '名称', '类型', '上级', '主题', '关键词', '地名', '电话', '政务号', '平台', '原始ID', '简介']
const CITY = ['', '海州市', '城市', '', '', '', '', '0535-12345', '海州发布', '', '', '海州市政府新闻办公室']
const HEATING = ['heating', '市供热公司', '部门', '', '供热', '暖气、不热', '', '0535-6660000']
const EAST = ['east', '东湖区', '县市区', '', '', '', '东湖']
const TABLE = [
  HEADINGS,
  CITY,
  HEATING,
  EAST,
  ['east-lake', '东湖街道', '镇街', '东湖区'],
  ['mayor', '市长信箱', '信箱', 'heating'],
]

function setUp() {
  const said: string[] = []
  const terminal = { write: (text: string) => said.push(text) > 0 }
  const store = memoryStore()
  let ids = 0
  const deps = { store, clock: new MovedClock(), ids: { next: () => `id${(ids += 1)}` } }
  const fileOf = (rows: readonly (readonly string[])[]): string => {
    const file = join(folder, `units-${(ids += 1)}.csv`)
    writeFileSync(file, `\uFEFF${rows.map((row) => row.join(',')).join('\r\n')}`)
    return file
  }
  const take = (rows: readonly (readonly string[])[], ...more: string[]) =>
    importUnitsFile([fileOf(rows), ...more], deps, terminal)
  return { said, terminal, store, take, fileOf, kept: () => store.get(directories, DIRECTORY_ID) }
}

describe('npm run import-units', () => {
  it('puts the units, mailboxes and the name of a city in that has none', async () => {
    const { take, kept, said, store } = setUp()
    expect(await take(TABLE)).toBe(0)
    expect(await kept()).toMatchObject({
      cityName: '海州市',
      hotline: '0535-12345',
      cityAccount: { name: '海州发布', platform: 'wechat' },
      units: [
        { id: 'heating', kind: 'department', topics: ['供热'], keywords: ['暖气', '不热'], phones: ['0535-6660000'] },
        { id: 'east', kind: 'district', areaNames: ['东湖'] },
        { id: 'east-lake', kind: 'district', parentId: 'east' },
      ],
      posts: [{ id: 'mayor', name: '市长信箱', unitId: 'heating' }],
    })
    expect(said.join('')).toContain('已导入3个单位、1个信箱')
    const { items } = await store.query(auditPending, { index: 'all', equals: {}, limit: 5 })
    expect(items.map(({ action, what }) => [action, what])).toEqual([['hall.import_units', { units: 3, posts: 1 }]])
  })

  it('replaces the directory, and drops what is no longer in it only when told to', async () => {
    const { take, kept, said } = setUp()
    await take(TABLE)
    const renamed = [HEADINGS, CITY, ['heating', '市热力集团', '部门']]
    expect(await take(renamed)).toBe(1)
    expect(said.join('')).toContain('东湖区（east）、东湖街道（east-lake）、市长信箱（mayor）')
    expect((await kept())?.units).toHaveLength(3)
    expect(await take(renamed, '--drop')).toBe(0)
    expect((await kept())?.units.map(({ name }) => name)).toEqual(['市热力集团'])
  })

  it('keeps the last name of a unit that is gone, for what it answered, until there is one of that 编号 again', async () => {
    const { take, kept } = setUp()
    const directory = async () => toDirectory({ version: 1, ...demoDirectory, ...(await kept()) })
    const nameOf = async (id: string) => (await directory()).nameOf(id)
    await take(TABLE)
    await take([HEADINGS, CITY, ['heating', '市热力集团', '部门'], EAST], '--drop')
    await take([HEADINGS, CITY, EAST], '--drop')
    await take([HEADINGS, CITY, EAST])
    expect([await nameOf('heating'), await nameOf('east-lake')]).toEqual(['市热力集团', '东湖街道'])
    const { document, findUnit } = await directory()
    expect([document.units.map(({ id }) => id), findUnit('heating')]).toEqual([['east'], null])
    await take([HEADINGS, CITY, EAST, HEATING])
    expect(await nameOf('heating')).toBe('市供热公司')
    expect((await kept())?.former).toEqual([{ id: 'east-lake', name: '东湖街道' }])
    expect(await nameOf('of before names were kept')).toBe('已撤销的单位')
  })

  it.each([
    [[['名称', '类型'], CITY], '第一行要写列名'],
    [[HEADINGS, HEATING], '类型是“城市”'],
    [[HEADINGS, CITY, CITY], '类型是“城市”'],
    [[HEADINGS, CITY, ['x', '市供热公司', 'constructor']], '第3行：类型只能是'],
    [[HEADINGS, CITY, ['供热', '市供热公司', '部门']], '第3行：编号要用'],
    [[HEADINGS, CITY, HEATING, HEATING], '第4行：编号和第3行相同'],
    [[HEADINGS, CITY, ['x', '热', '部门']], '第3行：名称'],
    [[HEADINGS, CITY, ['x', '供热科', '科室', '没有的局']], '第3行：上级'],
    [[HEADINGS, CITY, ['x', '市长信箱', '信箱']], '第3行：上级'],
    [[HEADINGS, CITY, EAST, ['a', '街道甲', '镇街', 'east'], ['b', '社区乙', '镇街', 'a']], '第5行：单位下面只有一级'],
    [[HEADINGS, CITY, ['x', '自己的上级', '部门', 'x']], '第3行：单位下面只有一级'],
    [[HEADINGS, CITY, ['x', '市供热公司', '部门', '', '热']], '第3行：主题、关键词、地名'],
    [[HEADINGS, CITY, ['x', '市供热公司', '部门', '', '', '', '', '零五三五']], '第3行：电话'],
    [[HEADINGS, CITY, ['x', '市供热公司', '部门', '', '', '', '', '', '号', '博客']], '第3行：平台'],
  ])('takes nothing of a table with a fault: %#', async (rows, sentence) => {
    const { take, kept, said } = setUp()
    await take([HEADINGS, CITY, HEATING])
    const before = await kept()
    expect(await take(rows)).toBe(1)
    expect(said.join('')).toContain(sentence)
    expect(await kept()).toEqual(before)
  })

  it('takes no text that a home cannot keep', () => {
    for (const sign of ['\0', '\uD800'])
      expect(readUnits([HEADINGS, CITY, ['x', `市供热${sign}公司`, '部门']])).toEqual({
        faults: { 'table.3': '第3行：有无法保存的字符，请重新输入这一行' },
      })
  })

  it('explains itself without words, with unknown ones, and says what it cannot read', async () => {
    const { said, terminal, store } = setUp()
    const deps = { store, clock: new MovedClock(), ids: { next: () => 'id' } }
    for (const argv of [[], ['a.csv', '--nope'], ['a.csv', 'b.csv']])
      expect(await importUnitsFile(argv, deps, terminal)).toBe(1)
    expect(said.filter((text) => text.includes('npm run import-units'))).toHaveLength(3)
    expect(await importUnitsFile([join(folder, 'none.csv')], deps, terminal)).toBe(1)
    expect(said.at(-1)).toContain('none.csv')
  })

  it('writes the document for WeChat cloud without a database', async () => {
    const { terminal, fileOf } = setUp()
    const out = join(folder, 'directory.json')
    expect(await runApart([fileOf(TABLE), '--cloud', out], terminal)).toBe(0)
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ _id: 'city', version: 1, cityName: '海州市' })
    const table = fileOf(TABLE)
    expect(await runApart([table], terminal)).toBeNull()
    // never over the table itself
    const before = readFileSync(table, 'utf8')
    expect([await runApart([table, '--cloud', table], terminal), readFileSync(table, 'utf8')]).toEqual([1, before])
  })

  it('can say all that the demonstration city says', () => {
    const accountCells = (account: Unit['account']): string[] =>
      account === undefined ? ['', '', '', ''] : [account.name, '微信', account.originalId ?? '', account.introduction]
    const { cityName, hotline, cityAccount, units, posts } = demoDirectory
    const rows = [
      HEADINGS,
      ['', cityName, '城市', '', '', '', '', hotline, ...accountCells(cityAccount)],
      ...units.map((unit) => [
        ...[unit.id, unit.name, unit.kind === 'district' ? '县市区' : '部门', unit.parentId ?? ''],
        ...[unit.topics.join(' '), unit.keywords.join('、'), (unit.areaNames ?? []).join(' ')],
        ...[(unit.phones ?? []).join(' '), ...accountCells(unit.account)],
      ]),
      ...posts.map(({ id, name, unitId }) => [id, name, '信箱', unitId]),
    ]
    expect(readUnits(rows)).toEqual({ directory: demoDirectory })
  })
})
