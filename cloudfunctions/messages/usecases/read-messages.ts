import type { MessageRow, MessageView } from '../../../types/messages.contract'
import { CITIZEN_STATUS_OF, citizenStatusOf, type MessageStatus } from '../../../types/messages.terms'
import { auditRead } from '../../audit'
import type { Actor } from '../../shared/kernel/actor'
import type { MessagesDeps } from '../deps'
import { messages } from '../messages.store'
import { toOwnRow } from '../row.view'
import { toView } from '../view'
import { actingNow, known, seeingAs } from './act'
import { forecastOf } from './forecast-of'

export interface ListInput {
  readonly status?: MessageStatus | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}
export interface MessagePage {
  items: MessageRow[]
  nextCursor: string | null
}

/**
 * One message as the caller may see it; staff that are shown its text are written down first.
 * @throws DomainError `not_found` also when the caller may not know of it
 */
export const getMessage =
  (deps: MessagesDeps) =>
  async (actor: Actor, { id }: { id: string }): Promise<MessageView> => {
    const directory = await deps.directory.current()
    const message = known(await deps.store.get(messages, id), id, actor)
    const view = toView(message, seeingAs(actingNow(deps, actor), directory))
    if (view.restricted) return view
    if (actor.kind === 'staff')
      await auditRead(deps, { actor, action: 'messages.get', subject: { kind: 'message', id } })
    return { ...view, ...(await forecastOf(deps, message)) }
  }

/** My messages, newest first. A status filters by the citizen's word that it stands for; such a page may be short. */
export const listMine =
  (deps: MessagesDeps) =>
  async (citizen: Actor, input: ListInput): Promise<MessagePage> => {
    const seeing = seeingAs(actingNow(deps, citizen), await deps.directory.current())
    const page = await deps.store.query(messages, {
      index: 'by_owner',
      equals: { ownerId: citizen.id },
      direction: 'descending',
      limit: input.limit,
      ...(input.cursor !== undefined ? { cursor: input.cursor } : {}),
    })
    const wanted = input.status === undefined ? null : CITIZEN_STATUS_OF[input.status]
    const items = page.items.filter((message) => wanted === null || citizenStatusOf(message) === wanted)
    return { items: items.map((message) => toOwnRow(message, seeing)), nextCursor: page.nextCursor }
  }
