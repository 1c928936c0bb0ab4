import { type OwnMessage, readOwn } from '../messages'
import { InvalidCursorError } from '../shared/documents/query-plan'
import type { Actor } from '../shared/kernel/actor'
import type { LocalDate } from '../shared/kernel/local-date'
import type { OwnPart } from '../shared/kernel/own-part'
import type { PrivacyDeps } from './deps'

/** The lists of a copy, each by its key. */
export interface OwnLists extends Partial<Record<OwnPart['key'], readonly unknown[]>> {
  readonly messages?: readonly OwnMessage[]
}

/** Where a part of the copy begins: in which list, and after what of it. */
interface Place {
  readonly key: string
  /** '' from its beginning. */
  readonly after: string
}
export const FIRST_PLACE: Place = { key: 'messages', after: '' }

/** The day on which the copy was begun stands in the cursor: it may end on the next. */
export const placeAfter = (on: LocalDate, { key, after }: Place): string => [on, key, after].join('.')

/** @throws InvalidCursorError when it was not made by `placeAfter` */
export function placeOf(cursor: string): Place & { readonly on: LocalDate } {
  const [on = '', key = '', after = ''] = cursor.split('.')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) throw new InvalidCursorError()
  return { on, key, after }
}

/** After so much JSON a part ends. The answer carries it twice, as JSON and as a page; CloudBase lets a million bytes through. */
const MOST_BYTES = 300_000
/** Read at once: the last of them may be as long as a message gets. */
const [MESSAGES, ITEMS] = [3, 20]

type Read = (after: string) => Promise<{ readonly items: readonly unknown[]; readonly next: string | null }>

/** The lists from `place` on, as much of them as one answer carries. @throws InvalidCursorError for a place that is none */
export async function readPart(
  deps: PrivacyDeps,
  citizen: Actor,
  place: Place,
  origin: string,
): Promise<{ readonly lists: OwnLists; readonly next: Place | null }> {
  const sources: readonly (readonly [key: string, read: Read])[] = [
    ['messages', messagesOf(deps, citizen)],
    ...deps.parts.map((part) => [part.key, itemsOf(part, citizen.id, origin)] as const),
  ]
  const from = sources.findIndex(([key]) => key === place.key)
  if (from < 0) throw new InvalidCursorError()
  const lists: Record<string, readonly unknown[]> = {}
  let bytes = 0
  for (const [key, read] of sources.slice(from)) {
    let after: string | null = key === place.key ? place.after : ''
    while (after !== null) {
      if (bytes > MOST_BYTES) return { lists, next: { key, after } }
      const { items, next } = await read(after)
      lists[key] = [...(lists[key] ?? []), ...items]
      bytes += Buffer.byteLength(JSON.stringify(items))
      after = next
    }
  }
  return { lists, next: null }
}

const messagesOf =
  (deps: PrivacyDeps, citizen: Actor): Read =>
  async (after) => {
    const { items, nextCursor } = await readOwn(deps, citizen, {
      limit: MESSAGES,
      ...(after === '' ? {} : { cursor: after }),
    })
    return { items, next: nextCursor }
  }

/** A list that comes whole is cut by number. */
function itemsOf(part: OwnPart, citizenId: string, origin: string): Read {
  let whole: Promise<readonly unknown[]> | undefined
  return async (after) => {
    if (!/^\d{0,6}$/.test(after)) throw new InvalidCursorError()
    const all = await (whole ??= part.copy(citizenId, origin))
    const from = Number(after)
    return {
      items: all.slice(from, from + ITEMS),
      next: from + ITEMS < all.length ? String(from + ITEMS) : null,
    }
  }
}
