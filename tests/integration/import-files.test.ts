import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { openRows } from '../../cloudfunctions/adapters/files/open-rows'
import { eventsOf, journal } from '../../cloudfunctions/shared/outbox/outbox'
import { encodeGb18030, errorsOf, importedIn, openFolder, runImport } from './import.support'

const folder = openFolder()
afterAll(folder.close)

const HEADING = '编号,标题,内容,留言时间,答复,答复时间,单位,类型'
const TABLE = [
  HEADING,
  '1,路灯不亮,路灯坏了一周，没人修。,2019/4/25 9:32,已修复。,2019/5/6 10:00,市供热公司,求助',
  '2,"停水,又停水","第一行\n第二行说“没水”",2019/4/26 8:00,,,,',
  '3,公交改道,17路改道没有通知。,2019-04-27,,,市交通运输局,投诉',
].join('\n')
const line = (id: string, more: object = {}) =>
  JSON.stringify({ id, title: '标题', content: '内容够长了。', createdAt: '2019-04-25 09:32:09', ...more })

async function fieldsIn(file: string) {
  const found: unknown[] = []
  for await (const row of (await openRows(file)).rows) found.push(row.fields ?? row.broken)
  return found
}
const FIRST = { id: '1', title: '路灯不亮', repliedAt: '2019/5/6 10:00', unit: '市供热公司', kind: '求助' }
const SECOND = { id: '2', title: '停水,又停水', content: '第一行\n第二行说“没水”', reply: '' }

