import { removeBefore } from '../../shared/documents'
import { addDays, shanghaiDay, startOfShanghaiDay } from '../../shared/kernel/local-date'
import type { NotificationsDeps } from '../deps'
import { notices, noticeSends } from '../notifications.store'

/** A notice points to a message; the message is kept by other rules. Older ones are of no use to anybody. */
const KEPT_DAYS = 180
/** What WeChat refused names a person, on WeChat cloud by their OPENID: kept as long as somebody may look into it. */
const FAILED_KEPT_DAYS = 30

/** Removes notices older than half a year, and what could not be sent a month ago. @returns whether none is left */
export async function forgetNotices(
  { store, clock }: Pick<NotificationsDeps, 'store' | 'clock'>,
  { goOn }: { readonly goOn: () => boolean },
): Promise<boolean> {
  const daysAgo = (days: number): string => startOfShanghaiDay(addDays(shanghaiDay(clock.now()), -days))
  const failed = { index: 'by_state', equals: { state: 'failed' }, before: daysAgo(FAILED_KEPT_DAYS) }
  return (
    (await removeBefore(store, notices, { index: 'by_time', before: daysAgo(KEPT_DAYS) }, goOn)) &&
    (await removeBefore(store, noticeSends, failed, goOn))
  )
}
