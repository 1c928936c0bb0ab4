import type { MessageKind } from '../../../types/messages.terms'

/**
 * How long things may take. Working days unless a name says otherwise; day 1 is the first working day after the day
 * it starts from. Defaults of the design, "Clocks", after B5 (乐清: 咨询 2, 投诉 5, 复杂 15; 某市局: 逾期次日催办).
 */
export const REPLY_WORKING_DAYS: Readonly<Record<MessageKind, number>> = {
  inquiry: 2,
  complaint: 5,
  suggestion: 5,
  help: 5,
  report: 5,
  praise: 5,
}
/** 复杂事项, set at acceptance with approval (B5: 乐清 15). */
export const COMPLEX_WORKING_DAYS = 15
/** A question to the citizen runs out by itself after this many working days (design, "Clocks"). */
export const QUESTION_WORKING_DAYS = 5
/** 回访核实 by the press office (design, "A message"). */
export const CALL_BACK_WORKING_DAYS = 3
/** `replied` closes after this many silent calendar days (design, "A message"). */
export const SILENT_DAYS = 7
/** Satisfaction from which a rating closes the message: 4 满意, 5 非常满意; 3 一般 closes when it is solved. */
export const CONTENT_FROM = 3
