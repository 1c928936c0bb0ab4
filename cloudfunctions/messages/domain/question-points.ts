import { clipped } from '../../shared/kernel/clipped'
import { plainText, queryTokens, rarityOf } from '../../shared/kernel/search-text'
import { withoutGreeting } from './openings'

/** Words with which people ask for something. */
const ASKS =
  /[？?]|吗|呢|怎么|如何|什么时候|几时|何时|多久|为什么|为何|哪里|哪儿|哪个|多少|能不能|能否|是否|可否|可不可以|请问|希望|请求|恳请|要求|建议|麻烦/u
/** Words that belong to asking and not to what is asked; they cover nothing. */
const AROUND =
  /请问|麻烦|希望|恳请|请求|建议|要求|怎么办理|怎么办|怎么|如何|什么时候|几时|何时|多久|为什么|为何|哪里|哪儿|哪个|多少|能不能|能否|是否|可否|可不可以|可以|谢谢|感谢|你们|我们|有关部门|相关部门|领导|政府|部门|单位|尽快|解决|处理|问题|引起|重视|关注|出面|呼声|回复|答复|帮忙|帮助|办法|措施|百姓|群众|市民|[吗呢啊吧呀的了]/gu
/** Questions that ask nothing: an answer to them would be none. */
const RHETORICAL = /难道|何来|何其|岂|莫非|凭什么|良心|天理|[乎矣]/u
/** A sentence with fewer telling pairs asks for nothing that could be told apart. */
const LEAST_PAIRS = 5
/** A pair as common as this says nothing of a matter (`rarityOf`: 0 is the rarest). */
const TELLING = -150
/** Characters of a point that the page shows. */
const SHOWN = 40
/** More would be read by nobody. */
const MOST_SHOWN = 5

/** What an answer to a kind of question holds, whatever words it uses. */
const ANSWERED_BY: readonly (readonly [asked: RegExp, answered: RegExp])[] = [
  [
    /什么时候|几时|何时|多久|哪天|几天/u,
    /\d+\s*[年月日号时点天]|[一二三四五六七八九十两]+[天日周]|工作日|今天|明天|本周|本月|年底|月底/u,
  ],
  [/电话|联系/u, /\d{5,}/u],
  [/多少钱|收费|费用|价格|标准/u, /\d+(?:\.\d+)?\s*(?:元|万|%)|免费|不收/u],
  [/哪里|哪儿|地址|地点/u, /[路街号楼厅室中心窗口]/u],
]

/** What a citizen asks, point by point: the questions and wishes of a letter, enumerated ones each by itself. */
export function questionPoints(body: string): string[] {
  const sentences = withoutGreeting(body)
    .split(/(?<=[。！!？?；;\n])|(?=[（(]?[一二三四五六七八九十][）)、.．])|(?=(?<!\d)[1-9][、.．)）])/u)
    .map((sentence) => sentence.trim())
    .filter(
      (sentence) => ASKS.test(sentence) && !RHETORICAL.test(sentence) && tellingPairs(sentence).length >= LEAST_PAIRS,
    )
  return [...new Set(sentences)]
}

/** Points that a reply does not seem to touch: no telling pair in common, and nothing of what such a question asks for. */
export function pointsMissed(body: string, reply: string): string[] {
  const said = plainText(reply)
  return questionPoints(body)
    .filter((point) => !tellingPairs(point).some((pair) => said.includes(pair)) && !isAnswered(point, reply))
    .slice(0, MOST_SHOWN)
    .map((point) => clipped(point, SHOWN))
}

const tellingPairs = (sentence: string): string[] =>
  sentence
    .replace(AROUND, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap(queryTokens)
    .filter((token) => [...token].length === 2 && rarityOf(token) > TELLING)

const isAnswered = (point: string, reply: string): boolean =>
  ANSWERED_BY.some(([asked, answered]) => asked.test(point) && answered.test(reply))
