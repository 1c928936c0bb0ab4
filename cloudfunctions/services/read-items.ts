import type { SERVICE_TOPICS } from '../../types/services.contract'
import { type Directory, type Unit, unitsByName } from '../hall'
import type { NewDocument } from '../shared/documents'
import { isStorable } from '../shared/kernel/storable-text'
import { type TableFaults, type TableLine, tableLines, type TableRows } from '../shared/kernel/table-lines'
import { SERVICES_COPY } from './copy'
import type { ServiceItemDocument } from './service-item'

const SAYS = SERVICES_COPY.table

/** Column names as tables write them. */
const COLUMNS: ReadonlyMap<string, Column> = new Map([
  ['编号', 'id'],
  ['名称', 'name'],
  ['事项名称', 'name'],
  ['主题', 'topic'],
  ['类别', 'topic'],
  ['单位', 'unit'],
  ['办理单位', 'unit'],
  ['别名', 'aliases'],
  ['概述', 'summary'],
  ['内容', 'content'],
  ['依据', 'basis'],
  ['时限', 'timeLimit'],
  ['对象', 'audience'],
  ['材料', 'materials'],
  ['步骤', 'steps'],
  ['渠道', 'channels'],
  ['收费', 'fee'],
  ['电话', 'phone'],
])
type Column =
  | ('id' | 'name' | 'topic' | 'unit' | 'aliases' | 'summary' | 'content' | 'basis' | 'timeLimit' | 'audience')
  | ('materials' | 'steps' | 'channels' | 'fee' | 'phone')
const WANTED = ['id', 'name', 'topic', 'unit'] as const
const TOPICS: ReadonlyMap<string, (typeof SERVICE_TOPICS)[number]> = new Map([
  ['证件办理', 'documents'],
  ['社保医保', 'social_security'],
  ['住房公积金', 'housing'],
  ['教育入学', 'education'],
  ['医疗卫生', 'health'],
  ['交通出行', 'transport'],
  ['水电气热', 'utilities'],
  ['婚育养老', 'family'],
  ['企业开办', 'business'],
  ['文化旅游', 'culture'],
])
const LIMITS = { lines: 5000, name: 60, cell: 5000 } as const
/** Addresses of pages name an item by it. */
const ITEM_ID = /^[a-z0-9][a-z0-9-]{0,59}$/

/**
 * Reads 办事事项 from the rows of a table, headings first; they keep its order.
 * @param directory whose units the table may name; null: any 编号 is taken
 */
export function readServiceItems(
  rows: TableRows,
  directory: Directory | null,
): { readonly items: readonly NewDocument<ServiceItemDocument>[] } | { readonly faults: TableFaults } {
  const read = tableLines(rows, { columns: COLUMNS, wanted: WANTED, most: LIMITS.lines, says: SAYS })
  if ('faults' in read) return read
  const faults: Record<string, string> = {}
  const items = new Map<string, NewDocument<ServiceItemDocument>>()
  const units = directory === null ? null : unitsByName(directory.document.units)
  for (const line of read.lines) {
    const item = readItem(line, units, items.size)
    if (typeof item === 'string') faults[`table.${line.at}`] = SAYS.line(line.at, item)
    else if (items.has(item.id)) faults[`table.${line.at}`] = SAYS.line(line.at, SAYS.idTwice)
    else items.set(item.id, item)
  }
  if (Object.keys(faults).length > 0) return { faults }
  return items.size === 0 ? { faults: { 'table.0': SAYS.empty } } : { items: [...items.values()] }
}

/** An item, or what is wrong with its line. */
function readItem(
  { cell, cells }: TableLine<Column>,
  units: ReadonlyMap<string, Unit> | null,
  rank: number,
): NewDocument<ServiceItemDocument> | string {
  if (!cells.every(isStorable)) return SAYS.signs
  if (cells.some((text) => text.length > LIMITS.cell)) return SAYS.tooLong(LIMITS.cell)
  const [id, name, named, phone] = [cell('id'), cell('name'), cell('unit'), cell('phone')]
  if (!ITEM_ID.test(id)) return SAYS.id
  if (name.length < 2 || name.length > LIMITS.name) return SAYS.name
  const topic = TOPICS.get(cell('topic'))
  if (topic === undefined) return SAYS.topic([...TOPICS.keys()])
  const unitId = units === null ? named : units.get(named)?.id
  if (unitId === undefined || unitId === '') return SAYS.unit
  return {
    id,
    name,
    topic,
    unitId,
    rank,
    aliases: [
      ...new Set(
        cell('aliases')
          .split(/[\s、；;，,]+/)
          .filter((alias) => alias !== ''),
      ),
    ],
    summary: cell('summary'),
    content: cell('content'),
    basis: cell('basis'),
    timeLimit: cell('timeLimit'),
    audience: cell('audience'),
    materials: listed(cell('materials')),
    steps: listed(cell('steps')),
    channels: listed(cell('channels')),
    fee: cell('fee'),
    ...(phone === '' ? {} : { phone }),
  }
}

/** Entries between ； or on lines of their own: they are sentences and may hold commas. */
const listed = (cell: string): string[] =>
  cell
    .split(/[；;\n]+/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
