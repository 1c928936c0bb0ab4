import type { WorkContract } from '../../../types/messages.work.contract'
import type { Handlers } from '../../shared/function/served-module'
import type { MessagesDeps } from '../deps'
import { searchMessages } from './search-messages'

/** Working through many messages. */
export const workHandlers = (deps: MessagesDeps): Handlers<WorkContract> => ({
  search: ({ actor, input }) => searchMessages(deps)(actor, input),
})
