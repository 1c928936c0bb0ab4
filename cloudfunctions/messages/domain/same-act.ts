import type { MessageAction } from '../../../types/messages.terms'
import type { Actor } from '../../shared/kernel/actor'
import { sha256 } from '../../shared/kernel/ids'
import type { Message } from './message'

/** Acts that a message remembers: so many others may come between an act and its second try. */
const REMEMBERED = 5
/** Hexadecimal digits of a mark: enough for a handful of marks a message. */
const MARK_DIGITS = 16

/** What names one act among all on a message: which one, by whom, on which version, with which words. */
export interface Act {
  readonly action: MessageAction
  readonly actor: Pick<Actor, 'id'>
  readonly input: { readonly id: string; readonly version?: number | undefined }
}

/** Without a version two acts cannot be told apart: then there is no mark. */
const markOf = ({ action, actor, input }: Act): string | undefined =>
  input.version === undefined ? undefined : sha256(JSON.stringify([action, actor.id, input])).slice(0, MARK_DIGITS)

/**
 * Whether this very act was done already: its answer was lost on the way, and whoever tries again conflicts with nobody.
 * Two people never do the same act, and one who writes other words does another.
 */
export function isDone({ lastActs = [] }: Pick<Message, 'lastActs'>, act: Act): boolean {
  const mark = markOf(act)
  return mark !== undefined && lastActs.includes(mark)
}

/** The message with the act among the last that it remembers. */
export function withAct(message: Message, act: Act): Message {
  const mark = markOf(act)
  return mark === undefined ? message : { ...message, lastActs: [...(message.lastActs ?? []), mark].slice(-REMEMBERED) }
}
