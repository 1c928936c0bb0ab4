import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { auditPending } from '../../cloudfunctions/audit/audit.store'
import { calendarFunction, calendarYears, storedCalendars } from '../../cloudfunctions/calendar'
import { checkTable } from '../../cloudfunctions/calendar/check-table'
import { readTable } from '../../cloudfunctions/calendar/read-table'
import { VENDORED_YEARS } from '../../cloudfunctions/shared/calendar'
import type { CalendarYear } from '../../types/calendar.contract'
import type { WireError } from '../../types/wire.contract'
import { MovedClock, people, type PersonName } from '../support/small-city'

/** A year as it could be announced: not the real notice, which is not out yet. */
const LINES = [
  '年份,2027',
  '通知,国务院办公厅关于2027年部分节假日安排的通知',
  '文号,国办发明电〔2026〕7号',
  '网址,https://www.gov.cn/zhengce/content/2026.htm',
  '放假,元旦,2027-01-01,2027-01-03',
  '放假,春节,2027-02-05,2027-02-12',
  '放假,清明,2027-04-03,2027-04-05',
  '放假,劳动节,2027-05-01,2027-05-05',
  '放假,端午,2027-06-09',
  '放假,中秋,2027-09-15',
  '放假,国庆节,2027-10-01,2027-10-07',
  '上班,2027-02-14',
  '上班,2027-05-08',
]
const TABLE = LINES.join('\n')
const without = (start: string): string => LINES.filter((line) => !line.startsWith(start)).join('\n')
const and = (...lines: string[]): string => [TABLE, ...lines].join('\n')

function openCalendar() {
  const store = memoryStore()
  const clock = new MovedClock('2026-11-20T02:00:00.000Z')
  let ids = 0
  const served = calendarFunction({ store, clock, ids: { next: () => `id${(ids += 1)}` } })
  const call = async (procedure: string, input: unknown, who: PersonName | null = 'admin') => {
    const identify = () => Promise.resolve(who === null ? null : people[who])
    const answer = await served.call({ procedure, input, traceId: 't', identify })
    return answer as unknown as {
      status: number
      body: { data: CalendarYear & { years: CalendarYear[] }; error: WireError }
    }
  }
  return { store, clock, call, running: storedCalendars(store, clock) }
}

