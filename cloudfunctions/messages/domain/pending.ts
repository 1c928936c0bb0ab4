import type { Message } from './message'

/**
 * The message with nothing left that somebody has to decide: it was answered, merged or has ended, and every objection,
 * request and proposal with it. Nobody could decide it any more, and a reworking must not bring it back.
 */
export function withNothingPending(message: Message): Message {
  const { declineProposedBy: _proposedBy, decline: _decline, ...rest } = message
  return {
    ...rest,
    withdrawalPending: false,
    contestPending: false,
    adjudicationPending: false,
    extensionPending: false,
    complexPending: false,
  }
}
