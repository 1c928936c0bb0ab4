import { MESSAGE_KINDS, type MessageKind } from '../../../types/messages.terms'
import { type PolicyStep, type PolicyUnit, UNIT_POLICY_STEPS } from '../../../types/policy.terms'

/** A number of the policy: what it counts, and where it comes from. */
export interface Allowance {
  readonly amount: number
  readonly counts: PolicyUnit
  /** The rule or the city that it is taken from, as an administrator reads it. */
  readonly source: string
}

export type Policy = Readonly<Record<PolicyStep, Allowance>>

const days = (amount: number, source: string): Allowance => ({ amount, counts: 'working_days', source })

const DESIGN = '本系统默认'
const YUEQING = '乐清市：签收1、咨询2、投诉5、最长15个工作日'
const GUIDE = '国办发〔2020〕53号没有全国统一期限，参照地方做法'

/** What is the same for every kind. */
const COMMON: Omit<Policy, 'reply'> = {
  screening: { amount: 4, counts: 'working_hours', source: `${DESIGN}；荆门市：4小时内受理` },
  dispatch: days(1, `${DESIGN}；${GUIDE}`),
  accept: days(1, YUEQING),
  return: days(1, `${DESIGN}；${GUIDE}`),
  return_limit: { amount: 2, counts: 'times', source: `${DESIGN}：第3次由新闻办裁定` },
  complex: days(15, YUEQING),
  extension: days(15, `${DESIGN}：不超过复杂事项的期限`),
  extension_limit: { amount: 1, counts: 'times', source: '某市局12345：延期须申请；批准一次' },
  pause: days(5, DESIGN),
  approval: { amount: 4, counts: 'working_hours', source: `${DESIGN}：半个工作日，之后转请副职审核` },
  assist: days(3, `${DESIGN}：协办单位3个工作日内反馈，不晚于答复期限`),
  revoke_paper: days(1, `${DESIGN}：线下审签后1个工作日内可撤回`),
  keep_sheet: { amount: 14, counts: 'calendar_days', source: `${DESIGN}：没有用上的审签单到期自动删除` },
  keep_working_draft: { amount: 60, counts: 'calendar_days', source: `${DESIGN}：没有送审的草稿到期自动删除` },
  call_back: days(3, DESIGN),
  silence: { amount: 7, counts: 'calendar_days', source: DESIGN },
  urgent_dispatch: { amount: 2, counts: 'hours', source: `${DESIGN}；贵阳市：突发事件力争2小时内响应` },
  urgent_contact: { amount: 1, counts: 'calendar_days', source: '某市局12345：紧急件当日联系，当日24时前' },
}

const REPLY: Readonly<Record<MessageKind, Allowance>> = {
  inquiry: days(2, YUEQING),
  complaint: days(5, YUEQING),
  suggestion: days(5, '乐清市、荆门市：5个工作日'),
  help: days(5, '按投诉办理：乐清市5个工作日'),
  report: days(5, '按投诉办理：乐清市5个工作日'),
  praise: days(5, '荆门市：5个工作日'),
}

/** The city's policy: a table a kind. Defaults of the design, "Clocks", after B5 of the rules. */
export const CITY_POLICY: Readonly<Record<MessageKind, Policy>> = byKind((kind) => ({ ...COMMON, reply: REPLY[kind] }))

/**
 * How long what was never sent is kept, in whole days: signed sheets that no reply was published with, and texts that
 * somebody began and left. Longer than any leave; shorter than anybody remembers them (PIPL art. 19: no longer than needed).
 */
export const KEEP_UNSENT = {
  sheets: COMMON.keep_sheet,
  workingDrafts: COMMON.keep_working_draft,
} as const

/** A department's own time for a step, for one kind or (without `kind`) for all. */
export interface PolicyOverride {
  readonly unitId: string
  readonly kind?: MessageKind
  readonly step: PolicyStep
  readonly allowance: Allowance
}

