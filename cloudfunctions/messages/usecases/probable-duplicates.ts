import type { MessagesContract } from '../../../types/messages.contract'
import type { OutputOf } from '../../../types/wire.contract'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { LIKE_FROM, likeness } from '../../shared/kernel/likeness'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'
import { mergeRefusal } from '../domain/merge'
import type { Message } from '../domain/message'
import { standingsOf } from '../domain/message.rights'
import { messages, type WorkItem, workItems } from '../messages.store'
import { DESK, unitQueue } from '../queues'
import { known } from './act'

/** Rows looked at in each queue: what is due first, and what was answered last. */
const SCANNED = 300
const MOST_SHOWN = 5

/**
 * Probably the same matter, for whoever may merge: of the lead's open and lately answered messages (the desk's where
 * nobody leads), ranked by first words and place. A bounded look, not a search of everything.
 */
export const probableDuplicates =
  (deps: MessagesDeps) =>
  async (actor: Actor, { id }: { id: string }): Promise<OutputOf<MessagesContract['probable_duplicates']>> => {
    const source = known(await deps.store.get(messages, id), id, actor)
    if (!mayMerge(source, actor)) throw new DomainError('forbidden', { messageId: id })
    const rows = await rowsBeside(deps, source)
    const like = rows
      .filter(({ messageId }) => messageId !== id)
      .map((row) => ({ row, like: likeness(toCompare(source), toCompareRow(row)) }))
      .filter((one) => one.like >= LIKE_FROM)
      .sort((a, b) => b.like - a.like)
      .slice(0, MOST_SHOWN)
    const found = await Promise.all(like.map(({ row }) => deps.store.get(messages, row.messageId)))
    return {
      items: found.flatMap((target) => {
        if (target === null || !mayMerge(target, actor)) return []
        const refusal = mergeRefusal(source, target)
        return [
          {
            id: target.id,
            code: target.code,
            title: target.title,
            ...(target.place === undefined ? {} : { place: target.place }),
            submittedAt: target.submittedAt,
            status: target.status,
            mergedCount: (target.mergedIds ?? []).length,
            ...(refusal === null ? {} : { refusal: COPY.mergeRefused[refusal] }),
          },
        ]
      }),
    }
  }

const mayMerge = (message: Message, actor: Actor): boolean =>
  standingsOf(message, actor).some((standing) => standing === 'handler' || standing === 'dispatcher')

async function rowsBeside({ store }: MessagesDeps, { unitId }: Message): Promise<WorkItem[]> {
  const queue = unitId === null ? DESK : unitQueue(unitId)
  const pages = await Promise.all(
    (['yes', 'no'] as const).map((open) =>
      store.query(workItems, {
        index: 'by_queue',
        equals: { queue, open },
        direction: open === 'yes' ? 'ascending' : 'descending',
        limit: SCANNED,
      }),
    ),
  )
  return pages.flatMap(({ items }) => items)
}

const toCompare = ({ title, body, place }: Message) => ({ text: `${title}${body}`, place })
const toCompareRow = ({ title, excerpt, place }: WorkItem) => ({ text: `${title}${excerpt}`, place })
