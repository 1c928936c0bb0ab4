import type { NoticeView } from '../../../types/notifications.contract'
import type { NoticeGroup } from '../../../types/notifications.terms'
import { encodeCursor } from '../../shared/documents/query-plan'
import type { Actor } from '../../shared/kernel/actor'
import type { Instant } from '../../shared/kernel/local-date'
import { audiencesOf } from '../audience'
import type { NotificationsDeps } from '../deps'
import { type Notice, type NoticeReader, noticeReaders, notices } from '../notifications.store'
import { inReadingOrder, isRead, newReader, unreadFrom } from '../reading'

/** Counting stops here: the badge says 99+. */
const MOST_COUNTED = 99

/** Mine and those of my offices, newest first; a notice to two of my offices shows twice, for it asks for two things. */
export const listNotices =
  ({ store, clock }: NotificationsDeps) =>
  async (
    actor: Actor,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<{ items: NoticeView[]; nextCursor: string | null }> => {
    const [reader, ...pages] = await Promise.all([
      readerOf(store, actor),
      // One order (moment, id) for all audiences, so that one cursor serves them all.
      ...audiencesOf(actor).map((audience) =>
        store.query(notices, {
          index: 'by_audience',
          equals: { audience },
          direction: 'descending',
          limit: limit + 1,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      ),
    ])
    const found = pages.flatMap(({ items }) => items).sort(inReadingOrder)
    const items = found.slice(0, limit)
    const newSince = unreadFrom(reader, clock.now())
    const last = items.at(-1)
    const more = found.length > limit && last !== undefined
    return {
      items: items.map((notice) => toView(notice, notice.at < newSince || isRead(notice, reader))),
      nextCursor: more ? encodeCursor(last.at, last.id) : null,
    }
  }

/** What is new and not silenced. */
export const countUnread =
  ({ store, clock }: NotificationsDeps) =>
  async (actor: Actor): Promise<{ count: number }> => {
    const reader = await readerOf(store, actor)
    const unread = await unreadOf(store, actor, reader, { from: unreadFrom(reader, clock.now()) })
    return { count: Math.min(MOST_COUNTED, unread.filter(({ group }) => counts(group, reader)).length) }
  }

/** What one person has not read from an instant on, 99 an audience at most. */
export async function unreadOf(
  store: NotificationsDeps['store'],
  actor: Actor,
  reader: Pick<NoticeReader, 'readThrough' | 'readIds'>,
  range: { readonly from: Instant; readonly to?: Instant },
): Promise<readonly Notice[]> {
  const pages = await Promise.all(
    audiencesOf(actor).map((audience) =>
      store.query(notices, {
        index: 'by_audience',
        equals: { audience },
        direction: 'descending',
        range,
        limit: MOST_COUNTED + reader.readIds.length,
      }),
    ),
  )
  return pages.flatMap(({ items }) => items).filter((notice) => !isRead(notice, reader))
}

export const readerOf = async (
  store: Pick<NotificationsDeps['store'], 'get'>,
  actor: Actor,
): Promise<Pick<NoticeReader, 'readThrough' | 'readIds' | 'muted'>> =>
  (await store.get(noticeReaders, actor.id)) ?? newReader(actor.id)

/** What is urgent and what supervision says always counts. */
export const counts = (group: NoticeGroup, { muted }: Pick<NoticeReader, 'muted'>): boolean => !muted.includes(group)

const toView = (notice: Notice, read: boolean): NoticeView => ({
  id: notice.id,
  at: notice.at,
  group: notice.group,
  title: notice.title,
  text: notice.text,
  urgent: notice.urgent,
  read,
  messageId: notice.messageId,
  ...(notice.opens === undefined ? {} : { opens: notice.opens }),
})