/** What holds for a unit and kind: its override for the kind, else its override for all kinds, else the city's. */
export function policyFor(kind: MessageKind, unitId: string | null, overrides: readonly PolicyOverride[] = []): Policy {
  const its = overrides.filter((override) => override.unitId === unitId)
  const general = its.filter((override) => override.kind === undefined)
  const special = its.filter((override) => override.kind === kind)
  return {
    ...CITY_POLICY[kind],
    ...Object.fromEntries([...general, ...special].map(({ step, allowance }) => [step, allowance])),
  }
}

/** What a unit promised itself when it was given a message; kept with the message, so that its clock never changes under it. */
export interface UnitAllowances {
  readonly reply: Allowance
  readonly complex: Allowance
}

/** A unit's own times for a kind; null where the city's hold. */
export function unitAllowances(
  kind: MessageKind,
  unitId: string,
  overrides: readonly PolicyOverride[],
): UnitAllowances | null {
  const { reply, complex } = policyFor(kind, unitId, overrides)
  const city = CITY_POLICY[kind]
  return reply === city.reply && complex === city.complex ? null : { reply, complex }
}

/** Why an override may not stand, as the administrator reads it; null: it may. */
export function overrideFault({ kind, step, allowance }: PolicyOverride): string | null {
  const { amount, counts, source } = allowance
  if (!(UNIT_POLICY_STEPS as readonly PolicyStep[]).includes(step)) return '这一项由全市统一规定，单位不能另定'
  if (!Number.isSafeInteger(amount) || amount < 1) return '期限应当是大于0的整数'
  if (source.trim() === '') return '请写明这个期限的依据'
  const city = (kind === undefined ? MESSAGE_KINDS : [kind]).map((each) => CITY_POLICY[each][step])
  if (city.some((each) => each.counts !== counts)) return '计算单位与全市的不同'
  // The promise to the citizen stands whoever handles it, so a unit may only promise more.
  if (city.some((each) => amount > each.amount)) return '单位的期限不能长于全市的期限'
  return null
}

/** Working days to the reply, by kind. */
export const REPLY_WORKING_DAYS: Readonly<Record<MessageKind, number>> = byKind(
  (kind) => CITY_POLICY[kind].reply.amount,
)
/** 转办 by the press office of what fits no list: said to the citizen with the message. */
export const DISPATCH_WORKING_DAYS = COMMON.dispatch.amount
/** 复杂事项, set at acceptance with approval. */
export const COMPLEX_WORKING_DAYS = COMMON.complex.amount
/** A question to the citizen runs out by itself after this many working days. */
export const QUESTION_WORKING_DAYS = COMMON.pause.amount
/** 回访核实 by the press office. */
export const CALL_BACK_WORKING_DAYS = COMMON.call_back.amount
/** A unit may return a message, and its owner contest the route, within so many working days of the dispatch. */
export const RETURN_WORKING_DAYS = COMMON.return.amount
/** After so many returns the press office adjudicates. */
export const RETURN_LIMIT = COMMON.return_limit.amount
/** A task of an assisting unit, unless the lead names a day. */
export const ASSIST_WORKING_DAYS = COMMON.assist.amount
/** `replied` closes after this many silent calendar days. */
export const SILENT_DAYS = COMMON.silence.amount
/** 紧急件: hours until the transfer, nights and days off included. */
export const URGENT_DISPATCH_HOURS = COMMON.urgent_dispatch.amount
/** 紧急件: calendar days until the first contact; the day of submission is the first. */
export const URGENT_CONTACT_DAYS = COMMON.urgent_contact.amount
/** Satisfaction from which a rating closes the message (3 一般, 4 满意, 5 非常满意), unless it says 没有解决. */
export const CONTENT_FROM = 3

function byKind<Value>(valueOf: (kind: MessageKind) => Value): Record<MessageKind, Value> {
  return Object.fromEntries(MESSAGE_KINDS.map((kind) => [kind, valueOf(kind)])) as Record<MessageKind, Value>
}
