import type { Message } from './message'
import { readsDraft, readsMessage } from './message.rights'
import type { Standing } from './message.transitions'
import { hiddenFrom } from './screening'

/** The files that somebody sees now: the writer's, those that replies brought, and, for the unit, the draft's. */
export function filesSeenBy(message: Message, standings: readonly Standing[]): ReadonlySet<string> {
  if (!readsMessage(standings)) return new Set()
  const hidden = hiddenFrom(message, standings)
  const { attachments = [], replies, interimReplies, draft } = message
  const citizen = standings.includes('owner')
  const seen = [
    ...attachments.filter(({ id }) => !hidden.has(id)),
    // What nobody signed after all is not handed out again; what was written of it stays readable, marked.
    ...replies.flatMap(({ files = [], revoked }) => (revoked !== undefined && citizen ? [] : files)),
    ...interimReplies.flatMap(({ files = [] }) => files),
    ...(readsDraft(standings) ? (draft?.files ?? []) : []),
  ]
  return new Set(seen.map(({ id }) => id))
}

/** Whether a reply that is out, or the draft, names the file. */
export const namesFile = ({ replies, interimReplies, draft }: Message, fileId: string): boolean =>
  [...replies, ...interimReplies, ...(draft === undefined ? [] : [draft])].some(({ files = [] }) =>
    files.some(({ id }) => id === fileId),
  )

/** Files that the writer was sent and may read. */
export const repliedFiles = (message: Message): readonly string[] =>
  [...message.replies.filter(({ revoked }) => revoked === undefined), ...message.interimReplies].flatMap(
    ({ files = [] }) => files.map(({ id }) => id),
  )
