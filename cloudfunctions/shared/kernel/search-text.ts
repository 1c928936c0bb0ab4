/**
 * Chinese search by characters and pairs: `Intl.Segmenter` cuts words wrongly (异|地|就|医), pairs find them all.
 * Texts and queries are read alike, so that what a person copies from a page is found again.
 */

/** How a text is compared: one width, one case, nothing but letters and digits. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Every character and every pair of neighbours of a text, each once. One-character queries are served by the first. */
export function searchTokens(text: string): string[] {
  const characters = [...plainText(text)]
  return [...new Set([...characters, ...pairsOf(characters)])]
}

/** The tokens of a query: its pairs, or the one character that it is. */
export function queryTokens(text: string): string[] {
  const characters = [...plainText(text)]
  return [...new Set(characters.length === 1 ? characters : pairsOf(characters))]
}

const pairsOf = (characters: readonly string[]): string[] =>
  characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`)

/**
 * The commonest characters of letters to a city, commonest first (counted over our own demonstration texts and general
 * lists of character frequency). A pair of rare ones narrows a search most; being wrong costs time, never a hit.
 */
const COMMON = [
  ...('的一是不了在有我人个们这上来到大小时地为子中你说生出就得要里和可以下过会能也去没对好自都着看年日月号多天家后还用' +
    '发作方如前所本见经头面公同三已老动从其样现明行开分长把机成事只将外但又次两最间高心问题请市民区路街道反映希望部门' +
    '处理解决情况什么怎么如何问您好谢领导工尊敬学校医保车电水气办业主物管理局委单位'),
]
const COMMONNESS = new Map(COMMON.map((character, at) => [character, COMMON.length - at]))

/** Larger is rarer; 0 at most. A reckoning from characters alone, for choosing what to ask the index first. */
export const rarityOf = (token: string): number => {
  const characters = [...token]
  return -characters.reduce((sum, character) => sum + (COMMONNESS.get(character) ?? 0), 0) / (characters.length || 1)
}

/** The tokens that probably narrow most, rarest first, at most `count`. */
export const rarestOf = (tokens: readonly string[], count: number): string[] =>
  [...tokens].sort((a, b) => rarityOf(b) - rarityOf(a)).slice(0, count)
