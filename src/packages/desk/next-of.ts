import type { MessageRow } from '../../../types/messages.contract'
import { mainAction } from './main-action'

/**
 * The id of the next in the order of the list that still asks something of this person, else of the first that does;
 * `undefined` when nothing is left.
 * @param rows the inbox as it is now
 * @param order ids of the list as it was last shown
 */
export function nextOf(rows: readonly MessageRow[], order: readonly string[], afterId: string): string | undefined {
  const waiting = rows.filter((row) => row.id !== afterId && mainAction(row) !== undefined)
  const passed = new Set(order.slice(0, order.indexOf(afterId) + 1))
  return (waiting.find((row) => !passed.has(row.id)) ?? waiting[0])?.id
}

/**
 * The same over several lists, each read only when nothing waits in those before it.
 * @throws ApiFailure what a list throws
 */
export async function nextIn(
  lists: readonly (() => Promise<readonly MessageRow[]>)[],
  order: readonly string[],
  afterId: string,
): Promise<string | undefined> {
  for (const read of lists) {
    const next = nextOf(await read(), order, afterId)
    if (next !== undefined) return next
  }
  return undefined
}
