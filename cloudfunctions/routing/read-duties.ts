import { parse } from 'csv-parse/sync'
import { ROUTING_LIMITS } from '../../types/routing.terms'
import type { Directory, Unit } from '../hall'
import { ROUTING_SAYS } from './copy'
import type { Category, DutyClause } from './domain/duty'

const SAYS = ROUTING_SAYS.table

/** Column names as tables write them. */
const COLUMNS: Readonly<Record<string, Column>> = {
  单位: 'unit',
  单位名称: 'unit',
  承办单位: 'unit',
  unit: 'unit',
  职责: 'text',
  职责内容: 'text',
  事项: 'text',
  text: 'text',
  类别: 'category',
  一级类别: 'category',
  category: 'category',
  主题: 'topics',
  topics: 'topics',
  关键词: 'keywords',
  keywords: 'keywords',
  别名: 'aliases',
  aliases: 'aliases',
  县市区: 'districts',
  区县: 'districts',
  districts: 'districts',
}
type Column = 'unit' | 'text' | 'category' | 'topics' | 'keywords' | 'aliases' | 'districts'

/** What is wrong with a table, by line (`table.<line>`; 0 is the table as a whole); a sentence each. */
export type DutyFaults = Readonly<Record<string, string>>

/** The cells of a table written with commas or tabs. Null where its quotes never end. */
export function cellsOf(table: string): readonly (readonly string[])[] | null {
  const [first = ''] = table.split('\n', 1)
  try {
    return parse(table, {
      bom: true,
      delimiter: first.includes('\t') ? '\t' : first.includes('，') && !first.includes(',') ? '，' : ',',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    })
  } catch {
    return null
  }
}

/** Reads duty clauses from the rows of a table, headings first; numbers them by unit in their order. */
export function readDuties(
  rows: readonly (readonly string[])[] | null,
  directory: Directory,
  tree: readonly Category[],
): { readonly clauses: readonly DutyClause[] } | { readonly faults: DutyFaults } {
  const headingAt = rows?.findIndex((row) => !isBlank(row)) ?? -1
  const heading = rows?.[headingAt]?.map((cell) => COLUMNS[cell.trim().toLowerCase()])
  if (rows === null || heading === undefined || !heading.includes('unit') || !heading.includes('text'))
    return { faults: { 'table.0': SAYS.heading } }
  if (rows.length - headingAt - 1 > ROUTING_LIMITS.clauses)
    return { faults: { 'table.0': SAYS.tooMany(ROUTING_LIMITS.clauses) } }
  const faults: Record<string, string> = {}
  const clauses: DutyClause[] = []
  const counted = new Map<string, number>()
  rows.forEach((row, at) => {
    if (at <= headingAt || isBlank(row)) return
    const cell = (column: Column): string => row[heading.indexOf(column)]?.trim() ?? ''
    const read = readClause(cell, directory, tree)
    if ('fault' in read) {
      faults[`table.${at + 1}`] = SAYS.line(at + 1, read.fault)
      return
    }
    const number = (counted.get(read.unitId) ?? 0) + 1
    counted.set(read.unitId, number)
    clauses.push({ id: `${read.unitId}-${number}`, ...read })
  })
  if (Object.keys(faults).length > 0) return { faults }
  return clauses.length === 0 ? { faults: { 'table.0': SAYS.empty } } : { clauses }
}

function readClause(
  cell: (column: Column) => string,
  { document: { units } }: Directory,
  tree: readonly Category[],
): Omit<DutyClause, 'id'> | { readonly fault: string } {
  const named = cell('unit')
  const unit = units.find(({ id, name }) => id === named || name === named)
  if (unit === undefined) return { fault: SAYS.unit }
  const text = cell('text')
  const { min, max } = ROUTING_LIMITS.clauseText
  if (text.length < min || text.length > max) return { fault: SAYS.text }
  const category = cell('category')
  if (category !== '' && !tree.some(({ name }) => name === category)) return { fault: SAYS.category }
  const districts = wordsIn(cell('districts')).map((name) => districtNamed(name, units))
  if (districts.includes(undefined)) return { fault: SAYS.district }
  const [topics, keywords, aliases] = [wordsIn(cell('topics')), wordsIn(cell('keywords')), wordsIn(cell('aliases'))]
  const lists = [topics, keywords, aliases]
  const fits = (word: string): boolean => word.length >= 2 && word.length <= ROUTING_LIMITS.word
  if (lists.some((words) => words.length > ROUTING_LIMITS.words || !words.every(fits))) return { fault: SAYS.words }
  if (lists.flat().length === 0) return { fault: SAYS.noWords }
  return {
    unitId: unit.id,
    ...(category === '' ? {} : { category }),
    text,
    topics,
    districts: districts.filter((id) => id !== undefined),
    keywords,
    aliases,
  }
}

/** Words between blanks, 、 ； or commas. */
const wordsIn = (cell: string): string[] => [...new Set(cell.split(/[\s、；;，,|/]+/).filter((word) => word !== ''))]

const districtNamed = (named: string, units: readonly Unit[]): string | undefined =>
  units.find(
    ({ id, name, kind, areaNames = [] }) =>
      kind === 'district' && (id === named || name === named || areaNames.includes(named)),
  )?.id

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '')
