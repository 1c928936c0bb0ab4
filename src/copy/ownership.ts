import type { DeclineGround } from '../../types/messages.terms'

/** Who handles it, who helps, and what is not ours, as the owner reads it. */
export const OWNERSHIP_COPY = {
  hops: '经办单位',
  hop: (from: string, until: string | undefined): string => (until === undefined ? `${from}起` : `${from}至${until}`),
  assists: '协办单位',
  /** A day gone by is no promise any more. */
  assistOpen: (due: string, late = false): string => (late ? `原定最晚${due}反馈，还没有收到` : `最晚${due}反馈`),
  assistAnswered: '已反馈',
  assistEnded: '已结束',
  adjudication: (unit: string): string => `市政府新闻办裁定由${unit}办理，不再变更。`,
  contest: '转错单位了？',
  contestUntil: (day: string): string => `觉得不该由这个单位办理，最晚${day}可以提出一次。答复期限不会因此推迟。`,
  contestLabel: '应当由谁办理，为什么',
  contestPlaceholder: '例如：这是小区里的路灯，应当由物业主管部门管',
  contestSend: '提交异议',
  contestDone: '已收到您的异议',
  contestPending: '您对转办的异议，市政府新闻办正在裁定。',
  contestOvertaken: '您对转办提出过异议，事情已有结果，不再另行裁定。',
  contestUpheld: '您的异议成立，已改由其他单位办理。',
  contestDeclined: '您的异议已核实，仍由原单位办理。',
  declined: '这件事不属于本平台受理范围',
  declinedWhere: '可以这样办',
} as const

export const DECLINE_GROUND_WORDS: Record<DeclineGround, string> = {
  litigation: '已进入诉讼',
  arbitration: '已申请仲裁',
  administrative_review: '已申请行政复议',
  petition: '属于信访事项',
  emergency: '紧急情况',
  other_channel: '由其他渠道受理',
  no_substance: '没有具体诉求',
}

/** Where to turn instead, as a first proposal that staff complete. */
export const DECLINE_CHANNELS: Record<DeclineGround, string> = {
  litigation: '请向审理该案的人民法院了解进展，诉讼服务热线12368',
  arbitration: '请向受理的仲裁委员会了解进展',
  administrative_review: '请向受理的行政复议机关了解进展',
  petition: '请通过国家信访局网上信访平台或信访接待场所反映',
  emergency: '有危险请立即拨打110、119或120',
  other_channel: '请拨打12345政务服务便民热线',
  no_substance: '请写明时间、地点和具体事情后再提交一次',
}

/** The same as staff work with it. */
export const OWNERSHIP_DESK_COPY = {
  contest: '市民对转办有异议',
  ruled: (upheld: boolean): string => (upheld ? '异议成立' : '异议不成立'),
  adjudicated: (unit: string): string => `新闻办裁定由${unit}办理（终局）`,
  assists: '协办',
  assistState: { open: '等待反馈', answered: '已反馈', ended: '已结束' },
  assistDue: (day: string, late = false): string => `最晚${day}反馈${late ? '，已超期' : ''}`,
  declineProposed: '拟不予受理，等待审定',
  declineWhere: '告知渠道：',
  routeOpen: (day: string): string => `最晚${day}可以退回；退回满2次后由新闻办裁定`,
  openAssistsLabel: '协办单位还没有反馈，为什么先答复',
  openAssistsPlaceholder: '例如：协办事项不影响对市民的答复',
  openAssistsStated: '协办单位还没有反馈，承办人说明：',
  openAssistsMissing: '请写明为什么不等协办单位反馈，或等反馈后再送审。',
  which: '哪一项协办',
  whichMissing: '请选择一项协办。',
  groundMissing: '请选择理由。',
  unitMissing: '请选择单位。',
  ruleMissing: '请选择裁定结果；异议成立的要选择改由哪个单位办理。',
} as const

interface Clause {
  readonly number: number
  readonly text: string
}

/** 职责第3条：负责集中供热和室温达标 */
export const clauseWords = ({ number, text }: Clause): string => `职责第${number}条：${text}`

/** Why it was transferred, with what the clause says; a reason that ends in its number is not followed by it once more. */
export const routeWords = (reason: string | undefined, clause: Clause | undefined): string | undefined => {
  if (clause === undefined) return reason
  const cited = `职责第${clause.number}条`
  const before = reason?.endsWith(cited) ? reason.slice(0, -cited.length) : reason && `${reason}。`
  return `${before ?? ''}${clauseWords(clause)}`
}
