import { addMilliseconds, DAY_MS, type Instant, MINUTE_MS } from '../shared/kernel/local-date'
import type { NewDocument } from '../shared/documents'
import type { Notice, NoticeReader } from './notifications.store'

/** Older notices stay in the list and are no longer counted as new. */
const UNREAD_DAYS = 14
/** A notice comes this long after its event at most, as a rule; until then it is marked one by one. */
const LATE_MS = 10 * MINUTE_MS
/** Read one by one, beyond what is read through; more than these make the oldest fall into it. */
const MOST_IDS = 300
const NOTHING_READ: Instant = '1970-01-01T00:00:00.000Z'

export const newReader = (id: string): NewDocument<NoticeReader> => ({
  id,
  readThrough: NOTHING_READ,
  readIds: [],
  muted: [],
})

type Marks = Pick<NoticeReader, 'readThrough' | 'readIds'>

export const isRead = ({ id, at }: Pick<Notice, 'id' | 'at'>, { readThrough, readIds }: Marks): boolean =>
  at <= readThrough || readIds.includes(id)

/** From here on notices may be new. */
export function unreadFrom({ readThrough }: Marks, now: Instant): Instant {
  const window = addMilliseconds(now, -UNREAD_DAYS * DAY_MS)
  return window > readThrough ? window : readThrough
}

/** One more is read. Beyond the limit the oldest marks are forgotten together with everything as old as they are. */
export function readOne(marks: Marks, notice: Pick<Notice, 'id' | 'at'>): Marks {
  if (isRead(notice, marks)) return marks
  return { ...marks, readIds: [...marks.readIds, notice.id].slice(-MOST_IDS) }
}

/**
 * All up to an instant are read. What may still be on its way from the last minutes is marked by its id, so that a notice
 * that comes late is not read unseen. @param seen the unread ones up to there
 */
export function readAll(
  marks: Marks,
  through: Instant,
  seen: readonly Pick<Notice, 'id' | 'at'>[],
  now: Instant,
): Marks {
  const settled = addMilliseconds(now, -LATE_MS)
  const readThrough = through < settled ? through : settled
  const next = readThrough > marks.readThrough ? readThrough : marks.readThrough
  const recent = seen.filter(({ at }) => at > next && at <= through).map(({ id }) => id)
  // Marks of what lies behind are not needed any more, but their instants are not known: they leave by the limit.
  return { readThrough: next, readIds: [...new Set([...marks.readIds, ...recent])].slice(-MOST_IDS) }
}

/** Newest first; one order for all audiences together. */
export const inReadingOrder = (a: Pick<Notice, 'id' | 'at'>, b: Pick<Notice, 'id' | 'at'>): number =>
  a.at === b.at ? (a.id < b.id ? 1 : a.id > b.id ? -1 : 0) : a.at < b.at ? 1 : -1
