import { addDays, type Instant, type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import { type Acting, type Change, change, type Happened } from './change'
import type { Message } from './message'
import { SILENT_DAYS } from './message.policy'

/** 办结, after what led to it. */
export const closing = (
  message: Message,
  acting: Acting,
  patch: Partial<Message>,
  before: readonly Happened[],
): Change => change(message, acting, { ...patch, status: 'closed' }, [...before, { what: 'closed' }])

/**
 * The day that begins when the silent days are over: until then a rating is heard. A merged message is silent from the day
 * its public answer reached its owner, or its case was last found to be answered anew. undefined: nothing is answered, or it
 * is rated.
 */
export function closesSilentOn(
  message: Pick<Message, 'status' | 'rated' | 'replies' | 'mergedAnswer' | 'silentFrom'>,
): LocalDate | undefined {
  const { status, rated, replies, mergedAnswer, silentFrom = '' } = message
  const answers: Partial<Record<Message['status'], Instant | undefined>> = {
    replied: replies.at(-1)?.publishedAt,
    merged: mergedAnswer?.at,
  }
  const answeredAt = answers[status]
  // The day of the answer is not counted (民法典 201), and the last one runs to its end (民法典 203).
  if (rated || answeredAt === undefined) return undefined
  const answeredOn = shanghaiDay(answeredAt)
  return addDays(status === 'merged' && silentFrom > answeredOn ? silentFrom : answeredOn, SILENT_DAYS + 1)
}

/**
 * 办结 after silence; null while there is time to rate it.
 * @param answeredAnew its case is: nobody is silent about an answer that is not the last, and the days begin again
 */
export function closeSilent(message: Message, acting: Acting, answeredAnew = false): Change | null {
  const closesOn = closesSilentOn(message)
  if (closesOn === undefined || acting.today < closesOn) return null
  return answeredAnew ? change(message, acting, { silentFrom: acting.today }, []) : closing(message, acting, {}, [])
}
