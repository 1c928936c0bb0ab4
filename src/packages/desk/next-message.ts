import { messagesApi } from '../../api/messages.api'
import { useDesk } from './desk.store'
import { nextOf } from './next-of'

/** A page of the inbox; further down nothing is due soon. */
const LOOK_AT = 50

/**
 * The id of the message to handle after this one; `undefined` when nothing is left.
 * @throws ApiFailure
 */
export async function nextMessage(afterId: string): Promise<string | undefined> {
  const { items } = await messagesApi.inbox({ limit: LOOK_AT })
  return nextOf(items, useDesk.getState().order, afterId)
}
