export { type AlikeEntry, defineAlikeIndex, toAlikeEntry } from './alike-index'
export { findAlike } from './find-alike'
export { type Rarity, UNCOUNTED } from './rarity'
export { countWords, rarityFor, readRarity, wordCounts } from './word-counts'
