/** The words of the policy of times, as plain constants: pages import them without carrying a validator. */

/** The steps that have a time of their own; day 1 is the first working day after the day a step starts from. */
export const POLICY_STEPS = [
  'screening', // 待人工审看 → 待转办
  'dispatch', // 提交 → 转办
  'accept', // 转办 → 签收
  'return', // 转办 → 退回
  'return_limit', // 退回 before the press office adjudicates
  'reply', // 提交 → 答复, towards the citizen; 转办 → 答复, of the unit
  'complex', // the same for 复杂事项
  'extension', // the most that an approved extension adds
  'extension_limit',
  'pause', // an unanswered question to the citizen runs out
  'approval', // 待审核 → the deputy is asked
  'assist', // 协办任务
  'revoke_paper', // 线下审签 → whoever is named may revoke it
  'keep_sheet', // 线下审签单 that no reply was published with
  'keep_working_draft', // 草稿 that nobody went on with
  'call_back', // 回访核实
  'silence', // 已答复 → 已办结 without a word from the citizen
  'urgent_dispatch', // 紧急: 提交 → 转办, round the clock
  'urgent_contact', // 紧急: 提交 → first contact; the day of submission is day 1
] as const
export type PolicyStep = (typeof POLICY_STEPS)[number]

/** What an allowance counts. */
export const POLICY_UNITS = ['working_days', 'working_hours', 'calendar_days', 'hours', 'times'] as const
export type PolicyUnit = (typeof POLICY_UNITS)[number]

/** The steps for which a unit may set a shorter time of its own: its clock reads them when it is given a message. */
export const UNIT_POLICY_STEPS = ['reply', 'complex'] as const satisfies readonly PolicyStep[]
export type UnitPolicyStep = (typeof UNIT_POLICY_STEPS)[number]

export const POLICY_LIMITS = { source: { min: 2, max: 200 }, overrides: 20 } as const
