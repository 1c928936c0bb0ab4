import type { NoticeView } from '../../../types/notifications.contract'
import { type NoticeGroup, UNREAD_LIMIT } from '../../../types/notifications.terms'
import type { Page } from '../../shared/documents'
import { encodeCursor } from '../../shared/documents/query-plan'
import type { Actor } from '../../shared/kernel/actor'
import type { Instant } from '../../shared/kernel/local-date'
import { audiencesOf } from '../audience'
import type { NotificationsDeps } from '../deps'
import { type Notice, type NoticeReader, noticeReaders, notices } from '../notifications.store'
import { inReadingOrder, isRead, newReader, unreadFrom } from '../reading'

/** Pages of an audience that are looked through for so many. */
const MOST_PAGES = 10

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
    const range = { from: unreadFrom(reader, clock.now()) }
    const unread = await unreadOf(store, actor, reader, range, ({ group }) => counts(group, reader))
    return { count: Math.min(UNREAD_LIMIT, unread.length) }
  }

/**
 * What one person has not read from an instant on, newest first: 99 an audience or a few more, looked for in the last
 * thousand or so. What was silenced may hide nothing else.
 * @param fits what is wanted of it; absent: all
 */
export async function unreadOf(
  store: NotificationsDeps['store'],
  actor: Actor,
  reader: Pick<NoticeReader, 'readThrough' | 'readIds'>,
  range: { readonly from: Instant; readonly to?: Instant },
  fits: (notice: Notice) => boolean = () => true,
): Promise<readonly Notice[]> {
  const newest = {
    index: 'by_audience',
    direction: 'descending',
    range,
    limit: UNREAD_LIMIT + reader.readIds.length,
  } as const
  const unreadBy = async (audience: string): Promise<Notice[]> => {
    const found: Notice[] = []
    let cursor: string | null = null
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const more: Page<Notice> = await store.query(notices, {
        ...newest,
        equals: { audience },
        ...(cursor === null ? {} : { cursor }),
      })
      found.push(...more.items.filter((notice) => !isRead(notice, reader) && fits(notice)))
      cursor = more.nextCursor
      if (cursor === null || found.length >= UNREAD_LIMIT) break
    }
    return found
  }
  return (await Promise.all(audiencesOf(actor).map(unreadBy))).flat()
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
