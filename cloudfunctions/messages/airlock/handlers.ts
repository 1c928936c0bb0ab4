import type { AirlockContract } from '../../../types/airlock.contract'
import type { Handlers } from '../../shared/function/served-module'
import type { MessagesDeps } from '../deps'
import { checkDraft } from './check-draft'
import { approveIdentity, readIdentity, readIdentityRequest, requestIdentity } from './identify-together'
import { readContactReads } from './read-contact-reads'
import { revealContact } from './reveal-contact'

/** 身份隔离: the procedures through which alone a contact or an identity leaves the system. */
export const airlockHandlers = (deps: MessagesDeps): Handlers<AirlockContract> => ({
  check_draft: ({ actor, input }) => checkDraft(deps)(actor, input),
  reveal_contact: ({ actor, input }) => revealContact(deps)(actor, input),
  contact_reads: ({ actor, input }) => readContactReads(deps)(actor, input),
  identity_request: ({ actor, input }) => readIdentityRequest(deps)(actor, input),
  request_identity: ({ actor, input }) => requestIdentity(deps)(actor, input),
  approve_identity: ({ actor, input }) => approveIdentity(deps)(actor, input),
  read_identity: ({ actor, input }) => readIdentity(deps)(actor, input),
})
