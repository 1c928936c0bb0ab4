import type { MessageKind } from '../../../types/messages.terms'
import type { StoredDocument } from '../../shared/documents'
import { derivedId } from '../../shared/kernel/ids'
import type { Instant } from '../../shared/kernel/local-date'

/** One message of an earlier system, as a file brings it. Times are instants already. */
export interface HistoricRow {
  /** The id it had there: unique within its source. */
  readonly sourceId: string
  readonly kind: MessageKind
  readonly title: string
  readonly content: string
  readonly createdAt: Instant
  readonly answer?: { readonly reply: string; readonly repliedAt: Instant }
  readonly category?: string
  /** The unit as the earlier system called it. */
  readonly unitName?: string
}

/** A message of an earlier system 历史留言: read, counted apart, never worked on. Its id derives from source and id there. */
export interface HistoricMessage extends StoredDocument, HistoricRow {
  readonly source: string
  /** The unit of today by that name; null: 未知, none or several. */
  readonly unitId: string | null
  /** Tells a row that came again unchanged from one that was changed since. */
  readonly contentHash: string
  readonly importedAt: Instant
}

/** Characters (UTF-16 units). Far above what was seen: bodies of 3,055 and replies of 7,881. */
export const HISTORY_LIMITS = {
  id: 100,
  title: 500,
  content: 50_000,
  reply: 100_000,
  category: 200,
  unit: 200,
} as const

/** The same row of the same source is the same document, however often and from whatever file it comes. */
export const historicId = (source: string, sourceId: string): string => derivedId('history', source, sourceId)
