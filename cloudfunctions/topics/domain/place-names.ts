/** What names of places end with, longer ones first. */
const ENDINGS = (
  '科技园 工业园 产业园 花园 家园 公园 校园 新村 新城 名城 国际城 国际广场 小区 社区 街道 大道 广场 大厦 公寓 公馆 别墅 山庄 ' +
  '中学 小学 幼儿园 学校 学院 大学 医院 市场 车站 地铁站 高铁站 火车站 大桥 立交 立交桥 国际 名邸 雅苑 东路 西路 南路 北路 ' +
  '中路 路 街 巷 苑 村 镇 乡 组 桥 湖 府 城 湾 园 区 县'
).split(' ')
/** Districts have short names: 历下区, 莱山区. A longer one before 区 is a sentence. */
const SHORT_BEFORE: ReadonlySet<string> = new Set(['区', '县', '园', '组'])
/** By their first character, longer ones first: a text is read once. */
const ENDINGS_FROM = new Map<string, string[]>()
for (const ending of [...ENDINGS].sort((a, b) => b.length - a.length))
  ENDINGS_FROM.set(ending.charAt(0), [...(ENDINGS_FROM.get(ending.charAt(0)) ?? []), ending])

/** What stands before a name and is no part of it; a name does not reach across it. */
const BEFORE =
  /(?:位于|座落|坐落|关于|反映|投诉|举报|咨询|请问|建议|希望|请求|影响|威胁|反应|业主|居民|家里|市民|附近|旁边|周边|对面|整个|我们|你们|他们|这个|那个|以及|或者|还有|因为|所以|没有|什么|怎么|为何|何时|[些多过感在是的了和与跟及至到从向往对就也都让把被给于为由请问说我你他她它这那哪每各该本有没无不很太又再已将会能可要想去来上下市省])/gu

/** Characters of a name before its ending, at most. */
const LONGEST = 6
const SHORT = 3
const PIECE = /[a-z0-9\p{Script=Han}]+/giu
/** A code of a district, as anonymised letters carry it: `A3区`, `K9县`. */
const CODE = /[a-z]\d*[区县市]/giu

/** Of a code the one that narrows: a district, not the whole city. */
const DISTRICT = /[a-z]\d+[区县市]/giu

const ALONE = /^[a-z]\d*[区县市]$/iu

/** Where a name stands: `[from, to)` in UTF-16 units. */
export interface Span {
  readonly from: number
  readonly to: number
}

/**
 * Where names of streets, estates, schools and districts stand in a text, by their endings alone: no list of the
 * city's places is needed. Wrong now and then (城 of 商城); it only weighs and orders, it decides nothing by itself.
 */
export function findPlaceNames(text: string): Span[] {
  const spans: Span[] = []
  for (const code of text.matchAll(DISTRICT)) spans.push({ from: code.index, to: code.index + code[0].length })
  for (const piece of text.matchAll(PIECE)) collect(piece[0], piece.index, spans)
  return spans.sort((a, b) => a.from - b.from || a.to - b.to)
}

function collect(piece: string, offset: number, spans: Span[]): void {
  let from = 0
  for (let at = 1; at < piece.length; at += 1) {
    const ending = ENDINGS_FROM.get(piece.charAt(at))?.find((one) => piece.startsWith(one, at))
    if (ending === undefined) continue
    const start = Math.max(from, at - LONGEST)
    const name = cut(piece.slice(start, at))
    if (ALONE.test(`${name}${ending}`)) continue
    if (name.length >= 2 && (name.length <= SHORT || !SHORT_BEFORE.has(ending))) {
      spans.push({ from: offset + at - name.length, to: offset + at + ending.length })
      from = at + ending.length
      at = from - 1
    }
  }
}

/** What follows the last word that is no part of a name, and the code of a district. */
function cut(before: string): string {
  let from = 0
  for (const found of before.matchAll(BEFORE)) from = found.index + found[0].length
  for (const found of before.matchAll(CODE)) from = Math.max(from, found.index + found[0].length)
  return before.slice(from)
}

/** Whether a phrase reads as the name of a place: it ends like one, or is a district's code. */
export const isPlaceName = (phrase: string): boolean =>
  (phrase.length >= 3 && ENDINGS.some((ending) => phrase.endsWith(ending))) || ALONE.test(phrase)
