import { decodeCursor, encodeCursor } from '../../shared/documents/query-plan'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { plainText, queryTokens, rarestOf } from '../../shared/kernel/search-text'
import type { MessageRow } from '../../../types/messages.contract'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'
import { readsMessage, standingsOf } from '../domain/message.rights'
import { messages } from '../messages.store'
import { actingNow, seeingAs } from '../usecases/act'
import type { MessagePage } from '../usecases/read-messages'
import { toOwnRow } from '../row.view'
import { holdsWords, messageSearch, scoped, searchScopes } from './search-index'

export interface SearchInput {
  readonly words: string
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Entries read at a time, by scope. */
const PAGE = 50
/** Entries that one call looks at; what it finds may be fewer than asked for, with a cursor. */
const SCAN_LIMIT = 200
/** More words than this narrow nothing. */
const MOST_WORDS = 6

interface Place {
  readonly at: string
  readonly id: string
}

/**
 * Looks for words in the messages that a person may read: one by one in the texts, latest first. The index only says
 * where to look: rights and words are asked again of each message, since an index may be a moment behind.
 */
export const searchMessages =
  (deps: MessagesDeps) =>
  async (actor: Actor, input: SearchInput): Promise<MessagePage> => {
    const words = wordsOf(input.words)
    const seeing = seeingAs(actingNow(deps, actor), await deps.directory.current())
    const read = actor.kind === 'citizen' ? ownPlaces(deps, actor) : indexedPlaces(deps, actor, tokenOf(words))
    const items: MessageRow[] = []
    let after = input.cursor === undefined ? null : placeOf(input.cursor)
    for (let looked = 0; looked < SCAN_LIMIT;) {
      const { places, more } = await read(after)
      const found = await Promise.all(places.map(({ id }) => deps.store.get(messages, id)))
      for (const [index, place] of places.entries()) {
        const message = found[index] ?? null
        after = place
        if (message !== null && readsMessage(standingsOf(message, actor)) && holdsWords(message, words))
          items.push(toOwnRow(message, seeing))
        if (items.length === input.limit && (more || index < places.length - 1))
          return { items, nextCursor: encodeCursor(place.at, place.id) }
      }
      if (!more || after === null) return { items, nextCursor: null }
      looked += places.length
    }
    return { items, nextCursor: after === null ? null : encodeCursor(after.at, after.id) }
  }

/** @throws DomainError `invalid_input` where nothing remains to look for. */
function wordsOf(said: string): string[] {
  const words = [...new Set(said.split(/\s+/u).map(plainText).filter(Boolean))].slice(0, MOST_WORDS)
  if (words.length === 0) throw new DomainError('invalid_input', {}, { fields: { words: COPY.nothingToFind } })
  return words
}

/** The one token to ask the index for: the rarest of all the words. */
const tokenOf = (words: readonly string[]): string => rarestOf(words.flatMap(queryTokens), 1)[0] ?? ''

const placeOf = (cursor: string): Place => {
  const { value, id } = decodeCursor(cursor)
  return { at: String(value), id }
}

type ReadPlaces = (after: Place | null) => Promise<{ readonly places: readonly Place[]; readonly more: boolean }>

/** The next places of all the person's scopes together, latest first, each once. */
const indexedPlaces =
  ({ store }: MessagesDeps, actor: Actor, token: string): ReadPlaces =>
  async (after) => {
    const pages = await Promise.all(
      searchScopes(actor).map((scope) =>
        store.query(messageSearch, {
          index: 'by_token',
          equals: {},
          ...scoped(scope, token),
          direction: 'descending',
          limit: PAGE,
          ...(after === null ? {} : { cursor: encodeCursor(after.at, after.id) }),
        }),
      ),
    )
    // Beyond the last place of a page that goes on, another page might still have something.
    const known = pages.flatMap((page) => (page.nextCursor === null ? [] : page.items.slice(-1))).sort(latestFirst)[0]
    const all = pages.flatMap(({ items }) => items.map(({ at, id }): Place => ({ at, id }))).sort(latestFirst)
    const places = all
      .filter((place, index) => place.id !== all[index - 1]?.id)
      .filter((place) => known === undefined || latestFirst(place, known) <= 0)
    return { places, more: known !== undefined }
  }

/** A citizen's own messages are few: they are read one after the other. */
const ownPlaces =
  ({ store }: MessagesDeps, actor: Actor): ReadPlaces =>
  async (after) => {
    const page = await store.query(messages, {
      index: 'by_owner',
      equals: { ownerId: actor.id },
      direction: 'descending',
      limit: PAGE,
      ...(after === null ? {} : { cursor: encodeCursor(after.at, after.id) }),
    })
    const places = page.items.map(({ submittedAt, id }): Place => ({ at: submittedAt, id }))
    return { places, more: page.nextCursor !== null }
  }

const latestFirst = (a: Place, b: Place): number =>
  a.at === b.at ? (a.id < b.id ? 1 : a.id > b.id ? -1 : 0) : a.at < b.at ? 1 : -1
