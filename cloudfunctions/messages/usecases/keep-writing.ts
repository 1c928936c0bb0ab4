import type { MessagesContract, WorkingDraftView } from '../../../types/messages.contract'
import type { ParsedInputOf } from '../../../types/wire.contract'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'
import { standingsOf } from '../domain/message.rights'
import { messages } from '../messages.store'
import { type WorkingDraft, workingDraftId, workingDrafts } from '../writing.store'
import { known } from './act'

/**
 * Saves what somebody is writing, from any of their devices. `version` is the copy that the device knew: another one
 * in the store is never written over, but answered, so that both texts can be shown.
 */
export const saveWorkingDraft =
  (deps: MessagesDeps) =>
  async (
    actor: Actor,
    { id, version, body, outcome, interim }: ParsedInputOf<MessagesContract['save_working_draft']>,
  ): Promise<WorkingDraftView> => {
    await requireWriter(deps, actor, id)
    const savedAt = deps.clock.now()
    return deps.store.transact(async (transaction) => {
      const documentId = workingDraftId(id, actor.id)
      const stored = await transaction.get(workingDrafts, documentId)
      const text = { messageId: id, body, interim, savedAt, ...(outcome !== undefined ? { outcome } : {}) }
      const next = { id: documentId, ...text }
      if (stored !== null && stored.version !== version && stored.body !== body)
        throw new DomainError(
          'conflict',
          { messageId: id },
          { current: toWorkingDraft(stored), say: COPY.writtenElsewhere },
        )
      if (stored === null) transaction.insert(workingDrafts, next)
      else transaction.put(workingDrafts, { ...next, version: stored.version })
      return toWorkingDraft({ ...next, version: (stored?.version ?? 0) + 1 })
    })
  }

export const readWorkingDraft =
  (deps: MessagesDeps) =>
  async (actor: Actor, { id }: { id: string }): Promise<{ draft: WorkingDraftView | null }> => {
    await requireWriter(deps, actor, id)
    const stored = await deps.store.get(workingDrafts, workingDraftId(id, actor.id))
    return { draft: stored === null ? null : toWorkingDraft(stored) }
  }

/** Sent, or given up. */
export const dropWorkingDraft =
  (deps: MessagesDeps) =>
  async (actor: Actor, { id }: { id: string }): Promise<Record<string, never>> => {
    await deps.store.transact(async (transaction) => {
      const stored = await transaction.get(workingDrafts, workingDraftId(id, actor.id))
      if (stored !== null) transaction.remove(workingDrafts, stored)
    })
    return {}
  }

/** Whoever handles the message may write on it, in any state: a text must not be lost because its time has passed. */
export async function requireWriter(deps: MessagesDeps, actor: Actor, id: string): Promise<void> {
  const message = known(await deps.store.get(messages, id), id, actor)
  if (!standingsOf(message, actor).includes('handler')) throw new DomainError('forbidden', { messageId: id })
}

const toWorkingDraft = ({ version, body, outcome, interim, savedAt }: WorkingDraft): WorkingDraftView => ({
  version,
  body,
  interim,
  savedAt,
  ...(outcome !== undefined ? { outcome } : {}),
})
