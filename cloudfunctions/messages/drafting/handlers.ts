import type { DraftingContract } from '../../../types/messages.drafting.contract'
import type { Handlers } from '../../shared/function/served-module'
import type { MessagesDeps } from '../deps'
import { checkReplyText } from './check-reply'
import { listTemplates, removeTemplate, saveTemplate } from './reply-templates'

/** Help with drafting a reply. */
export const draftingHandlers = (deps: MessagesDeps): Handlers<Omit<DraftingContract, 'similar_answers'>> => ({
  check_reply: ({ actor, input }) => checkReplyText(deps)(actor, input),
  reply_templates: ({ actor }) => listTemplates(deps)(actor),
  save_reply_template: ({ actor, input }) => saveTemplate(deps)(actor, input),
  remove_reply_template: ({ actor, input }) => removeTemplate(deps)(actor, input),
})
