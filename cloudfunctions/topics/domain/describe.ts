import { findPlaceNames, isPlaceName } from './place-names'
import type { Rarity } from './rarity'

/** A text of a cluster, as far as it is read for its words. */
export interface ReadText {
  readonly title: string
  readonly body: string
  /** District or place that the citizen named beside the text. */
  readonly place?: string | undefined
}

/** A place and in how many of the texts it stands. */
export interface NamedPlace {
  readonly name: string
  readonly messages: number
}

/** What a cluster is about, in the words of its own messages. */
export interface Description {
  /** One to three words that many of its messages share and few others use. */
  readonly words: readonly string[]
  /** At most five, the commonest first. */
  readonly places: readonly NamedPlace[]
}

/** A word of a topic stands in at least this share of its messages, and in two: never one person's words. */
const SHARED = 0.3
const LEAST_SHARING = 2
const MOST_WORDS = 3
const MOST_PLACES = 5
const LONGEST_WORD = 8
const READ_OF_BODY = 200
/** A longer phrase stands for a shorter one that hardly ever occurs without it. */
const NEARLY_ALWAYS = 0.75

/** The distinguishing words and the places of a cluster. The order of the texts plays no part. */
export function describe(texts: readonly ReadText[], rarity: Rarity): Description {
  const read = texts.map(({ title, body, place = '' }) => plain(`${title}。${place}。${body.slice(0, READ_OF_BODY)}`))
  const places = placesOf(texts, read)
  return { words: wordsOf(texts, read, places, rarity), places }
}

const plain = (text: string): string => text.normalize('NFKC')

function placesOf(texts: readonly ReadText[], read: readonly string[]): NamedPlace[] {
  const names = new Set<string>()
  read.forEach((text, at) => {
    for (const { from, to } of findPlaceNames(text)) names.add(text.slice(from, to))
    const named = plain(texts[at]?.place ?? '').trim()
    if (named.length >= 2 && named.length <= 12) names.add(named)
  })
  const counted = [...names]
    .map((name) => ({ name, messages: read.filter((text) => text.includes(name)).length }))
    .filter(({ messages, name }) => messages >= LEAST_SHARING && !GENERAL.has(name) && !isGeneral(name))
    .sort(byMessages)
  return withoutParts(counted).slice(0, MOST_PLACES)
}

const byMessages = (a: NamedPlace, b: NamedPlace): number =>
  b.messages - a.messages || b.name.length - a.name.length || (a.name < b.name ? -1 : 1)

/** Of names within names the one that says most: the longer where the shorter hardly occurs alone, else the shorter. */
function withoutParts<Named extends NamedPlace>(counted: readonly Named[]): Named[] {
  const kept: Named[] = []
  for (const one of counted) {
    const related = kept.findIndex(({ name }) => name.includes(one.name) || one.name.includes(name))
    const other = kept[related]
    if (other === undefined) kept.push(one)
    else if (one.name.length > other.name.length && one.messages >= NEARLY_ALWAYS * other.messages) kept[related] = one
  }
  return kept
}

/** Endings that say what kind of place it is, and no name. */
const GENERAL: ReadonlySet<string> = new Set(
  '居民小区 住宅小区 我们小区 附近小区 小区 学校 道路 马路 街道 社区 公园'.split(' '),
)
const isGeneral = (name: string): boolean => /^(?:小区|居民|业主|物业|政府|开发|公司|孩子|老人)/u.test(name)

function wordsOf(
  texts: readonly ReadText[],
  read: readonly string[],
  places: readonly NamedPlace[],
  rarity: Rarity,
): string[] {
  const least = Math.max(LEAST_SHARING, Math.ceil(texts.length * SHARED))
  const bare = (text: string): string => withoutPlaces(text, places)
  const titles = texts.map(({ title }) => bare(plain(title)))
  const bodies = read.map(bare)
  const phrases = [...countPhrases(titles, Math.max(LEAST_SHARING, Math.ceil(least / 2)))]
    .filter(([name]) => isWord(name) && !isPlaceName(name))
    .map(([name, inTitles]) => {
      const messages = bodies.filter((text) => text.includes(name)).length
      return { name, messages, score: scoreOf(name, messages + inTitles, rarity) }
    })
    .filter(({ name, messages }) => messages >= least && standsAlone(name, bodies))
    .sort((a, b) => b.score - a.score || b.name.length - a.name.length || (a.name < b.name ? -1 : 1))
  const chosen: { name: string; messages: number }[] = []
  for (const one of closed(phrases)) {
    if (chosen.length === MOST_WORDS) break
    if (!chosen.some(({ name }) => overlap(name, one.name))) chosen.push(one)
  }
  return chosen.map(({ name }) => name)
}

