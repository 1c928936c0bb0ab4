import { messagesApi } from '../../api/messages.api'
import { useDesk } from './desk.store'
import { mainAction } from './main-action'

/** A page of the inbox; further down nothing is due soon. */
const LOOK_AT = 50

/**
 * The id of the message to handle after this one: the next in the order of the list that still asks something of this
 * person, else the first of the inbox; `undefined` when nothing is left.
 * @throws ApiFailure
 */
export async function nextMessage(afterId: string): Promise<string | undefined> {
  const { items } = await messagesApi.inbox({ limit: LOOK_AT })
  const waiting = items.filter((row) => row.id !== afterId && mainAction(row) !== undefined)
  const { order } = useDesk.getState()
  const passed = new Set(order.slice(0, order.indexOf(afterId) + 1))
  return (waiting.find((row) => !passed.has(row.id)) ?? waiting[0])?.id
}