describe('the files that an import reads', () => {
  it.each([
    ['UTF-8', 'plain.csv', Buffer.from(TABLE)],
    ['UTF-8 with a mark', 'marked.csv', Buffer.from(`\uFEFF${TABLE}`)],
    ['GB18030', 'gb.csv', encodeGb18030(TABLE)],
    ['UTF-16 with tabs', 'utf16.csv', Buffer.from(`\uFEFF${TABLE.replaceAll(/,(?!又)/g, '\t')}`, 'utf16le')],
    ['Windows line ends', 'windows.csv', Buffer.from(TABLE.replaceAll('\n', '\r\n'))],
    ['semicolons', 'semicolons.csv', Buffer.from(TABLE.replaceAll(/,(?!又)/g, ';'))],
  ])('reads a table in %s', async (_, name, content) => {
    const rows = await fieldsIn(folder.write(name, content))
    expect(rows).toEqual([expect.objectContaining(FIRST), expect.objectContaining(SECOND), expect.anything()])
  })

  it('goes on at the next line after a broken one, and loses no neighbour', async () => {
    const file = folder.write(
      'broken.csv',
      [
        'id,title,content,createdAt',
        'a,"一"二,内容,2019-04-25',
        'b,好的,内容,2019-04-25',
        '',
        ',,,',
        'c,"没有关上,内容,2019-04-25',
        'd,好的,"两\n行",2019-04-25',
        `e,${'长'.repeat(1_000_001)},内容,2019-04-25`,
        'f,好的,内容,2019-04-25',
      ].join('\n'),
    )
    const { code, store } = await runImport([file])
    expect(code).toBe(1)
    expect(await importedIn(store)).toBe(3)
    expect(errorsOf(file)).toEqual([
      { line: 2, reason: '引号或分隔符有误，无法读取' },
      { line: 4, reason: '空行' },
      { line: 5, reason: '空行' },
      { line: 6, reason: '引号或分隔符有误，无法读取' },
      { line: 9, reason: '这一行太长（超过1000000个字符），没有读取' },
    ])
  })

  it('reads the first sheet of a workbook: dates, numbers, rich text, formulas', async () => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('留言')
    sheet.addRow(HEADING.split(','))
    sheet.addRow([2549, '路灯不亮', '坏了一周。', new Date('2019-04-25T09:32:09Z'), '好。', '2019-05-06 10:00:00'])
    sheet.addRow([])
    sheet.addRow([
      { formula: '1+1', result: 2 },
      { richText: [{ text: '停' }, { text: '水' }] },
      { text: '又停水', hyperlink: 'https://example.com' },
      '2019-04-26 08:00:00',
    ])
    workbook.addWorksheet('说明').addRow(['不读'])
    const file = folder.write('book.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()))
    expect(await fieldsIn(file)).toEqual([
      expect.objectContaining({ id: '2549', createdAt: '2019-04-25 09:32:09', repliedAt: '2019-05-06 10:00:00' }),
      expect.objectContaining({ id: '2', title: '停水', content: '又停水' }),
    ])
    expect((await runImport([file])).seen).toContain('共2行：新导入2条')
  })

  it.each([true, false])('keeps every character of a long workbook (shared strings: %s)', async (useSharedStrings) => {
    const file = join(folder.path, `long-${useSharedStrings}.xlsx`)
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings, useStyles: true })
    const sheet = workbook.addWorksheet('留言')
    sheet.addRow(HEADING.split(',')).commit()
    // Characters of one, two, three and four bytes, so that some lie across every border of a chunk.
    const text = (id: number) => `第${id}件é😀：`.repeat(150 + (id % 7))
    for (let id = 1; id <= 300; id += 1) sheet.addRow([id, `标题${id}`, text(id), '2019-04-25 09:32:09']).commit()
    await workbook.commit()
    const rows = (await fieldsIn(file)) as { content: string }[]
    expect(rows).toHaveLength(300)
    rows.forEach(({ content }, index) => expect(content).toBe(text(index + 1)))
  })

  it('reports broken, repeated, blank and endless lines with their number, and takes the rest', async () => {
    const file = folder.write(
      'lines.jsonl',
      [
        `\uFEFF${line('1')}`,
        '{"id":"2","title":',
        '',
        line('1', { title: '又一次' }),
        '[1,2]',
        'null',
        line('3', { reply: '好。', repliedAt: '2018-01-01 00:00:00' }),
        `{"id":"4","content":"${'长'.repeat(2_500_000)}"}`,
        line('5', { extra: { anything: [1] } }),
        '{"id":"6","title":"乱","content":"\\ud800","createdAt":"2019-04-25 09:32:09"}',
      ].join('\n'),
    )
    const { code, store, seen } = await runImport([file])
    expect(code).toBe(1)
    expect(await importedIn(store)).toBe(2)
    expect(errorsOf(file).sort((a, b) => a.line - b.line)).toEqual([
      { line: 2, reason: '不是完整的JSON' },
      { line: 3, reason: '空行' },
      { line: 4, reason: '编号与第1行重复' },
      { line: 5, reason: '不是一条记录（应当是{…}）' },
      { line: 6, reason: '不是一条记录（应当是{…}）' },
      { line: 7, reason: '答复时间早于留言时间' },
      { line: 8, reason: '这一行太长（超过1000000个字符），没有读取' },
      { line: 10, reason: '内容里有无法保存的字符' },
    ])
    expect(seen).toContain('共10行：新导入2条，以前已导入0条，内容有变化0条，未导入8行。')
  })

  it('refuses only the lines that a damaged byte is in', async () => {
    const text = Array.from({ length: 20 }, (_, id) => line(String(id), { content: '一二三四五六七八九十' })).join('\n')
    const bytes = Buffer.from(text)
    bytes[bytes.indexOf('五')] = 0xff
    const file = folder.write('damaged.jsonl', bytes)
    expect(await importedIn((await runImport([file])).store)).toBe(19)
    expect(errorsOf(file)).toEqual([{ line: 1, reason: '有无法识别的字符（编码有误）' }])
  })

  it('judges by our rules only with --judge, and keeps sources apart with --source', async () => {
    const file = folder.write('judged.jsonl', line('1', { reply: '好。', repliedAt: '2019-05-20 10:00:00' }))
    const owing = async (...options: string[]) => {
      const { store } = await runImport([file, ...options])
      const page = await store.query(journal, { index: 'all', equals: {}, limit: 10 })
      return page.items
        .flatMap(eventsOf)
        .map((event) => ('owes' in event ? 'owed' : 'replied' in event ? event.replied : null))
    }
    const hours = expect.any(Number)
    expect(await owing()).toEqual([null, { hours }])
    expect(await owing('--judge')).toEqual(['owed', { hours, dueOn: '2019-05-05', onTime: false }])
    const { store } = await runImport([file])
    expect((await runImport([file, '--source', '论坛'], store)).seen).toContain('新导入1条')
    expect((await runImport([file, '--dry-run'], store)).seen).toContain('只检查，没有写入')
  })

  it('says before it begins that no list of refused rows can be written', async () => {
    const file = folder.write('no-list.jsonl', `${line('1')}\nx\n`)
    const { code, seen, store } = await runImport([file, '--errors', join(folder.path, 'none', 'list.jsonl')])
    expect(code).toBe(1)
    expect(seen).toMatch(/不能写未导入行的清单：.*--errors/)
    expect(await importedIn(store)).toBe(0)
  })

  it('never takes away a file that is no error list, least of all the one to be imported', async () => {
    const content = `${line('1')}\nx\n`
    const file = folder.write('own.jsonl', content)
    const { code, seen, store } = await runImport([file, '--errors', file])
    expect([code, await importedIn(store), readFileSync(file, 'utf8')]).toEqual([1, 0, content])
    expect(seen).toMatch(/里面是别的内容：.*--errors/)
  })

  it.each([
    ['nothing.jsonl', ''],
    ['headings.csv', '编号,标题,内容,留言时间\n'],
  ])('ends with 1 for %s, in which there is no message', async (name, content) => {
    const file = folder.write(name, content)
    for (const more of [[], ['--dry-run']]) {
      const { code, seen } = await runImport([file, ...more])
      expect([code, seen]).toEqual([1, expect.stringContaining('一条留言也没有')])
    }
  })

  it('keeps no error list of an earlier run', async () => {
    const file = folder.write('mended.jsonl', 'x\n')
    expect((await runImport([file])).code).toBe(1)
    expect(existsSync(`${file}.errors.jsonl`)).toBe(true)
    folder.write('mended.jsonl', `${line('1')}\n`)
    expect((await runImport([file])).code).toBe(0)
    expect(existsSync(`${file}.errors.jsonl`)).toBe(false)
  })

  it.each([
    ['missing.jsonl', null, '找不到这个文件'],
    ['old.xls', 'x', '只能导入'],
    ['fake.xlsx', '不是表格', '这不是一个完整的.xlsx文件'],
    ['empty.csv', '', '缺少：编号(id)、标题(title)、内容(content)、留言时间(createdAt)'],
    ['headless.csv', '编号,标题\n1,好', '缺少：内容(content)、留言时间(createdAt)'],
  ])('says what is wrong with %s in one sentence', async (name, content, sentence) => {
    const file = content === null ? `${folder.path}/${name}` : folder.write(name, content)
    const { code, seen } = await runImport([file])
    expect(code).toBe(1)
    expect(seen).toContain(sentence)
  })

  it.each([[[]], [['a.jsonl', 'b.jsonl']], [['a.jsonl', '--unknown']], [['a.jsonl', '--source', '']]])(
    'explains itself when it is called with %j',
    async (argv) => {
      const { code, seen } = await runImport(argv)
      expect(code).toBe(1)
      expect(seen).toContain('npm run import -- 文件')
    },
  )
})
