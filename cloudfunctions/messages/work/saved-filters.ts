import type { SavedFilter, SavedFilters } from '../../../types/messages.contract'
import { appendAudit } from '../../audit'
import { defineCollection, type StoredDocument } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'

/** A person's filters of the inbox, id = account id. */
export interface InboxFilters extends StoredDocument {
  readonly items: readonly SavedFilter[]
}
export const inboxFilters = defineCollection<InboxFilters>('inbox_filters', [])

const toFilters = (stored: InboxFilters | null): SavedFilters => ({
  items: [...(stored?.items ?? [])],
  version: stored?.version ?? 0,
})

export const readFilters =
  ({ store }: MessagesDeps) =>
  async (actor: Actor): Promise<SavedFilters> =>
    toFilters(await store.get(inboxFilters, actor.id))

/** Replaces a person's filters. @throws DomainError `conflict` where another device saved first; it carries theirs. */
export const saveFilters =
  ({ store, ids, clock }: MessagesDeps) =>
  async (actor: Actor, { items, version }: SavedFilters): Promise<SavedFilters> => {
    if (new Set(items.map(({ name }) => name)).size < items.length)
      throw new DomainError('invalid_input', {}, { fields: { items: COPY.sameFilterName } })
    return store.transact(async (transaction) => {
      const stored = await transaction.get(inboxFilters, actor.id)
      const present = stored?.version ?? 0
      if (present !== version)
        throw new DomainError(
          'conflict',
          { version: present },
          { current: toFilters(stored), say: COPY.filtersChanged },
        )
      if (stored === null) transaction.insert(inboxFilters, { id: actor.id, items })
      else transaction.put(inboxFilters, { ...stored, items })
      const subject = { kind: 'account', id: actor.id } as const
      const action = 'messages.save_inbox_filters'
      appendAudit(transaction, ids, { actor, at: clock.now(), action, subject, what: { filters: items.length } })
      return { items, version: version + 1 }
    })
  }
