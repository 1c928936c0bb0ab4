import ExcelJS from 'exceljs'
import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { excelWorkbooks } from '../../../cloudfunctions/adapters/xlsx'
import { exportDays, exportFiles, purgeExports, type Workbook } from '../../../cloudfunctions/exports'
import { exportAddress } from '../../../cloudfunctions/exports/usecases/export-address'
import { handlingUseCases } from '../../../cloudfunctions/messages'
import type { Grant } from '../../../cloudfunctions/shared/kernel/actor'
import {
  SHEET_DUES,
  SHEET_FLAGS,
  SHEET_QUEUES,
  SHEET_STATUSES,
  SHEET_TILES,
} from '../../../cloudfunctions/exports/copy'
import { TILE_COPY } from '../../../src/copy/desk'
import { STATUS_WORDS } from '../../../src/copy/terms'
import { DUE_WORDS, FLAG_WORDS, QUEUE_WORDS } from '../../../src/copy/work'
import { EXPORT_LIMITS } from '../../../types/exports.terms'
import type { MessageRow } from '../../../types/messages.contract'
import { ALWAYS, people } from '../../support/small-city'
import { exportsSuite } from './exports.suite'
import { ExportsCity, plain, readWorkbook, textsOf } from './exports.city'

const COVERED = '文字里的电话、证件号等已遮盖，需要时请在工作台查看'
const HEADINGS = [
  '编号',
  '类型',
  '标题',
  '内容摘要',
  '地点',
  '承办单位',
  '状态',
  '提交时间',
  '答复期限',
  '剩余工作日',
  '是否超期',
  '紧急',
  '催办日期',
  '追溯码',
]

