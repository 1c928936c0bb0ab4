import { memoryStore } from '../../../../cloudfunctions/adapters/memory'
import { searchSuite } from './search.suite'
import { plainText, queryTokens, rarestOf, searchTokens } from '../../../../cloudfunctions/shared/kernel/search-text'
import { fc } from '../../../support/property'

describe('tokens', () => {
  it('are characters and pairs, in one width and case, across punctuation', () => {
    expect(searchTokens('暖气，不Ａ1')).toEqual(['暖', '气', '不', 'a', '1', '暖气', '气不', '不a', 'a1'])
    expect(queryTokens('暖')).toEqual(['暖'])
    expect(queryTokens('暖 气')).toEqual(['暖气'])
    expect(queryTokens('！？')).toEqual([])
  })
  it('of a query all stand among those of every text that holds it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        fc.string(),
        (before, said, after) => {
          fc.pre(plainText(said) !== '')
          const held = new Set(searchTokens(`${plainText(before)}${plainText(said)}${plainText(after)}`))
          expect(queryTokens(said).filter((token) => !held.has(token))).toEqual([])
        },
      ),
    )
  })
  it('of rare characters are asked for before those of common ones', () => {
    expect(rarestOf(['我们', '暖气', '锦绣'], 2)).toEqual(['锦绣', '暖气'])
  })
})

describe('searching messages', () => searchSuite(() => Promise.resolve(memoryStore())))
