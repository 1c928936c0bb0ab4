import traditional from 'opencc-js/dict/TSCharacters'

/** By OpenCC's table of characters, `繁 简` between bars; several: the first counts. */
const SIMPLIFIED = new Map(
  traditional.split('|').flatMap((entry): [string, string][] => {
    const [written = '', plain = ''] = entry.split(' ')
    return written.length === 1 && plain.length === 1 ? [[written, plain]] : []
  }),
)

/** Traditional characters as simplified ones, one for one: a place in the text is the same place in it. */
export const simplified = (text: string): string =>
  text.replace(/[\u4e00-\u9fff]/gu, (character) => SIMPLIFIED.get(character) ?? character)