describe('a sheet of the inbox', () => {
  let one: ExportsCity
  beforeEach(() => {
    one = new ExportsCity()
  })
  const made = async (who: keyof typeof people, input: object = {}) => {
    const answer = await one.call(who, 'inbox', input)
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
    const book = await one.open(answer.data.id)
    return { ...answer.data, book, rows: textsOf(book.worksheets[0]), count: answer.data.rows }
  }

  it('counts days left only where a clock runs: what is answered or paused has none', async () => {
    const { city } = one
    const handling = handlingUseCases(city.deps)
    const [answered, asked, open] = [await one.submit(), await one.submit(), await one.submit()]
    for (const { id, version } of [answered, asked]) await handling.accept(people.handler, { id, version })
    const { draft } = await handling.draft_reply(people.handler, {
      ...{ id: answered.id, version: 2 },
      ...{ body: '今晚恢复供热。', outcome: 'solved' },
    })
    const contentHash = draft?.contentHash ?? ''
    await handling.approve_reply(people.approver, { id: answered.id, version: 3, contentHash })
    await handling.ask(people.handler, { id: asked.id, version: 2, question: '请问是哪一栋楼？' })
    city.clock.to('2026-07-20T02:00:00.000Z')
    const left = HEADINGS.indexOf('剩余工作日')
    const cell = async (input: object) => (await made('handler', input)).rows[3]?.[left]
    expect(await cell({ status: 'replied' })).toBe('')
    expect(await cell({ status: 'awaiting_citizen' })).toBe('')
    expect(await cell({ status: open.status })).toBe('-6')
  })

  it('holds the rows and columns that the person is shown, in their order, and no contact', async () => {
    const plain = await one.submit({ contact: '13912345678', hideIdentity: true })
    const urgent = await one.submit({ body: '暖气管爆裂，有人触电！', place: '东湖路8号' })
    const { rows, count, cut } = await made('handler')
    expect({ count, cut }).toEqual({ count: 2, cut: 'none' })
    expect(rows[1]?.[0]).toBe(`范围：全部未办结　共2件　${COVERED}`)
    expect(rows[2]).toEqual(HEADINGS)
    expect(rows.slice(3, 5).map(([code]) => code)).toEqual([urgent.code, plain.code])
    expect(rows[3]?.slice(1, 13)).toEqual([
      '投诉',
      urgent.title,
      '暖气管爆裂，有人触电！',
      '东湖路8号',
      '市供热公司',
      '已转办',
      '2026-07-03 09:00',
      '2026-07-10',
      '5',
      '',
      '是',
      '',
    ])
    const said = JSON.stringify(rows)
    for (const secret of ['13912345678', 'citizen-1']) expect(said).not.toContain(secret)
  })

  it('covers numbers that point to a person, wherever they were written, and keeps where the matter is', async () => {
    const body = '请打13912345678找我，身份证11010519491231002X，家住锦绣里3号楼2单元301室。'
    const { code } = await one.submit({ body, place: '锦绣里3号楼，电话0571-87654321' })
    const cutThrough = await one.submit({ body: `${'暖'.repeat(49)}，13912345678` })
    const { rows } = await made('handler')
    const cut = rows.find(([first]) => first === cutThrough.code)?.join('|') ?? ''
    expect(cut).toContain('…')
    expect(cut).not.toMatch(/\d{5,}(?=…)/)
    const said = rows.find(([first]) => first === code)?.join('|') ?? ''
    for (const secret of ['13912345678', '11010519491231002X', '87654321']) expect(said).not.toContain(secret)
    expect(said).toContain('139****5678')
    expect(said).toContain('锦绣里3号楼')
  })

  it('follows status, filter, tile and words, and says so above the headings', async () => {
    const complaint = await one.submit()
    const inquiry = await one.submit({ kind: 'inquiry', body: '供热收费标准是什么？' })
    const codes = async (input: object) => {
      const { rows } = await made('handler', input)
      one.city.clock.onHours(1)
      return { said: rows[1]?.[0], codes: rows.slice(3, -1).map(([code]) => code) }
    }
    expect(await codes({ where: { kinds: ['inquiry'] } })).toEqual({
      said: `范围：咨询　共1件　${COVERED}`,
      codes: [inquiry.code],
    })
    expect(await codes({ tile: 'toAccept' })).toMatchObject({ codes: [inquiry.code, complaint.code] })
    expect(await codes({ tile: 'overdue' })).toEqual({ said: `范围：已超期　共0件　${COVERED}`, codes: [] })
    expect(await codes({ status: 'processing' })).toMatchObject({ said: `范围：办理中　共0件　${COVERED}` })
    const both = await one.call('handler', 'inbox', { tile: 'overdue', words: '暖气' })
    expect(both).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
  })

  it('is of this person’s inbox: another unit exports nothing of it, and who has no inbox nothing at all', async () => {
    await one.submit()
    expect((await made('trafficHandler')).count).toBe(0)
    for (const who of ['citizen', 'admin', 'auditor'] as const)
      expect(await one.call(who, 'inbox', {})).toMatchObject({ error: { code: 'forbidden' } })
    expect(await one.call(null, 'inbox', {})).toMatchObject({ error: { code: 'unauthenticated' } })
    expect(await one.call('handler', 'overview', { from: '2026-07-01', to: '2026-07-03' })).toMatchObject({
      error: { code: 'forbidden' },
    })
  })

  it('names who took it, from where and when, wherever it is torn apart', async () => {
    await one.submit()
    const { id, book, rows } = await made('handler')
    const line = `内部资料，仅供办理工作使用，请勿外传 · 导出人：handler-heating（账号handler-heating） · 市供热公司 · 2026-07-03 09:00（北京时间）· 追溯码 ${id}`
    expect([rows[0]?.[0], rows.at(-1)?.[0], book.description]).toEqual([line, line, line])
    expect(rows.slice(3, -1).map((row) => row.at(-1))).toEqual([id])
    expect(book).toMatchObject({
      creator: 'handler-heating（账号handler-heating）',
      keywords: id,
      subject: id,
      company: '小城',
    })
    const [sheet] = book.worksheets
    expect(sheet?.headerFooter.oddHeader).toContain(id)
    expect(sheet?.headerFooter.oddFooter).toContain(id)
    expect(sheet?.pageSetup.printTitlesRow).toBe('1:3')
  })

  it('is in the audit log with what was asked for and the hash of the file, never what was looked for', async () => {
    await one.submit()
    const { id } = await made('handler', { status: 'dispatched', where: { kinds: ['complaint'], urgent: true } })
    one.city.clock.onHours(1)
    await made('handler', { words: '王某' })
    const [first, second] = await one.audited('exports.inbox')
    expect(first).toMatchObject({
      actorId: people.handler.id,
      subjectKind: 'export',
      subjectId: id,
      personal: true,
      what: { rows: 0, cut: 'none', status: 'dispatched', kinds: 'complaint', urgent: true },
    })
    expect(first?.what['sha256']).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(second)).not.toContain('王某')
    expect(second?.what).toMatchObject({ searched: true })
  })

  it('is fetched by its maker alone, from a short address, and is gone with its bytes after half an hour', async () => {
    await one.submit()
    const { id, name } = await made('handler')
    const address = await one.call('handler', 'address', { id })
    expect(address.data).toMatchObject({ name, until: '2026-07-03T01:02:00.000Z' })
    expect(name).toBe(`留言导出-20260703-0900-${id}.xlsx`)
    for (const who of ['approver', 'chief', 'both'] as const)
      expect(await one.call(who, 'address', { id })).toMatchObject({ error: { code: 'not_found' } })
    expect(await one.call('handler', 'address', { id: 'nothing' })).toMatchObject({ error: { code: 'not_found' } })
    const handle = (await one.city.store.get(exportFiles, id))?.handle ?? ''
    one.city.clock.onHours(0.49)
    expect((await one.call('handler', 'address', { id })).data.until).toBe('2026-07-03T01:30:00.000Z')
    await purgeExports(one.deps, ALWAYS)
    expect(await one.storage.get(handle)).not.toBeNull()
    one.city.clock.onHours(0.02)
    expect(await one.call('handler', 'address', { id })).toMatchObject({
      error: { code: 'not_found', message: expect.stringContaining('重新导出') },
    })
    expect(await purgeExports(one.deps, ALWAYS)).toBe(true)
    expect(await one.storage.get(handle)).toBeNull()
    expect(await one.city.store.get(exportFiles, id)).toBeNull()
    expect(await one.audited('job:exports.purge')).toHaveLength(1)
  })

  it('is not there for anybody before the audit log knows of it', async () => {
    await one.submit()
    const { write } = one.deps
    let asked: unknown
    one.deps = {
      ...one.deps,
      write: async (book) => {
        asked = await one.call('handler', 'address', { id: book.watermark.trace })
        return write(book)
      },
    }
    const { id } = await made('handler')
    expect(asked).toMatchObject({ error: { code: 'not_found' } })
    expect((await one.call('handler', 'address', { id })).ok).toBe(true)
  })

  it('that the storage never removes is told, leads to nobody, and keeps no other in the storage', async () => {
    await one.submit()
    const [stays, behind] = [await made('handler'), await made('handler')]
    const handleOf = async (id: string) => (await one.city.store.get(exportFiles, id))?.handle ?? ''
    const [kept, gone] = [await handleOf(stays.id), await handleOf(behind.id)]
    const remove = (handle: string) => (handle === kept ? Promise.reject(new Error('no')) : one.storage.remove(handle))
    const purge = () => purgeExports({ ...one.deps, storage: { ...one.storage, remove } }, ALWAYS)
    one.city.clock.onHours(0.51)
    await expect(purge()).rejects.toMatchObject({ name: 'FileStays', code: `${stays.id} Error` })
    expect([await one.storage.get(gone), await one.city.store.get(exportFiles, behind.id)]).toEqual([null, null])
    expect(await one.call('handler', 'address', { id: stays.id })).toMatchObject({ error: { code: 'not_found' } })
    expect(await purge()).toBe(true)
    one.city.clock.onHours(25)
    expect(await purgeExports(one.deps, ALWAYS)).toBe(true)
    expect([await one.storage.get(kept), await one.city.store.get(exportFiles, stays.id)]).toEqual([null, null])
  })

  it('is not fetched any more by its maker once a role that it was made in is gone', async () => {
    await one.submit()
    const { id } = await made('both')
    const handler: Grant = { role: 'handler', unitId: 'heating' }
    const approver: Grant = { role: 'approver', unitId: 'heating' }
    const held = (...grants: Grant[]) => exportAddress(one.deps)({ ...people.both, grants }, { id })
    await expect(held(approver, handler, { role: 'liaison', unitId: 'heating' })).resolves.toHaveProperty('url')
    const gone = { code: 'not_found', more: { say: expect.stringContaining('重新导出') } }
    await expect(held(handler)).rejects.toMatchObject(gone)
    await expect(held({ role: 'handler', unitId: 'traffic' }, approver)).rejects.toMatchObject(gone)
  })

  it('is limited a minute and a day, for each person', async () => {
    for (let n = 0; n < EXPORT_LIMITS.perMinute; n += 1) await made('handler')
    expect(await one.call('handler', 'inbox', {})).toMatchObject({
      status: 429,
      error: { code: 'rate_limited', message: expect.stringContaining('稍后再试') },
    })
    expect((await one.call('approver', 'inbox', {})).ok).toBe(true)
    for (let n = EXPORT_LIMITS.perMinute; n < EXPORT_LIMITS.perDay; n += 1) {
      one.city.clock.onHours(0.1)
      await made('handler')
    }
    one.city.clock.onHours(0.1)
    expect(await one.call('handler', 'inbox', {})).toMatchObject({
      error: { code: 'rate_limited', message: expect.stringContaining('明天') },
    })
    one.city.clock.onHours(24)
    expect((await one.call('handler', 'inbox', {})).ok).toBe(true)
    one.city.clock.onHours(48)
    await purgeExports(one.deps, ALWAYS)
    expect((await one.city.store.query(exportDays, { index: 'by_day', equals: {}, limit: 10 })).items).toEqual([])
  })

  it('ends at its most rows, or when finding them takes too long, and says so on the sheet', async () => {
    const { items } = await one.submit().then(() => one.deps.shown.inbox(people.handler, { where: {}, limit: 1 }))
    const row = items[0] as MessageRow
    const endless = {
      ...one.deps.shown,
      inbox: async () => ({ items: Array<MessageRow>(200).fill(row), nextCursor: 'x' }),
    }
    one.deps = { ...one.deps, shown: endless }
    const many = await made('handler')
    expect(many).toMatchObject({ count: EXPORT_LIMITS.rows, cut: 'rows' })
    expect(many.rows[2]?.[0]).toContain('只导出了排在前面的2000件')
    const slow = async () => {
      one.city.clock.onHours(1)
      return { items: [row], nextCursor: 'x' }
    }
    one.deps = { ...one.deps, shown: { ...endless, inbox: slow } }
    const cut = await made('handler')
    expect(cut).toMatchObject({ count: 1, cut: 'time' })
    expect(cut.rows[2]?.[0]).toContain('后面的没有导出')
  })

  it('that cannot be written down is not kept', async () => {
    const put = jest.spyOn(one.storage, 'put')
    const { store } = one.city
    let commits = 0
    const failing: typeof store = {
      ...store,
      transact: (work) =>
        (commits += 1) === 2 ? Promise.reject(new Error('the database is away')) : store.transact(work),
    }
    one.deps = { ...one.deps, store: failing }
    await expect(one.call('handler', 'inbox', {})).resolves.toMatchObject({ ok: false })
    expect(put).toHaveBeenCalledTimes(1)
    expect(await one.storage.get(String(await put.mock.results[0]?.value))).toBeNull()
    expect(await one.audited('exports.inbox')).toEqual([])
  })
})

