import type { WorkContract } from '../../../types/messages.work.contract'
import { auditRead } from '../../audit'
import type { Handlers } from '../../shared/function/served-module'
import type { MessagesDeps } from '../deps'
import { actOnMany } from './bulk'
import { readFilters, saveFilters } from './saved-filters'
import { searchMessages } from './search-messages'

/** Working through many messages. */
export const workHandlers = (deps: MessagesDeps): Handlers<WorkContract> => ({
  inbox_filters: ({ actor }) => readFilters(deps)(actor),
  save_inbox_filters: ({ actor, input }) => saveFilters(deps)(actor, input),
  bulk: ({ actor, input }) => actOnMany(deps)(actor, input),
  search: async ({ actor, input }) => {
    const found = await searchMessages(deps)(actor, input)
    // What was looked for stays unwritten: it may be a name.
    if (actor.kind === 'staff' && found.items.length > 0)
      await auditRead(deps, { actor, action: 'messages.search', subject: { kind: 'city', id: 'messages' } })
    return found
  },
})
