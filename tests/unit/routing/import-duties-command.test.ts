import ExcelJS from 'exceljs'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { readLists } from '../../../cloudfunctions/routing'
import { importDutiesFile } from '../../../cloudfunctions/runtime/commands/import-duties'
import { MovedClock, smallDirectory } from '../../support/small-city'

const folder = mkdtempSync(join(tmpdir(), 'duties-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const ROWS = [
  ['单位', '职责', '关键词'],
  ['市供热公司', '负责集中供热', '暖气、不热'],
  ['traffic', '负责出租汽车监管', '出租车 拒载'],
]

function setUp() {
  const said: string[] = []
  const store = memoryStore()
  let ids = 0
  const context = {
    store,
    clock: new MovedClock(),
    ids: { next: () => `id${(ids += 1)}` },
    directory: { current: () => Promise.resolve(smallDirectory) },
  }
  const take = (name: string) =>
    importDutiesFile([join(folder, name)], context, { write: (text: string) => said.push(text) > 0 })
  return { said, store, take }
}
const clauses = async (store: ReturnType<typeof memoryStore>) =>
  (await readLists(store)).duties.map(({ id, keywords }) => [id, ...keywords])
const TAKEN = [
  ['heating-1', '暖气', '不热'],
  ['traffic-1', '出租车', '拒载'],
]

describe('npm run import-duties', () => {
  it('reads a workbook', async () => {
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet('职责').addRows(ROWS)
    await workbook.xlsx.writeFile(join(folder, 'duties.xlsx'))
    const { store, take } = setUp()
    expect(await take('duties.xlsx')).toBe(0)
    expect(await clauses(store)).toEqual(TAKEN)
  })
  it('reads a table of commas', async () => {
    writeFileSync(join(folder, 'duties.csv'), `\uFEFF${ROWS.map((row) => row.join(',')).join('\r\n')}`)
    const { store, take } = setUp()
    expect(await take('duties.csv')).toBe(0)
    expect(await clauses(store)).toEqual(TAKEN)
  })
  it('takes nothing with characters that no database keeps, and says where they are', async () => {
    writeFileSync(
      join(folder, 'signs.csv'),
      `${ROWS.map((row) => row.join(',')).join('\n')}\n市供热公司,负责供\0热管网,管网\n`,
    )
    const { said, store, take } = setUp()
    expect(await take('signs.csv')).toBe(1)
    expect(said.join('')).toContain('第4行：有无法保存的字符')
    expect(await clauses(store)).toEqual([])
  })
  it('takes nothing of a table with a fault, and says where it is; nor of other files', async () => {
    writeFileSync(join(folder, 'wrong.csv'), '单位,职责,关键词\n没有的单位,负责什么事情,暖气\n')
    writeFileSync(join(folder, 'wrong.txt'), '单位')
    writeFileSync(join(folder, 'wrong.xlsx'), 'no workbook')
    const { said, store, take } = setUp()
    for (const name of ['wrong.csv', 'wrong.txt', 'wrong.xlsx', 'none.csv']) expect(await take(name)).toBe(1)
    expect(said.join('')).toContain('第2行：没有找到这个单位')
    expect(await clauses(store)).toEqual([])
  })
})
