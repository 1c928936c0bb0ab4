import type { Actor } from '../../shared/kernel/actor'
import { hasRole } from '../../shared/kernel/actor'
import { defineCollection, type Query, type StoredDocument } from '../../shared/documents'
import type { Instant } from '../../shared/kernel/local-date'
import { plainText, searchTokens } from '../../shared/kernel/search-text'
import type { Message } from '../domain/message'

/** What of a message can be searched, id = message id: its tokens, and beside them the scopes that may ask for them. */
export interface MessageSearch extends StoredDocument {
  readonly tokens: readonly string[]
  /** Submission; the latest stand first. */
  readonly at: Instant
}
export const messageSearch = defineCollection<MessageSearch>('message_search', [
  { name: 'by_token', equals: [], order: 'at', contains: 'tokens' },
])

/** Where a person may search: a unit, a post, or (null, the press office and supervision) the whole city. */
export type SearchScope = string | null
/** Beyond this nobody looks for a word; keeps a long message from filling the index. */
const MOST_CHARACTERS = 2_000

/** The texts that are searched, each by itself: what the unit reads, never a draft, a contact or a note of staff. */
const searchedTexts = (message: Message): string[] =>
  [
    message.code,
    message.title,
    message.place,
    message.body,
    ...message.supplements.map(({ body }) => body),
    message.replies.at(-1)?.body,
  ]
    .filter((text) => text !== undefined)
    .map((text) => text.slice(0, MOST_CHARACTERS))

/** Whether every word stands somewhere in the message. Words are plain texts (`plainText`). */
export function holdsWords(message: Message, words: readonly string[]): boolean {
  const texts = searchedTexts(message).map(plainText)
  return words.every((word) => texts.some((text) => text.includes(word)))
}

/** Who may ask for a message beside the city: whoever leads, assists or was written to now. */
export const scopesOf = ({ unitId, subUnitId, postId, assistUnitIds = [] }: Message): string[] => [
  ...new Set(
    [unitId, subUnitId, ...assistUnitIds, postId && `post:${postId}`].filter((scope) => typeof scope === 'string'),
  ),
]
/** A scope among the tokens: longer than any of a text, and with a mark that no text keeps. */
const scopeToken = (scope: string): string => `in:${scope}`

/** The scopes that a person may search in; none of them says that a hit may be read: that is asked again of each. */
export function searchScopes(actor: Actor): SearchScope[] {
  if (hasRole(actor, 'dispatcher') || hasRole(actor, 'chief') || hasRole(actor, 'supervisor')) return [null]
  const scopes = actor.grants.flatMap(({ role, unitId, postId }) =>
    role === 'post_holder' && postId !== undefined ? [`post:${postId}`] : unitId !== undefined ? [unitId] : [],
  )
  return [...new Set(scopes)]
}

/** Asks for a token within a scope. */
export const scoped = (scope: SearchScope, token: string): Pick<Query, 'token' | 'also'> =>
  scope === null ? { token } : { token, also: scopeToken(scope) }

/** The message as the index holds it. Follows from the message alone, so that it may be written late, twice or again. */
export function toSearch(message: Message): Omit<MessageSearch, 'version'> {
  const tokens = new Set(scopesOf(message).map(scopeToken))
  for (const text of searchedTexts(message)) for (const token of searchTokens(text)) tokens.add(token)
  // In order: an inverted index sorts what it takes in, and what is sorted costs the database a quarter to a third less.
  return { id: message.id, at: message.submittedAt, tokens: [...tokens].sort() }
}
