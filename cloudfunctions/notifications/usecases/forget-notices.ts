import { removeBefore } from '../../shared/documents'
import { addDays, shanghaiDay, startOfShanghaiDay } from '../../shared/kernel/local-date'
import type { NotificationsDeps } from '../deps'
import { type NoticeSend, noticeSends, notices } from '../notifications.store'

/** A notice points to a message; the message is kept by other rules. Older ones are of no use to anybody. */
const KEPT_DAYS = 180
/**
 * What leaves the house names a person, on WeChat cloud by their OPENID. What WeChat refused is kept as long as somebody may
 * look into it; what still waits after so long (the city sends nothing by WeChat any more) is never sent.
 */
const SENDS_KEPT_DAYS = 30

/** Removes notices older than half a year, and what was not sent for a month. @returns whether none is left */
export async function forgetNotices(
  { store, clock }: Pick<NotificationsDeps, 'store' | 'clock'>,
  { goOn }: { readonly goOn: () => boolean },
): Promise<boolean> {
  const daysAgo = (days: number): string => startOfShanghaiDay(addDays(shanghaiDay(clock.now()), -days))
  const sendsThat = (state: NoticeSend['state']) =>
    removeBefore(store, noticeSends, { index: 'by_state', equals: { state }, before: daysAgo(SENDS_KEPT_DAYS) }, goOn)
  return (
    (await removeBefore(store, notices, { index: 'by_time', before: daysAgo(KEPT_DAYS) }, goOn)) &&
    (await sendsThat('failed')) &&
    (await sendsThat('waiting'))
  )
}