describe('exports in memory', () => exportsSuite(() => Promise.resolve(memoryStore())))

describe('a workbook', () => {
  const write = excelWorkbooks(() => Promise.resolve(ExcelJS))
  const workbook = (cells: readonly (string | number)[]): Workbook => ({
    title: '导出',
    city: '小城',
    watermark: { line: 'A&B公司的张三', trace: 'abc', madeBy: '张三', at: '2026-07-03T01:00:00.000Z' },
    sheets: [
      { name: '留言', notes: [], columns: cells.map((_, at) => ({ title: `列${at}`, width: 9 })), rows: [cells] },
    ],
  })

  it.each(['=1+1', '=HYPERLINK("http://evil","x")', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', "'=1"])(
    'writes %j as a text that stays one',
    async (text) => {
      const book = await readWorkbook(await write(workbook([text])))
      const cell = book.worksheets[0]?.getCell(3, 1)
      expect(cell?.type).toBe(ExcelJS.ValueType.String)
      expect(cell?.formula).toBeUndefined()
      expect(cell?.numFmt).toBe('@')
      expect(cell?.value).toBe(text)
    },
  )

  it('takes numbers as numbers, and any text that a person can write', async () => {
    const odd = `一<b>&"'\u0001\uFFFF\uD800二`
    const book = await readWorkbook(await write(workbook([7, odd, '字'.repeat(40_000)])))
    const [, number, text, long] = book.worksheets[0]?.getRow(3).values as ExcelJS.CellValue[]
    expect(number).toBe(7)
    expect(plain(text)).toMatch(/^一<b>&"'.*二$/u)
    expect(plain(long)).toHaveLength(32_767)
    expect(book.worksheets[0]?.headerFooter.oddHeader).toContain('A&&B')
  })
})

describe('the figures of the press overview', () => {
  it('come as sheets of totals, units, kinds and days, without a text of anybody', async () => {
    const one = new ExportsCity()
    await one.submit()
    const { data } = await one.call('chief', 'overview', { from: '2026-07-01', to: '2026-07-03' })
    const book = await one.open(data.id)
    expect(book.worksheets.map(({ name }) => name)).toEqual(['合计', '按单位', '按类型', '按日期'])
    const [watermark, range, headings] = textsOf(book.worksheets[0])
    expect(watermark?.[0]).toContain('市政府新闻办')
    expect(range?.[0]).toBe('2026-07-01至2026-07-03')
    expect(headings?.slice(0, 3)).toEqual(['时段', '收到', '转办'])
    expect((await one.audited('exports.overview'))[0]).toMatchObject({
      personal: false,
      what: { from: '2026-07-01', to: '2026-07-03' },
    })
  })
})

it('a long range comes by month, and no month is passed off as its first day', async () => {
  const one = new ExportsCity()
  await one.submit()
  const { data } = await one.call('chief', 'overview', { from: '2025-06-15', to: '2026-07-03' })
  const sheet = (await one.open(data.id)).worksheets[3]
  expect(sheet?.name).toBe('按月份')
  const rows = textsOf(sheet).slice(2, -1)
  expect(rows.map(([first]) => first).slice(0, 3)).toEqual(['月份', '2025年6月', '2025年7月'])
  expect(rows.at(-1)?.[0]).toBe('2026年7月')
  const year = await one.call('chief', 'overview', { from: '2025-07-03', to: '2026-07-03' })
  expect((await one.open(year.data.id)).worksheets[3]?.name).toBe('按日期')
})

it('a sheet says the words of the pages', () => {
  expect(SHEET_STATUSES).toEqual(STATUS_WORDS)
  expect(SHEET_DUES).toEqual(DUE_WORDS)
  expect(SHEET_FLAGS).toEqual(FLAG_WORDS)
  expect(SHEET_QUEUES).toEqual(QUEUE_WORDS)
  expect(Object.keys(SHEET_TILES)).toEqual(expect.arrayContaining(Object.keys(TILE_COPY)))
})
