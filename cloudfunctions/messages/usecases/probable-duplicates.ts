import type { MessagesContract } from '../../../types/messages.contract'
import type { OutputOf } from '../../../types/wire.contract'
import type { Directory } from '../../hall'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { DAY_MS, type Instant } from '../../shared/kernel/local-date'
import { findAlike, rarityFor } from '../../shared/alike'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'
import { mergeRefusal } from '../domain/merge-refusal'
import type { Message } from '../domain/message'
import { isTheirs, standingsOf } from '../domain/message.rights'
import { messages } from '../messages.store'
import { matterOf, messageMatters } from '../work/matter-index'
import { known } from './act'

/** The likest are read in full: some are other units', some cannot be merged any more. */
const READ = 40
const MOST_SHOWN = 5
/** What was written long ago is less probably the same matter: a year takes this much off. */
const YEAR_TAKES = 0.2
const YEAR_MS = 365 * DAY_MS

/**
 * Probably the same matter, for whoever may merge, among all messages of the city: found by the rarest pairs of their
 * words, ranked by words, place and time, and each asked again whether this person may work on it. A dispatcher finds
 * every message but reports; a unit its own.
 */
export const probableDuplicates = (deps: MessagesDeps) => {
  const rarity = rarityFor(deps.store, messageMatters, deps.clock)
  return async (actor: Actor, { id }: { id: string }): Promise<OutputOf<MessagesContract['probable_duplicates']>> => {
    const source = known(await deps.store.get(messages, id), id, actor)
    if (!mayMerge(source, actor)) throw new DomainError('forbidden', { messageId: id })
    if (source.kind === 'report') return { items: [] }
    const asked = { text: matterOf(source), place: source.place }
    const alike = (await findAlike(deps.store, messageMatters, await rarity(), asked))
      .filter(({ entry }) => entry.id !== id)
      .map(({ entry, like }) => ({ id: entry.id, like: like - apart(source.submittedAt, entry.at) }))
      .sort((a, b) => b.like - a.like)
    const found = await Promise.all(alike.slice(0, READ).map((one) => deps.store.get(messages, one.id)))
    const mine = found.filter((one): one is Message => one !== null && mayMerge(one, actor))
    const { nameOf } = await deps.directory.current()
    return { items: mine.slice(0, MOST_SHOWN).map((target) => toProbable(source, target, nameOf)) }
  }
}

/** What the time between two messages takes from their likeness. */
const apart = (a: Instant, b: Instant): number =>
  YEAR_TAKES * Math.min(1, Math.abs(Date.parse(a) - Date.parse(b)) / YEAR_MS)

function toProbable(source: Message, target: Message, nameOf: Directory['nameOf']) {
  const refusal = mergeRefusal(source, target, nameOf)
  return {
    id: target.id,
    code: target.code,
    title: target.title,
    ...(target.place === undefined ? {} : { place: target.place }),
    submittedAt: target.submittedAt,
    status: target.status,
    mergedCount: (target.mergedIds ?? []).length,
    ...(refusal === null ? {} : { refusal: COPY.mergeRefused[refusal] }),
  }
}

const mayMerge = (message: Message, actor: Actor): boolean => isTheirs('merge', standingsOf(message, actor))
