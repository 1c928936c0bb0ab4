import type { WorkContract } from '../../../types/messages.work.contract'
import type { Handlers } from '../../shared/function/served-module'
import type { MessagesDeps } from '../deps'
import { actOnMany } from './bulk'
import { readFilters, saveFilters } from './saved-filters'

/** Working through many messages. */
export const workHandlers = (deps: MessagesDeps): Handlers<Omit<WorkContract, 'search'>> => ({
  inbox_filters: ({ actor }) => readFilters(deps)(actor),
  save_inbox_filters: ({ actor, input }) => saveFilters(deps)(actor, input),
  bulk: ({ actor, input }) => actOnMany(deps)(actor, input),
})
