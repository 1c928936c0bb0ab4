import type { MessageView } from '../../../types/messages.contract'

type Draft = NonNullable<MessageView['draft']>

/** The draft that waits is the very one that was sent: its answer was lost on the way back. */
export const isDraftOf = (
  { status, draft }: MessageView,
  sent: Pick<Draft, 'body' | 'outcome' | 'interim'> & { readonly files?: readonly unknown[] | undefined },
): boolean =>
  status === 'awaiting_approval' &&
  draft?.body === sent.body &&
  draft.outcome === sent.outcome &&
  draft.interim === sent.interim &&
  (draft.files?.length ?? 0) === (sent.files?.length ?? 0)

/** The very text that was signed is out, or waits for the signature after this one. */
export function isSigned(current: MessageView, signed: Draft): boolean {
  if (current.draft?.contentHash === signed.contentHash)
    return current.status === 'awaiting_approval' && current.draft.approvals.length > signed.approvals.length
  const out = signed.interim ? current.interimReplies[current.interimReplies.length - 1] : current.reply
  return current.draft === undefined && out?.body === signed.body
}