const CODE = /[a-z]\d*[区县市]/giu
/** Names of places and codes of districts part what stands before and behind them. */
const withoutPlaces = (text: string, places: readonly NamedPlace[]): string =>
  places.reduce((left, { name }) => left.replaceAll(name, '|'), text.replace(CODE, '|'))

/**
 * A word meets different neighbours: 限公司 always follows 有, so it is a part of something else. The edge of a run of
 * Chinese characters counts as a neighbour that always differs.
 */
function standsAlone(phrase: string, texts: readonly string[]): boolean {
  const sides = [new Set<string>(), new Set<string>()] as const
  for (const text of texts)
    for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
      const around = [text.charAt(at - 1), text.charAt(at + phrase.length)] as const
      around.forEach((one, side) => sides[side as 0 | 1].add(HAN.test(one) ? one : `${sides[side as 0 | 1].size} edge`))
    }
  return sides.every(({ size }) => size >= LEAST_NEIGHBOURS)
}
const HAN = /^\p{Script=Han}$/u
const LEAST_NEIGHBOURS = 2

/** Rare words that many share, longer ones rather than their parts. */
const scoreOf = (name: string, shared: number, rarity: Rarity): number => {
  let rare = 0
  for (let at = 0; at + 1 < name.length; at += 1) rare += rarity(name.slice(at, at + 2))
  return shared * (rare / (name.length - 1)) ** 2 * Math.sqrt(Math.min(4, name.length - 1))
}

/** Phrases of two to eight Chinese characters with the number of texts in which they stand. */
function countPhrases(texts: readonly string[], least: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) {
    const seen = new Set<string>()
    for (const [run] of text.matchAll(/\p{Script=Han}+/gu))
      for (let from = 0; from < run.length; from += 1)
        for (let to = from + 2; to <= Math.min(run.length, from + LONGEST_WORD); to += 1) seen.add(run.slice(from, to))
    for (const phrase of seen) counts.set(phrase, (counts.get(phrase) ?? 0) + 1)
  }
  return new Map([...counts].filter(([, count]) => count >= least))
}

/** Without the phrases that are hardly ever seen but as a part of a longer one. */
function closed<Named extends NamedPlace>(phrases: readonly Named[]): Named[] {
  return phrases.filter(
    ({ name, messages }) =>
      !phrases.some(
        (longer) =>
          longer.name.length > name.length && longer.name.includes(name) && longer.messages >= NEARLY_ALWAYS * messages,
      ),
  )
}

const overlap = (a: string, b: string): boolean => {
  for (let at = 0; at + 1 < a.length; at += 1) if (b.includes(a.slice(at, at + 2))) return true
  return false
}

/** Characters that a word does not begin or end with. */
const EDGE =
  /^[的了吗呢吧是在和与或及请被把将为对向从到就都也还又很太再有个之其何能可以我们你们他们这那一不没等着过给让使]|[的了吗呢吧是在和与或及请被把将为对向从到就都也还又很太再个之其何能可以我们你们他们这那一不没等着过给让使]$/u
/** Manners of letters, that say nothing of the matter. */
const MANNERS = new RegExp(
  `^(?:${(
    '咨询 投诉 举报 反映 反应 请求 建议 希望 关于 问题 严重 相关 解决 领导 政府 部门 情况 何时 什么时候 尽快 加快 恳请 要求 ' +
    '强烈 一直 长期 多次 附近 旁边 周边 影响 存在 进行 无人 无人管 质疑 请问 为什么 怎么办 如何 盼 谁来管 谁管 违规 违法 小区 业主 ' +
    '居民 市民 区 县 街道 有关 部分 生活 事宜 生活环境 项目'
  )
    .split(' ')
    .join('|')})+$`,
  'u',
)
/** When and how many: what letters of any matter share. */
const WHEN =
  /^(?:[今去明每前]年|[今昨明每天前]天|年?[春夏秋冬][天季]|现在|目前|最近|近期|早上|晚上|上午|下午|中午|只有|还有|已经|[零一二两三四五六七八九十百半几多]+|点半|点多|[点天年岁次个月分栋号楼]|小时|分钟)+$/u
const isWord = (phrase: string): boolean => !EDGE.test(phrase) && !MANNERS.test(phrase) && !WHEN.test(phrase)
