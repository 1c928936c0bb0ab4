import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { auditPending } from '../../cloudfunctions/audit'
import { importServicesFile, runApart } from '../../cloudfunctions/runtime/commands/import-services'
import { servicesFunction } from '../../cloudfunctions/services'
import { SERVICE_TOPICS } from '../../types/services.contract'
import { TOPIC_WORDS } from '../../src/copy/services'
import { callAs } from '../support/call-module'
import { MovedClock, smallDirectory } from '../support/small-city'

const folder = mkdtempSync(join(tmpdir(), 'services-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HEADINGS = ['编号', '名称', '主题', '单位', '别名', '概述', '材料', '步骤', '电话']
const HEATING = [
  'heating-on',
  '供热开户',
  '水电气热',
  '市供热公司',
  '开暖气、装暖气',
  '新房开通供热',
  '身份证；房产证',
  '申请；验收',
  '12345',
]
const BUS = ['bus-card', '办公交卡', '交通出行', 'traffic']

function setUp() {
  const said: string[] = []
  const store = memoryStore()
  let ids = 0
  const clock = new MovedClock()
  const directory = { current: () => Promise.resolve(smallDirectory) }
  const deps = { store, clock, directory, ids: { next: () => `id${(ids += 1)}` } }
  const fileOf = (rows: readonly (readonly string[])[]): string => {
    const file = join(folder, `items-${(ids += 1)}.csv`)
    writeFileSync(file, rows.map((row) => row.join(',')).join('\n'))
    return file
  }
  const terminal = { write: (text: string) => said.push(text) > 0 }
  const take = (rows: readonly (readonly string[])[], ...more: string[]) =>
    importServicesFile([fileOf(rows), ...more], deps, terminal)
  const ask = async (procedure: string, input: unknown) => {
    const module = servicesFunction(deps)
    const body = await callAs(module, null, procedure, input)
    return body as unknown as { data: { items: { id: string; unitName: string }[] } }
  }
  const listed = async () => (await ask('list', {})).data.items.map(({ id }) => id)
  return { said, store, take, ask, listed, fileOf, terminal }
}

describe('npm run import-services', () => {
  it('puts items in that citizens list, read and find by their own words', async () => {
    const { take, ask, listed, said, store } = setUp()
    expect(await take([HEADINGS, HEATING, BUS])).toBe(0)
    expect(said).toEqual(['已导入2个办事事项，几秒后生效。\n'])
    expect(await listed()).toEqual(['heating-on', 'bus-card'])
    expect((await ask('search', { query: '装暖气' })).data.items[0]?.id).toBe('heating-on')
    expect(await ask('get', { id: 'heating-on' })).toMatchObject({
      data: { unitName: '市供热公司', materials: ['身份证', '房产证'], steps: ['申请', '验收'], phone: '12345' },
    })
    const { items } = await store.query(auditPending, { index: 'all', equals: {}, limit: 5 })
    expect(items.map(({ action, what }) => [action, what])).toEqual([['services.import', { taken: 2, dropped: 0 }]])
  })

  it('replaces items of the same number, and takes others away only when told to', async () => {
    const { take, listed } = setUp()
    await take([HEADINGS, HEATING, BUS])
    await take([HEADINGS, ['heating-on', '供热报装', '水电气热', 'heating']])
    expect(new Set(await listed())).toEqual(new Set(['heating-on', 'bus-card']))
    await take([HEADINGS, ['heating-on', '供热报装', '水电气热', 'heating']], '--drop')
    expect(await listed()).toEqual(['heating-on'])
  })

  it.each([
    [[['编号', '名称']], '第一行要写列名'],
    [[HEADINGS], '没有一个办事事项'],
    [[HEADINGS, ['开户', '供热开户', '水电气热', 'heating']], '第2行：编号要用'],
    [[HEADINGS, ['a', '热', '水电气热', 'heating']], '第2行：名称'],
    [[HEADINGS, ['a', '供热开户', '供热', 'heating']], '第2行：主题只能是证件办理'],
    [[HEADINGS, ['a', '供热开户', '水电气热', '没有的局']], '第2行：没有找到这个单位'],
    [[HEADINGS, HEATING, HEATING], '第3行：编号和前面的行相同'],
  ])('takes nothing of a table with a fault: %#', async (rows, sentence) => {
    const { take, listed, said } = setUp()
    await take([HEADINGS, BUS])
    expect(await take(rows)).toBe(1)
    expect(said.join('')).toContain(sentence)
    expect(await listed()).toEqual(['bus-card'])
  })

  it('writes lines for WeChat cloud without a database', async () => {
    const { fileOf, terminal } = setUp()
    const out = join(folder, 'items.json')
    expect(await runApart([fileOf([HEADINGS, BUS]), '--cloud', out], terminal)).toBe(0)
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
      _id: 'bus-card',
      version: 1,
      unitId: 'traffic',
      rank: 0,
    })
    expect(await runApart([fileOf([HEADINGS, BUS])], terminal)).toBeNull()
  })

  it('takes every topic by the word that citizens read', async () => {
    const { take, listed } = setUp()
    const rows = SERVICE_TOPICS.map((topic, at) => [`item-${at}`, '办事事项', TOPIC_WORDS[topic], 'traffic'])
    expect(await take([HEADINGS, ...rows])).toBe(0)
    expect(await listed()).toHaveLength(SERVICE_TOPICS.length)
  })
})
