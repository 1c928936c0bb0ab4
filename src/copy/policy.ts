import { POLICY_LIMITS, type PolicyStep, type PolicyUnit, type UnitPolicyStep } from '../../types/policy.terms'

export const POLICY_STEP_WORDS: Record<PolicyStep, string> = {
  screening: '人工审看',
  dispatch: '转办',
  accept: '签收',
  return: '退回',
  return_limit: '退回次数',
  reply: '答复',
  complex: '复杂事项答复',
  extension: '延期（最多）',
  extension_limit: '延期次数',
  pause: '等待市民补充',
  approval: '审核',
  assist: '协办',
  revoke_paper: '撤回线下审签',
  keep_sheet: '未用审签单保留',
  keep_working_draft: '未送审草稿保留',
  call_back: '回访核实',
  silence: '未评价自动办结',
  urgent_dispatch: '紧急件转办',
  urgent_contact: '紧急件联系',
}

const COUNTED: Record<PolicyUnit, string> = {
  working_days: '个工作日',
  working_hours: '个工作小时',
  calendar_days: '日',
  hours: '小时',
  times: '次',
}
/** Of an urgent contact the day of submission is day 1: `1日` would read as the day after. */
export const allowanceWords = (step: PolicyStep, amount: number, counts: PolicyUnit): string =>
  step === 'urgent_contact' && amount === 1 ? '当天' : `${amount}${COUNTED[counts]}`

export const UNIT_STEP_WORDS: Record<UnitPolicyStep, string> = { reply: '答复', complex: '复杂事项答复' }

/** What the page of the policy of times says. */
export const POLICY_COPY = {
  title: '期限规定',
  notYours: '您的身份不能看期限规定',
  notYoursText: '期限规定由系统管理员维护，供新闻办和督查查看。',
  city: '全市统一的期限',
  kind: '留言类型',
  source: (source: string): string => `依据：${source}`,
  units: '单位自定的期限',
  unitsNote:
    '单位可以比全市更快，不能更慢。对市民的承诺、超期和督办始终按全市期限；自定期限写在时限清单里，市民也能看到。',
  noUnits: '还没有单位自定期限。',
  edit: '给单位定期限',
  unit: '哪个单位',
  allKinds: '所有类型',
  step: '哪一项',
  days: '几个工作日',
  daysPlaceholder: '例如：3',
  basis: '依据',
  basisPlaceholder: '例如：本单位服务承诺制度第5条',
  add: '加上这一条',
  notAdded: '上面写的一条还没有加上。请先点“加上这一条”；不要的，把天数和依据清空再保存。',
  remove: (line: string): string => `删去：${line}`,
  line: (step: string, kind: string, days: number): string => `${kind}${step} ${days}个工作日`,
  empty: '没有自定期限，按全市期限办理。',
  badDays: '请填写1到99之间的整数',
  badSource: `请写明依据，至少${POLICY_LIMITS.source.min}个字`,
  save: '保存',
  unsaved: '上面的改动还没有保存。',
  saved: '已保存。以后转来的留言按新期限算，正在办理的不变。',
  readOnly: '单位自定的期限由系统管理员维护。',
} as const
