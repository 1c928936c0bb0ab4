import { type DocumentStore, removeBefore } from '../shared/documents'
import type { Clock } from '../shared/kernel/clock'
import { addMilliseconds, HOUR_MS } from '../shared/kernel/local-date'
import { privacyRequests } from './privacy.store'

/** An export counts for its day, a deletion waits for minutes; that they were asked for stays in the audit log. */
const KEPT_MS = 48 * HOUR_MS

/** Deletes what was noted of exports and deletions of days past. @returns whether nothing is left to delete */
export const purgePrivacyRequests = (
  { store, clock }: { readonly store: DocumentStore; readonly clock: Clock },
  { goOn }: { readonly goOn: () => boolean },
): Promise<boolean> =>
  removeBefore(store, privacyRequests, { index: 'by_time', before: addMilliseconds(clock.now(), -KEPT_MS) }, goOn)
