import { addWorkingDays } from '../../shared/kernel/working-days'
import { type Acting, type Change, change } from './change'
import { closing } from './close'
import type { Message, Rating } from './message'
import { CALL_BACK_WORKING_DAYS, CONTENT_FROM } from './message.policy'

/** 评价: contentment closes; dissatisfaction or an unsolved matter asks for a call-back check, also after a reworking. */
export function rate(message: Message, input: Omit<Rating, 'at'>, acting: Acting): Change {
  const rating: Rating = { ...input, at: acting.now }
  const { status, replies, mergedAnswer } = message
  const answeredBy = status === 'merged' ? mergedAnswer?.unitId : replies.at(-1)?.unitId
  const unitId = answeredBy ?? message.unitId ?? undefined
  const rated = {
    what: 'rated' as const,
    ...(unitId !== undefined ? { unitId } : {}),
    rated: { satisfaction: input.satisfaction, ...(unitId !== undefined ? { unitId } : {}) },
  }
  const discontent = input.satisfaction < CONTENT_FROM || input.solved === 'no'
  if (!discontent) return closing(message, acting, { rating, rated: true }, [rated])
  const dueOn = addWorkingDays(acting.today, CALL_BACK_WORKING_DAYS, acting.calendar).on
  return change(message, acting, { rating, rated: true, callBackOpen: true, callBack: { dueOn } }, [rated])
}
