import { type Message, messages, type People, recorderReads } from '../messages'
import type { Projector } from '../shared/outbox/relay'
import { writeCityNotices } from './city-notices'
import type { NotifiedEvent, Reach } from './addressees'
import { deliver } from './deliver'
import type { NotificationsDeps } from './deps'
import { audiencesOf } from './audience'
import { doerToAsk, namedBy, noticesOf } from './write-notices'

/**
 * Turns events into notices. The words follow from the message as it is when its event is taken; the ids from event, rule
 * and audience, so that an event that comes twice is told once.
 */
export const notificationsProjector = (
  deps: Omit<NotificationsDeps, 'store' | 'vault'> & {
    /** Who still works where, and as what. */
    readonly people: Pick<People, 'isHandlerOf' | 'grantsOf'>
  },
): Projector => ({
  consumer: 'notifications',
  async project(transaction, events) {
    const directory = await deps.directory.current()
    const told = events.filter((event): event is NotifiedEvent => 'messageId' in event)
    await writeCityNotices(transaction, events)
    const ids = [...new Set(told.map(({ messageId }) => messageId))]
    const found = await Promise.all(ids.map((id) => transaction.get(messages, id)))
    const byId = new Map(found.flatMap((message) => (message === null ? [] : [[message.id, message] as const])))
    const written = await Promise.all(
      told.map(async (event) => {
        const message = byId.get(event.messageId)
        if (message === undefined) return []
        return noticesOf(event, message, directory, await reachOf(deps.people, event, message))
      }),
    )
    await deliver(transaction, written.flat(), deps.clock.now(), deps.outgoing)
  },
})

async function reachOf(
  people: Pick<People, 'isHandlerOf' | 'grantsOf'>,
  event: NotifiedEvent,
  message: Message,
): Promise<Reach> {
  const grantsOf = async (id: string | undefined) => (id === undefined ? null : people.grantsOf(id))
  const doer = doerToAsk(event, message)
  const [left, recorders, doers] = await Promise.all([
    leftOf(people, namedBy(event, message), message),
    grantsOf(message.recordedBy),
    grantsOf(doer),
  ])
  return {
    left,
    recorderReads: recorders !== null && recorderReads(recorders),
    doerReads: new Set(doer === undefined ? [] : audiencesOf({ id: doer, grants: doers ?? [] })),
  }
}

/** Who of these handles for neither the lead nor the sub-unit any more: nobody would read what is told to them. */
async function leftOf(
  people: Pick<People, 'isHandlerOf'>,
  ids: readonly string[],
  { unitId, subUnitId }: Message,
): Promise<ReadonlySet<string>> {
  const units = [unitId, subUnitId].filter((id) => typeof id === 'string')
  const stays = async (id: string): Promise<boolean> =>
    (await Promise.all(units.map((unit) => people.isHandlerOf(id, unit)))).includes(true)
  const left = await Promise.all(ids.map(async (id) => ((await stays(id)) ? [] : [id])))
  return new Set(left.flat())
}