describe('a year’s notice', () => {
  it('is read by an administrator, and everybody reckons with it five seconds later', async () => {
    const { call, running, clock } = openCalendar()
    await running.refresh()
    expect(running.current().coveredThrough).toBe('2026-12-31')
    const { body } = await call('import', { table: TABLE })
    expect(body.data).toMatchObject({ year: 2027, from: 'imported', notice: { number: '国办发明电〔2026〕7号' } })
    await running.refresh()
    expect(running.current().coveredThrough).toBe('2026-12-31')
    clock.onHours(6 / 3600)
    await running.refresh()
    expect(running.current().coveredThrough).toBe('2027-12-31')
    expect(running.current().kindOf('2027-02-08')).toEqual({ why: 'holiday', name: '春节' })
    expect(running.current().kindOf('2027-02-14')).toEqual({ why: 'makeup_workday' })
    const years = (await call('years', {}, null)).body.data.years
    expect(years.map(({ year, from }) => [year, from]).slice(0, 2)).toEqual([
      [2027, 'imported'],
      [2026, 'shipped'],
    ])
    expect(years[1]?.workingDays).toBe(248)
  })

  it('that is read in again as it was changes nothing and leaves no line in the log', async () => {
    const { store, clock, call } = openCalendar()
    const lines = async () => (await store.query(auditPending, { index: 'all', equals: {}, limit: 9 })).items.length
    await call('import', { table: TABLE })
    const [first, logged] = [await store.get(calendarYears, '2027'), await lines()]
    clock.onHours(1)
    expect((await call('import', { table: TABLE })).status).toBe(200)
    expect(await store.get(calendarYears, '2027')).toEqual(first)
    expect(await lines()).toBe(logged)
  })

  it('may come as JSON, as tabs or with full-width commas', async () => {
    const written = readTable(TABLE)
    if (!('table' in written)) throw new Error('not read')
    const known = { coveredThrough: '2026-12-31', thisYear: 2026 }
    const checked = checkTable(written.table, known)
    if (!('table' in checked)) throw new Error('not taken')
    const json = JSON.stringify(checked.table)
    // As some editors save it: with a byte order mark before it.
    for (const text of [
      json,
      `\uFEFF${json}`,
      `\uFEFF${TABLE}`,
      TABLE.replaceAll(',', '\t'),
      TABLE.replaceAll(',', '，'),
    ]) {
      const again = readTable(text)
      if (!('table' in again)) throw new Error('not read')
      expect(checkTable(again.table, known)).toEqual(checked)
    }
  })

  it('may be corrected, this year’s too, and takes the place of what was shipped', async () => {
    const { call, running, clock } = openCalendar()
    const shipped = VENDORED_YEARS.at(-1)
    if (shipped === undefined) throw new Error('no year shipped')
    const corrected = { ...shipped, makeupWorkdays: [...shipped.makeupWorkdays, '2026-12-26'] }
    expect((await call('import', { table: JSON.stringify(corrected) })).body.data.workingDays).toBe(249)
    await call('import', { table: TABLE })
    clock.onHours(1)
    const changed = TABLE.replace('上班,2027-05-08', '上班,2027-05-09')
    expect((await call('import', { table: changed })).status).toBe(200)
    await running.refresh()
    expect(['2026-12-26', '2027-05-08', '2027-05-09'].map((day) => running.current().isWorkingDay(day))).toEqual([
      true,
      false,
      true,
    ])
  })

  it.each([
    ['table.14', and('上班,2027-03-10'), '第14行：2027-03-10是星期三，本来就上班，不能列为调休上班日。'],
    ['table.14', and('上班,2027-10-02'), '第14行：2027-10-02已列为国庆节放假，不能同时上班。'],
    ['table.14', and('上班,2027-05-08'), '第14行：2027-05-08与第13行重复。'],
    ['table.14', and('放假,清明,2027-04-05,2027-04-06'), '第14行：2027-04-05与第7行重复。'],
    ['table.14', and('放假,元旦,2026-12-31'), '第14行：2026-12-31不在2027年，请写进那一年的安排。'],
    ['table.14', and('放假,中秋,2027-09-31'), '第14行：“2027-09-31”不是有效的日期（例如2027-01-01）。'],
    ['table.14', and('放假,中秋,2027-09-20,2027-09-18'), '第14行：结束日期早于开始日期。'],
    ['table.14', and('放假,,2027-09-20'), '第14行：缺少节日名称。'],
    ['table.14', and('停工,2027-09-20'), '第14行：看不懂这一行：应以“年份”“通知”“文号”“网址”“放假”或“上班”开头。'],
    // A month mistyped: ten months off, and every deadline of the city in December.
    [
      'table.6',
      TABLE.replace('2027-02-12', '2027-12-12'),
      '第6行：春节放假311天，没有这么长的假期，请核对开始和结束日期。',
    ],
    [
      'table.6',
      TABLE.replace('2027-02-12', '2027-02-20'),
      '第6行：春节放假16天，没有这么长的假期，请核对开始和结束日期。',
    ],
    ['table.6', TABLE.replace('2027-02-12', '2028-02-12'), '第6行：2028-02-12不在2027年，请写进那一年的安排。'],
    [
      'table.0',
      TABLE.replace('2027-10-01,2027-10-07', '2027-10-11,2027-10-17'),
      '2027-10-01是国庆节，依法放假，表里却没有放假，请核对国庆节的日期。',
    ],
    [
      'table.0',
      TABLE.replace('2027-05-01,2027-05-05', '2027-05-01'),
      '2027-05-02是劳动节，依法放假，表里却没有放假，请核对劳动节的日期。',
    ],
    ['table.0', without('放假,春节'), '没有春节的放假安排，请核对是否漏抄。'],
    ['table.0', without('网址'), '缺少通知的网址，应当是中国政府网（www.gov.cn）上的地址。'],
    ['table.0', without('年份'), '缺少年份，例如“年份,2027”。'],
    ['table.0', TABLE.replaceAll('2027', '2028'), '请先导入2027年的安排，中间不能缺年份。'],
    ['table.0', TABLE.replaceAll('2027', '2025'), '2025年已经过去，按当时校历作出的评判不再改变，不用再导入。'],
    ['table.0', TABLE.replace('年份,2027', '年份,2026'), '通知标题里没有“2026年”，请核对是不是这一年的通知。'],
    ['table.0', '{"year":2027', '不是完整的JSON，请重新复制整张表。'],
    ['table.0', '{"year":2027}', '缺少年份、通知标题、网址、放假安排或调休上班日，请对照模板补齐。'],
  ])('is refused with a sentence under %s, and nothing changes', async (field, table, sentence) => {
    const { call, running } = openCalendar()
    const { status, body } = await call('import', { table })
    expect([status, body.error.fields?.[field]]).toEqual([400, sentence])
    await running.refresh()
    expect(running.current().coveredThrough).toBe('2026-12-31')
  })

  it.each([String.raw`\u0000`, String.raw`\ud800`])(
    'as JSON with the escape %s is refused: no database keeps it',
    async (escape) => {
      const table = JSON.stringify({
        year: 2027,
        notice: { title: '国务院办公厅关于2027年部分节假日安排的通知', urls: ['https://www.gov.cn/a'] },
        holidays: [{ name: '春节@', from: '2027-02-05', to: '2027-02-12' }],
        makeupWorkdays: [],
      }).replace('@', escape)
      const { status, body } = await openCalendar().call('import', { table })
      expect(status).toBe(400)
      expect(Object.values(body.error.fields ?? {})).toEqual(['表里有无法保存的字符，请删除后重新导入。'])
    },
  )

  it('says all that is wrong at once', async () => {
    const { call } = openCalendar()
    const { body } = await call('import', { table: and('上班,2027-03-10', '上班,2027-10-02') })
    expect(Object.keys(body.error.fields ?? {})).toEqual(['table.14', 'table.15'])
  })

  it.each(['citizen', 'chief', 'supervisor', 'auditor'] as const)('is not the business of the %s', async (who) => {
    expect((await openCalendar().call('import', { table: TABLE }, who)).status).toBe(403)
  })

  it.each(VENDORED_YEARS.map((table) => [table.year, table] as const))(
    'of %i, as it was announced, would have been taken',
    (year, table) => {
      const read = readTable(JSON.stringify(table))
      if (!('table' in read)) throw new Error('not read')
      // 2004 to 2006 are known by the copy of Wikisource; everything else about them is checked.
      const urls = year < 2007 ? ['https://www.gov.cn/'] : table.notice.urls
      const known = { coveredThrough: `${year - 1}-12-31`, thisYear: year }
      const checked = checkTable({ ...read.table, notice: { ...read.table.notice, urls } }, known)
      expect('faults' in checked ? [...checked.faults] : checked.table.holidays).toEqual(table.holidays)
    },
  )
})
