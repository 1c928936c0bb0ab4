import { addDays, shanghaiDay, startOfShanghaiDay } from '../../shared/kernel/local-date'
import type { NotificationsDeps } from '../deps'
import { notices } from '../notifications.store'

/** A notice points to a message; the message is kept by other rules. Older ones are of no use to anybody. */
const KEPT_DAYS = 180
const BATCH = 100

/** Removes notices older than half a year, in small transactions. @returns whether none is left */
export async function forgetNotices(deps: NotificationsDeps, more: { readonly goOn: () => boolean }): Promise<boolean> {
  const before = startOfShanghaiDay(addDays(shanghaiDay(deps.clock.now()), -KEPT_DAYS))
  while (more.goOn()) {
    const old = await deps.store.query(notices, { index: 'by_time', equals: {}, range: { before }, limit: BATCH })
    if (old.items.length === 0) return true
    await deps.store.transact(async (transaction) => {
      for (const notice of old.items) transaction.remove(notices, notice)
    })
  }
  return false
}
