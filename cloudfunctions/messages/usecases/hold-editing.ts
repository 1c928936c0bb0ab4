import type { EditorsView } from '../../../types/messages.contract'
import type { Actor } from '../../shared/kernel/actor'
import type { MessagesDeps } from '../deps'
import { messages } from '../messages.store'
import { type Editor, editings, renewed, stillEditing } from '../writing.store'
import { known } from './act'
import { requireWriter } from './keep-writing'
import { requireDraftReader } from './read-drafts'

/** Opens or renews the composer's hold, and says who else writes. It warns; it keeps nobody from saving. */
export const holdEditing =
  (deps: MessagesDeps) =>
  async (actor: Actor, { id }: { id: string }): Promise<EditorsView> => {
    await requireWriter(deps, actor, id)
    const now = deps.clock.now()
    const editors = await deps.store.transact(async (transaction) => {
      const stored = await transaction.get(editings, id)
      const next = renewed(stored?.editors ?? [], { accountId: actor.id, name: actor.name }, now)
      if (stored === null) transaction.insert(editings, { id, editors: next })
      else transaction.put(editings, { ...stored, editors: next })
      return next
    })
    return toEditors(editors, actor)
  }

/** The composer was closed. */
export const releaseEditing =
  (deps: MessagesDeps) =>
  async (actor: Actor, { id }: { id: string }): Promise<Record<string, never>> => {
    const now = deps.clock.now()
    await deps.store.transact(async (transaction) => {
      const stored = await transaction.get(editings, id)
      if (stored === null) return
      const editors = stillEditing(stored.editors, now).filter(({ accountId }) => accountId !== actor.id)
      if (editors.length === 0) transaction.remove(editings, stored)
      else transaction.put(editings, { ...stored, editors })
    })
    return {}
  }

/** Who writes now, for whoever reads the draft. */
export const readEditors =
  (deps: MessagesDeps) =>
  async (actor: Actor, { id }: { id: string }): Promise<EditorsView> => {
    requireDraftReader(known(await deps.store.get(messages, id), id, actor), actor)
    const stored = await deps.store.get(editings, id)
    return toEditors(stillEditing(stored?.editors ?? [], deps.clock.now()), actor)
  }

const toEditors = (editors: readonly Editor[], actor: Actor): EditorsView => ({
  others: editors
    .filter(({ accountId }) => accountId !== actor.id)
    .map(({ name, since, renewedAt }) => ({ name, since, renewedAt })),
})
