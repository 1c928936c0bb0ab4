import { type Collection, defineCollection, type StoredDocument } from '../documents'
import type { Instant } from '../kernel/local-date'
import { alikeTokens, markToken } from './alike-tokens'

/**
 * What of a text is compared with others, apart from the text, so that hundreds can be read at once: its pairs of
 * characters (and its marks, among which may be asked) and its place. The id is that of what it stands for.
 */
export interface AlikeEntry extends StoredDocument {
  readonly tokens: readonly string[]
  /** The latest are found first. */
  readonly at: Instant
  readonly place?: string
}

/** Beyond this nobody says anything new; keeps an entry below some 3 kilobytes. */
const MOST_CHARACTERS = 400

/** Declares an index of texts that are compared with each other. */
export const defineAlikeIndex = (name: string): Collection<AlikeEntry> =>
  defineCollection<AlikeEntry>(name, [
    { name: 'by_token', equals: [], order: 'at', contains: 'tokens' },
    { name: 'by_time', equals: [], order: 'at' },
  ])

/** As much of a text as is compared. */
export const comparedOf = (text: string): string => text.slice(0, MOST_CHARACTERS)

export const toAlikeEntry = (
  id: string,
  {
    texts,
    place,
    at,
    marks = [],
  }: {
    readonly texts: readonly string[]
    readonly place?: string | undefined
    readonly at: Instant
    /** What is asked for among those alone that bear it. */
    readonly marks?: readonly string[]
  },
): Omit<AlikeEntry, 'version'> => ({
  id,
  // In order, as in `search-index.ts`.
  tokens: [...marks.map(markToken), ...alikeTokens(comparedOf(texts.join(' ')))].sort(),
  at,
  ...(place === undefined || place === '' ? {} : { place }),
})
