import type { Unit } from '../../hall'
import { account, words } from './unit-row'

/** One 县市区 with its two 镇街. Every name is invented; none is meant to be a real place. */
interface DistrictRow {
  readonly id: string
  readonly name: string
  /** Spellings of the area in messages, the short one last. */
  readonly areas: string
  readonly streets: readonly [string, string]
  readonly account?: Unit['account']
}

const ROWS: readonly DistrictRow[] = [
  {
    id: 'district-yunlan',
    name: '云澜区',
    areas: '云澜区 云澜',
    streets: ['听涛街道', '锦云街道'],
    account: account('云澜发布', '云澜区的新闻、公告和办事提示。'),
  },
  { id: 'district-qinghe', name: '青禾区', areas: '青禾区 青禾', streets: ['禾园街道', '望禾街道'] },
  { id: 'district-jinting', name: '锦汀区', areas: '锦汀区 锦汀', streets: ['汀洲街道', '锦绣里街道'] },
  { id: 'district-mingwan', name: '明湾区', areas: '明湾区 明湾', streets: ['湾头街道', '月明街道'] },
  { id: 'district-liudi', name: '柳堤区', areas: '柳堤区 柳堤', streets: ['长堤街道', '柳荫街道'] },
  { id: 'district-songyue', name: '松月区', areas: '松月区 松月', streets: ['松风街道', '映月街道'] },
  { id: 'district-gaoxin', name: '示范高新区', areas: '高新区 高新', streets: ['创智街道', '科苑街道'] },
  { id: 'district-jingkai', name: '示范经开区', areas: '经开区 经开', streets: ['港前街道', '兴业街道'] },
  { id: 'district-fengping', name: '枫坪市', areas: '枫坪市 枫坪', streets: ['枫林街道', '坪上镇'] },
  { id: 'district-lanshi', name: '岚石市', areas: '岚石市 岚石', streets: ['岚前街道', '石门坎镇'] },
  { id: 'district-heyuan', name: '禾垣县', areas: '禾垣县 禾垣', streets: ['城垣镇', '禾丰镇'] },
  { id: 'district-bailu', name: '白麓县', areas: '白麓县 白麓', streets: ['麓前镇', '白杨沟镇'] },
  { id: 'district-shuangtan', name: '双潭县', areas: '双潭县 双潭', streets: ['上潭镇', '下潭镇'] },
]

/** The 13 县市区, each followed by its two 镇街 `<district>-street-1` and `-2`. */
export const districts: readonly Unit[] = ROWS.flatMap((row) => [
  {
    id: row.id,
    name: row.name,
    kind: 'district' as const,
    topics: words('街道社区 乡镇事务'),
    // What a district answers for itself; most messages reach it by the place, not by a word.
    keywords: words('街道办 社区居委会 镇政府 村务公开 村干部 村里的路 背街小巷'),
    areaNames: words(row.areas),
    ...(row.account === undefined ? {} : { account: row.account }),
  },
  ...row.streets.map((name, index) => ({
    id: `${row.id}-street-${index + 1}`,
    name: `${row.name}${name}`,
    kind: 'district' as const,
    parentId: row.id,
    topics: [],
    keywords: [],
  })),
])
