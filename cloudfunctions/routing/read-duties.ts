import { ROUTING_LIMITS } from '../../types/routing.terms'
import { type Directory, districtNamed, type Unit, unitsByName } from '../hall'
import { isStorable } from '../shared/kernel/storable-text'
import { type TableFaults, type TableLine, tableLines, type TableRows, wordsIn } from '../shared/kernel/table-lines'
import { ROUTING_SAYS } from './copy'
import type { Category, DutyClause } from './domain/duty'

const SAYS = ROUTING_SAYS.table

/** Column names as tables write them. */
const COLUMNS: ReadonlyMap<string, Column> = new Map([
  ['单位', 'unit'],
  ['单位名称', 'unit'],
  ['承办单位', 'unit'],
  ['unit', 'unit'],
  ['职责', 'text'],
  ['职责内容', 'text'],
  ['事项', 'text'],
  ['text', 'text'],
  ['类别', 'category'],
  ['一级类别', 'category'],
  ['category', 'category'],
  ['主题', 'topics'],
  ['topics', 'topics'],
  ['关键词', 'keywords'],
  ['keywords', 'keywords'],
  ['别名', 'aliases'],
  ['aliases', 'aliases'],
  ['县市区', 'districts'],
  ['区县', 'districts'],
  ['districts', 'districts'],
])
type Column = 'unit' | 'text' | 'category' | 'topics' | 'keywords' | 'aliases' | 'districts'

/** Reads duty clauses from the rows of a table, headings first; numbers them by unit in their order. */
export function readDuties(
  rows: TableRows,
  directory: Directory,
  tree: readonly Category[],
): { readonly clauses: readonly DutyClause[] } | { readonly faults: TableFaults } {
  const layout = { columns: COLUMNS, wanted: ['unit', 'text'], most: ROUTING_LIMITS.clauses, says: SAYS } as const
  const table = tableLines(rows, layout)
  if ('faults' in table) return table
  const faults: Record<string, string> = {}
  const clauses: DutyClause[] = []
  const counted = new Map<string, number>()
  const named = unitsByName(directory.document.units)
  for (const line of table.lines) {
    const read = readClause(line, directory, named, tree)
    if ('fault' in read) {
      faults[`table.${line.at}`] = SAYS.line(line.at, read.fault)
      continue
    }
    const number = (counted.get(read.unitId) ?? 0) + 1
    counted.set(read.unitId, number)
    clauses.push({ id: `${read.unitId}-${number}`, ...read })
  }
  if (Object.keys(faults).length > 0) return { faults }
  return clauses.length === 0 ? { faults: { 'table.0': SAYS.empty } } : { clauses }
}

function readClause(
  { cell, cells }: TableLine<Column>,
  { document: { units } }: Directory,
  named: ReadonlyMap<string, Unit>,
  tree: readonly Category[],
): Omit<DutyClause, 'id'> | { readonly fault: string } {
  if (!cells.every(isStorable)) return { fault: SAYS.signs }
  const unit = named.get(cell('unit'))
  if (unit === undefined) return { fault: SAYS.unit }
  const text = cell('text')
  const { min, max } = ROUTING_LIMITS.clauseText
  if (text.length < min || text.length > max) return { fault: SAYS.text }
  const category = cell('category')
  if (category !== '' && !tree.some(({ name }) => name === category)) return { fault: SAYS.category }
  const districts = wordsIn(cell('districts')).map((name) => districtNamed(name, units)?.id)
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
