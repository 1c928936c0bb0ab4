import { useDesk } from './desk.store'
import { readRows } from './inbox/read-rows'
import { nextIn } from './next-of'

/** A page of the inbox; further down nothing is due soon. */
const LOOK_AT = 50

/**
 * The id of the message to handle after this one: of the list that the person works through, and when nothing of it
 * waits any more, of the whole inbox. `undefined` when nothing is left.
 * @throws ApiFailure
 */
export async function nextMessage(afterId: string): Promise<string | undefined> {
  const { order, filter } = useDesk.getState()
  const lists = filter.by === 'all' ? [filter] : [filter, { by: 'all' } as const]
  return nextIn(
    lists.map((list) => async () => (await readRows(list, { limit: LOOK_AT })).items),
    order,
    afterId,
  )
}
