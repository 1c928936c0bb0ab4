import type { StoredDocument } from '../shared/documents'
import type { Instant } from '../shared/kernel/local-date'
import { type Message, type UrgentDue, urgentDues } from '../messages'

/** An urgent message and the instant to look at it next; `id` is the message's. Found by (open, nextCheckAt) only. */
export interface UrgentWatch extends StoredDocument {
  readonly open: 'yes' | 'no'
  readonly nextCheckAt: Instant
  /** Of what was due up to here the documents are written. */
  readonly writtenThrough: Instant
  readonly messageVersion: number
}

/** Nothing is owed: later than any instant. */
const NEVER_AT: Instant = '9999-12-31T00:00:00.000Z'
const LONG_AGO: Instant = '1970-01-01T00:00:00.000Z'

/** The watch after a reading of its message; null where there is nothing to watch and never was. */
export function replanUrgent(
  message: Pick<Message, 'id' | 'open' | 'urgentClock' | 'version'>,
  watch: UrgentWatch | null,
): Omit<UrgentWatch, 'version'> | null {
  if (message.urgentClock === undefined) return null
  const writtenThrough = watch?.writtenThrough ?? LONG_AGO
  const next = urgentDues(message).find(({ at }) => at > writtenThrough)
  return {
    id: message.id,
    open: next === undefined ? 'no' : 'yes',
    nextCheckAt: next?.at ?? NEVER_AT,
    writtenThrough,
    messageVersion: message.version,
  }
}

/** What was missed by `now` and has no document yet. */
export const missedBy = (
  message: Pick<Message, 'open' | 'urgentClock'>,
  watch: Pick<UrgentWatch, 'writtenThrough'>,
  now: Instant,
): readonly UrgentDue[] => urgentDues(message).filter(({ at }) => at > watch.writtenThrough && at <= now)
