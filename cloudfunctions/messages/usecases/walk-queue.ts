import type { Page } from '../../shared/documents'
import { SYSTEM } from '../../shared/kernel/actor'
import { Failures } from '../../shared/kernel/failures'
import type { MessagesDeps } from '../deps'
import type { Acting } from '../domain/change'
import { type WorkItem, workItems } from '../messages.store'
import { actingNow } from './act'

const BATCH = 50

interface Walk {
  readonly queue: string
  /** The key up to which the queue is due; absent: all of it. */
  readonly upTo?: string
  readonly more: { readonly goOn: () => boolean }
}

/**
 * Works through a timer's queue as far as it is due: cost grows with what is due. A step has transactions of its own,
 * so that the walk may be stopped anywhere, run twice at once or again after a crash. Whatever fails, or is due and stays
 * as it is, keeps none of the others waiting, however many they are.
 * @param step what is done with one message; answers how often something was changed, 0 where nothing was due any more.
 * @returns the sum of it.
 */
export async function walkQueue(
  deps: MessagesDeps,
  { queue, upTo, more }: Walk,
  step: (messageId: string, acting: Acting) => Promise<number>,
): Promise<number> {
  const acting = actingNow(deps, SYSTEM)
  const failures = new Failures()
  let done = 0
  let cursor: string | null = ''
  while (cursor !== null && more.goOn()) {
    const due: Page<WorkItem> = await deps.store.query(workItems, {
      index: 'by_queue',
      equals: { queue, open: 'yes' },
      ...(upTo === undefined ? {} : { range: { to: upTo } }),
      limit: BATCH,
      ...(cursor === '' ? {} : { cursor }),
    })
    for (const { messageId } of due.items) {
      if (!more.goOn()) break
      done += await failures.during(() => step(messageId, acting), 0)
    }
    if (due.items.length > 0) deps.wakeRelay()
    cursor = due.nextCursor
  }
  failures.tell()
  return done
}
