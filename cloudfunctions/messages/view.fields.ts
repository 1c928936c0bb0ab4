import type { FileRow } from '../../types/files.contract'
import type { Directory } from '../hall'
import type { Actor } from '../shared/kernel/actor'
import type { Instant, LocalDate } from '../shared/kernel/local-date'
import type { ReplyFile } from '../shared/kernel/reply-file'
import type { WorkCalendar } from '../shared/kernel/working-days'
import { isOverdue, waitsMerged } from './domain/message'

/** What a view is made from beside the message. */
export interface Seeing {
  readonly actor: Actor
  readonly now: Instant
  /** The Shanghai day of `now`. */
  readonly today: LocalDate
  readonly directory: Directory
  readonly calendar: WorkCalendar
}

/**
 * Whether it is overdue for this reader: to its owner a promise is not shorter for lying in another case, which the city
 * counts once.
 */
export const isOverdueTo = (
  source: Parameters<typeof isOverdue>[0] & Parameters<typeof waitsMerged>[0],
  { actor, today }: Pick<Seeing, 'actor' | 'today'>,
): boolean => isOverdue(source, today) || (actor.kind === 'citizen' && waitsMerged(source, today))

/** Leaves out what is undefined, so that a view never carries an empty key. */
export function optional<Fields extends Record<string, unknown>>(
  fields: Fields,
): { [K in keyof Fields]?: NonNullable<Fields[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof Fields]?: NonNullable<Fields[K]>
  }
}

/** Beside a day that is counted in working days: 待校历 where no notice reaches it yet. */
export const unsettled = (on: LocalDate, { calendar }: Pick<Seeing, 'calendar'>): { unsettled?: true } =>
  on > calendar.coveredThrough ? { unsettled: true } : {}

/** Files of a reply as people see them: the hash is for the approval alone. */
export const toReplyFiles = (files: readonly ReplyFile[] | undefined): { files?: FileRow[] } =>
  files === undefined || files.length === 0 ? {} : { files: files.map(({ hash: _hash, ...row }) => row) }
