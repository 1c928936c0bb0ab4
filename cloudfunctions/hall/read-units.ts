import type { ACCOUNT_PLATFORMS } from '../../types/hall.contract'
import type { NewDocument } from '../shared/documents'
import { isStorable } from '../shared/kernel/storable-text'
import { type TableFaults, type TableLine, tableLines, type TableRows, wordsIn } from '../shared/kernel/table-lines'
import { HALL_COPY } from './copy'
import { DIRECTORY_ID, type DirectoryDocument, type Post, type Unit } from './unit'

const SAYS = HALL_COPY.table

/** Column names as tables write them. */
const COLUMNS: ReadonlyMap<string, Column> = new Map([
  ['编号', 'id'],
  ['id', 'id'],
  ['名称', 'name'],
  ['单位', 'name'],
  ['单位名称', 'name'],
  ['name', 'name'],
  ['类型', 'kind'],
  ['kind', 'kind'],
  ['上级', 'parent'],
  ['上级单位', 'parent'],
  ['承办单位', 'parent'],
  ['parent', 'parent'],
  ['主题', 'topics'],
  ['topics', 'topics'],
  ['关键词', 'keywords'],
  ['keywords', 'keywords'],
  ['地名', 'areaNames'],
  ['areanames', 'areaNames'],
  ['电话', 'phones'],
  ['phones', 'phones'],
  ['政务号', 'account'],
  ['account', 'account'],
  ['平台', 'platform'],
  ['platform', 'platform'],
  ['原始id', 'originalId'],
  ['originalid', 'originalId'],
  ['简介', 'introduction'],
  ['introduction', 'introduction'],
])
type Column =
  | ('id' | 'name' | 'kind' | 'parent' | 'topics' | 'keywords' | 'areaNames' | 'phones')
  | ('account' | 'platform' | 'originalId' | 'introduction')

/** What a line is, as tables write it. The city has one line of its own; a mailbox 信箱 is a post. */
const KINDS: ReadonlyMap<string, Unit['kind'] | 'city' | 'post'> = new Map([
  ['城市', 'city'],
  ['部门', 'department'],
  ['科室', 'department'],
  ['县市区', 'district'],
  ['镇街', 'district'],
  ['信箱', 'post'],
])
const PLATFORMS: ReadonlyMap<string, (typeof ACCOUNT_PLATFORMS)[number]> = new Map([
  ['微信', 'wechat'],
  ['微博', 'weibo'],
  ['抖音', 'douyin'],
  ['今日头条', 'toutiao'],
  ['视频号', 'video_account'],
])
const LIMITS = { lines: 3000, name: 40, word: 30, introduction: 200 } as const
/** Accounts, messages and figures name a unit by this for ever. */
const UNIT_ID = /^[a-z0-9][a-z0-9-]{0,39}$/
const PHONE = /^[\d()-]{3,20}$/

interface Line extends TableLine<Column> {
  readonly kind: Unit['kind'] | 'city' | 'post' | undefined
}

/** Reads the whole directory of a city from the rows of a table, headings first. */
export function readUnits(
  rows: TableRows,
): { readonly directory: NewDocument<DirectoryDocument> } | { readonly faults: TableFaults } {
  const layout = { columns: COLUMNS, wanted: ['id', 'name', 'kind'], most: LIMITS.lines, says: SAYS } as const
  const read = tableLines(rows, layout)
  if ('faults' in read) return read
  const lines = read.lines.map((line): Line => ({ ...line, kind: KINDS.get(line.cell('kind')) }))
  const faults: Record<string, string> = {}
  const cities = lines.filter(({ kind }) => kind === 'city')
  if (cities.length !== 1) faults['table.0'] = SAYS.oneCity
  for (const line of lines) {
    const fault = faultOf(line, lines)
    if (fault !== null) faults[`table.${line.at}`] = SAYS.line(line.at, fault)
  }
  const [city] = cities
  if (city === undefined || Object.keys(faults).length > 0) return { faults }
  return { directory: directoryOf(city, lines) }
}

/** The first thing wrong with a line. */
function faultOf({ at, cell, cells, kind }: Line, lines: readonly Line[]): string | null {
  const name = cell('name')
  if (!cells.every(isStorable)) return SAYS.signs
  if (kind === undefined) return SAYS.kind
  if (name.length < 2 || name.length > LIMITS.name) return SAYS.name
  if (kind !== 'city') {
    if (!UNIT_ID.test(cell('id'))) return SAYS.id
    const before = lines.find((other) => other.at < at && other.kind !== 'city' && other.cell('id') === cell('id'))
    if (before !== undefined) return SAYS.idTwice(before.at)
    const above = namedBy(cell('parent'), lines)
    if (kind === 'post' ? above === undefined : cell('parent') !== '' && above === undefined) return SAYS.parent
    if (above?.at === at || (above !== undefined && above.cell('parent') !== '' && kind !== 'post'))
      return SAYS.oneLevel
  }
  const words = [...wordsIn(cell('topics')), ...wordsIn(cell('keywords')), ...wordsIn(cell('areaNames'))]
  if (words.some((word) => word.length < 2 || word.length > LIMITS.word)) return SAYS.words
  if (!wordsIn(cell('phones')).every((phone) => PHONE.test(phone))) return SAYS.phones
  if (cell('platform') !== '' && !PLATFORMS.has(cell('platform'))) return SAYS.platform
  if (cell('introduction').length > LIMITS.introduction) return SAYS.introduction
  return null
}

/** The unit that a cell names by its number or its name. */
const namedBy = (named: string, lines: readonly Line[]): Line | undefined =>
  lines.find(({ cell, kind }) => kind !== 'city' && kind !== 'post' && (cell('id') === named || cell('name') === named))

function directoryOf(city: Line, lines: readonly Line[]): NewDocument<DirectoryDocument> {
  const aboveOf = ({ cell }: Line): string => namedBy(cell('parent'), lines)?.cell('id') ?? ''
  const units = lines.flatMap((line): Unit[] => {
    const { cell, kind } = line
    if (kind !== 'department' && kind !== 'district') return []
    const [areaNames, phones, parentId] = [wordsIn(cell('areaNames')), wordsIn(cell('phones')), aboveOf(line)]
    return [
      {
        id: cell('id'),
        name: cell('name'),
        kind,
        ...(parentId === '' ? {} : { parentId }),
        topics: wordsIn(cell('topics')),
        keywords: wordsIn(cell('keywords')),
        ...(areaNames.length === 0 ? {} : { areaNames }),
        ...(phones.length === 0 ? {} : { phones }),
        ...accountOf('account', line),
      },
    ]
  })
  const posts = lines
    .filter(({ kind }) => kind === 'post')
    .map((line): Post => ({ id: line.cell('id'), name: line.cell('name'), unitId: aboveOf(line) }))
  const [hotline = '12345'] = wordsIn(city.cell('phones'))
  return { id: DIRECTORY_ID, cityName: city.cell('name'), hotline, ...accountOf('cityAccount', city), units, posts }
}

function accountOf<Name extends string>(name: Name, { cell }: Line): { [N in Name]?: NonNullable<Unit['account']> } {
  if (cell('account') === '') return {}
  const originalId = cell('originalId')
  const account: NonNullable<Unit['account']> = {
    name: cell('account'),
    platform: PLATFORMS.get(cell('platform')) ?? 'wechat',
    ...(originalId === '' ? {} : { originalId }),
    introduction: cell('introduction'),
  }
  return { [name]: account } as { [N in Name]?: NonNullable<Unit['account']> }
}
