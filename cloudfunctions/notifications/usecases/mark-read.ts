import { type NoticeGroup, CITIZEN_GROUPS, STAFF_GROUPS } from '../../../types/notifications.terms'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { audiencesOf } from '../audience'
import { NOTIFICATIONS_COPY } from '../copy'
import type { NotificationsDeps } from '../deps'
import { type NoticeReader, noticeReaders, notices } from '../notifications.store'
import { newReader, readAll, readOne } from '../reading'
import { countUnread, readerOf, unreadOf } from './read-notices'

type Marks = Pick<NoticeReader, 'readThrough' | 'readIds' | 'muted'>

/** One by its id, or all up to an instant; a notice of somebody else's changes nothing. */
export const markRead =
  (deps: NotificationsDeps) =>
  async (
    actor: Actor,
    { id, through }: { id?: string | undefined; through?: string | undefined },
  ): Promise<{ count: number }> => {
    if ((id === undefined) === (through === undefined))
      throw new DomainError('invalid_input', {}, { fields: { id: NOTIFICATIONS_COPY.oneOrAll } })
    const now = deps.clock.now()
    if (id !== undefined) {
      const notice = await deps.store.get(notices, id)
      if (notice !== null && audiencesOf(actor).includes(notice.audience))
        await change(deps, actor, (reader) => ({ ...reader, ...readOne(reader, notice) }))
    } else if (through !== undefined) {
      const before = await readerOf(deps.store, actor)
      const until = through < now ? through : now
      const seen = await unreadOf(deps.store, actor, before, { from: before.readThrough, to: until })
      await change(deps, actor, (reader) => ({ ...reader, ...readAll(reader, until, seen, now) }))
    }
    return countUnread(deps)(actor)
  }

/** What this person silenced, and may. */
export const readSettings = (deps: NotificationsDeps) => async (actor: Actor) => ({
  muted: [...(await readerOf(deps.store, actor)).muted],
  mayMute: mayMute(actor),
})

/** Silences groups; what may not be silenced is refused by name. */
export const writeSettings =
  (deps: NotificationsDeps) => async (actor: Actor, input: { muted: readonly NoticeGroup[] }) => {
    const may = mayMute(actor)
    if (!input.muted.every((group) => may.includes(group)))
      throw new DomainError('invalid_input', {}, { fields: { muted: NOTIFICATIONS_COPY.notMutable } })
    await change(deps, actor, (reader) => ({ ...reader, muted: [...new Set(input.muted)] }))
    return readSettings(deps)(actor)
  }

const mayMute = (actor: Actor): NoticeGroup[] => [...(actor.kind === 'citizen' ? CITIZEN_GROUPS : STAFF_GROUPS)]

const change = (deps: NotificationsDeps, actor: Actor, to: (reader: Marks) => Marks): Promise<void> =>
  deps.store.transact(async (transaction) => {
    const present = await transaction.get(noticeReaders, actor.id)
    if (present === null) transaction.insert(noticeReaders, { ...newReader(actor.id), ...to(newReader(actor.id)) })
    else transaction.put(noticeReaders, { ...present, ...to(present) })
  })
