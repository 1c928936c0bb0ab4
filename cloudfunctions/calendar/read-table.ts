import * as z from 'zod/mini'
import { CalendarNotice } from '../../types/calendar.contract'
import { findUnstorable } from '../shared/function/plain-input'
import { CALENDAR_COPY } from './copy'

/** What is wrong, by the line it stands on; 0 is the table as a whole. Chinese, a sentence each. */
export type Faults = Map<number, string>

/** One line of a table as it was written. `row` says in Chinese where it stands. */
export interface TableRow {
  readonly line: number
  readonly row: string
  readonly what: 'off' | 'worked'
  readonly name: string
  readonly from: string
  readonly to: string
}
export interface WrittenTable {
  readonly year: number
  readonly notice: { readonly title: string; readonly number?: string; readonly urls: readonly string[] }
  readonly rows: readonly TableRow[]
}

/** Reads a table's text: JSON when it begins like it, else lines of cells between commas (，, and tabs too). */
export const readTable = (text: string): { table: WrittenTable } | { faults: Faults } =>
  text.trimStart().startsWith('{') ? readJson(text) : readLines(text)

const JsonTable = z.object({
  year: z.int(),
  notice: CalendarNotice,
  holidays: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
  makeupWorkdays: z.array(z.string()),
})

function readJson(text: string): { table: WrittenTable } | { faults: Faults } {
  let value: unknown
  try {
    value = JSON.parse(text.trim()) // a file may begin with a byte order mark, which is no JSON
  } catch {
    return { faults: new Map([[0, CALENDAR_COPY.broken]]) }
  }
  // Escapes within the table (\u0000) are plain letters until here: what the edge refuses is looked for again.
  if (findUnstorable(value) !== null) return { faults: new Map([[0, CALENDAR_COPY.badCharacters]]) }
  const read = z.safeParse(JsonTable, value)
  if (!read.success) return { faults: new Map([[0, CALENDAR_COPY.shape]]) }
  const { year, notice, holidays, makeupWorkdays } = read.data
  const { number, ...named } = notice
  return {
    table: {
      year,
      notice: number === undefined ? named : { ...named, number },
      rows: [
        ...holidays.map((holiday, at) => ({
          ...holiday,
          line: at + 1,
          row: CALENDAR_COPY.holidayRow(at + 1),
          what: 'off' as const,
        })),
        ...makeupWorkdays.map((day, at) => ({
          line: holidays.length + at + 1,
          row: CALENDAR_COPY.makeupRow(at + 1),
          what: 'worked' as const,
          name: '',
          from: day,
          to: day,
        })),
      ],
    },
  }
}

function readLines(text: string): { table: WrittenTable } | { faults: Faults } {
  const faults: Faults = new Map()
  const rows: TableRow[] = []
  let [year, title, number] = [Number.NaN, '', '']
  const urls: string[] = []
  text.split(/\r?\n/).forEach((written, at) => {
    const [what = '', first = '', ...more] = written.split(/[,，\t]/).map((cell) => cell.trim().replace(/^"|"$/g, ''))
    const [second = '', third = ''] = more
    const row = { line: at + 1, row: CALENDAR_COPY.row(at + 1) }
    if (what === '年份') year = Number(first.replace(/年$/, ''))
    else if (what === '通知') title = first
    else if (what === '文号') number = first
    else if (what === '网址') urls.push(first)
    else if (what === '放假') rows.push({ ...row, what: 'off', name: first, from: second, to: third || second })
    else if (what === '上班')
      rows.push({ ...row, what: 'worked', name: '', from: first || second, to: first || second })
    else if (written.replace(/[,，\s]/g, '') !== '') faults.set(at + 1, `${row.row}：${CALENDAR_COPY.unknownLine}`)
  })
  if (faults.size > 0) return { faults }
  return { table: { year, notice: { title, urls, ...(number === '' ? {} : { number }) }, rows } }
}
