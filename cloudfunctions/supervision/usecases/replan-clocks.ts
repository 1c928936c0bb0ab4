import { messages } from '../../messages'
import type { DocumentStore } from '../../shared/documents'
import type { Surroundings } from '../../shared/kernel/core-deps'
import { NEVER, nextCheckOn } from '../domain/ladder'
import { replan, saysTheSame } from '../domain/watched'
import { watch } from '../read-message'
import { clocks } from '../supervision.store'

/** Clocks that one step looks at; each that moves is written in a transaction of its own. */
const STEP = 100

/**
 * One step of planning all running clocks again by the calendar as it is now. A notice that leaves a message its day tells
 * nobody, and may move the working day before it all the same, or the fifth after it.
 * May be repeated and run twice at once. @returns where to go on; null: all were looked at
 */
export async function replanClocks(
  { store, calendars }: Pick<Surroundings, 'calendars'> & { readonly store: DocumentStore },
  cursor: string | undefined,
): Promise<string | null> {
  const calendar = calendars.current()
  const page = await store.query(clocks, {
    index: 'due',
    equals: { open: 'yes' },
    range: { before: NEVER },
    limit: STEP,
    ...(cursor === undefined ? {} : { cursor }),
  })
  for (const found of page.items) {
    // How long it stood still is counted in working days as well.
    if (found.stoodStill === 0 && nextCheckOn(found, calendar) === found.nextCheckOn) continue
    await store.transact(async (transaction) => {
      const [clock, message] = await Promise.all([
        transaction.get(clocks, found.id),
        transaction.get(messages, found.id),
      ])
      if (clock === null || message === null) return
      const next = replan(found.id, clock, watch(message, calendar), calendar)
      if (!saysTheSame(clock, next)) transaction.put(clocks, { ...clock, ...next })
    })
  }
  return page.nextCursor
}
