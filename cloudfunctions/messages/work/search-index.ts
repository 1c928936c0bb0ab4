import type { Actor } from '../../shared/kernel/actor'
import { hasRole } from '../../shared/kernel/actor'
import { defineCollection, type StoredDocument } from '../../shared/documents'
import type { Instant } from '../../shared/kernel/local-date'
import { plainText, searchTokens } from '../../shared/kernel/search-text'
import type { Message } from '../domain/message'

/** What of a message can be searched, id = message id. Tokens stand under the scopes that may ask for them. */
export interface MessageSearch extends StoredDocument {
  readonly tokens: readonly string[]
  /** Submission; the latest stand first. */
  readonly at: Instant
}
export const messageSearch = defineCollection<MessageSearch>('message_search', [
  { name: 'by_token', equals: [], order: 'at', contains: 'tokens' },
])

/** The press office and supervision look through the whole city. */
const CITY = '*'
/** Beyond this nobody looks for a word; keeps a long message from filling the index. */
const MOST_CHARACTERS = 2_000

/** The texts that are searched, each by itself: what the unit reads, never a draft, a contact or a note of staff. */
export const searchedTexts = (message: Message): string[] =>
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

/** Who may ask for a message: the city, and whoever leads, assists or was written to now. */
const scopesOf = ({ unitId, subUnitId, postId, assistUnitIds = [] }: Message): string[] => [
  CITY,
  ...new Set(
    [unitId, subUnitId, ...assistUnitIds, postId && `post:${postId}`].filter((scope) => typeof scope === 'string'),
  ),
]

/** The scopes that a person may search in; none of them says that a hit may be read: that is asked again of each. */
export function searchScopes(actor: Actor): string[] {
  if (hasRole(actor, 'dispatcher') || hasRole(actor, 'chief') || hasRole(actor, 'supervisor')) return [CITY]
  const scopes = actor.grants.flatMap(({ role, unitId, postId }) =>
    role === 'post_holder' && postId !== undefined ? [`post:${postId}`] : unitId !== undefined ? [unitId] : [],
  )
  return [...new Set(scopes)]
}

export const scoped = (scope: string, token: string): string => `${scope}|${token}`

/** The message as the index holds it. Follows from the message alone, so that it may be written late, twice or again. */
export function toSearch(message: Message): Omit<MessageSearch, 'version'> {
  const tokens = [...new Set(searchedTexts(message).flatMap(searchTokens))]
  const scopes = scopesOf(message)
  return {
    id: message.id,
    at: message.submittedAt,
    tokens: scopes.flatMap((scope) => tokens.map((token) => scoped(scope, token))),
  }
}
