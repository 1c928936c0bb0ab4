import { type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import { addWorkingDays } from '../../shared/kernel/working-days'
import type { Acting } from './change'
import type { Message } from './message'
import { CITY_POLICY } from './message.policy'

/** The last day on which whoever is named on a signed sheet may take the reply back that was published with it. */
export const revocableUntil = (
  publishedOn: LocalDate,
  { kind }: Pick<Message, 'kind'>,
  { calendar }: Pick<Acting, 'calendar'>,
): LocalDate => addWorkingDays(publishedOn, CITY_POLICY[kind].revoke_paper.amount, calendar).on

/**
 * The last day to revoke reckoned again after a holiday notice. It never ends earlier than it was announced to who is named.
 * @returns null where it stays, or nobody may revoke any more
 */
export function revocableAnew(message: Message, acting: Pick<Acting, 'calendar'>): Partial<Message> | null {
  const { paper, replies } = message
  const reply = replies.at(-1)
  if (paper === undefined || reply?.paper === undefined) return null
  const until = revocableUntil(shanghaiDay(reply.publishedAt), message, acting)
  if (until <= paper.until) return null
  const signed = { ...reply, paper: { ...reply.paper, revocableUntil: until } }
  return { paper: { ...paper, until }, replies: [...replies.slice(0, -1), signed] }
}
