import type { Message } from './message'

/**
 * The message before its next draft, or once the unit gave the present one up: text and signatures are gone, who
 * drafted is not. Earlier drafts stay readable, so their words may come back in a later one (`wroteOfIt`).
 * @param next who drafts now: they are the drafter, not one of before.
 */
export function withoutDraft(message: Message, next?: string): Message {
  const { draft: _draft, draftedBy, earlierDrafters = [], signing: _signing, ...rest } = message
  const before = new Set([...earlierDrafters, ...(draftedBy === undefined ? [] : [draftedBy])])
  if (next !== undefined) before.delete(next)
  return before.size === 0 ? rest : { ...rest, earlierDrafters: [...before] }
}
