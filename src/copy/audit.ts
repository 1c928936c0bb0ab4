import type { AuditLine } from '../../types/audit.contract'
import type { AuditFault, AuditSubjectKind } from '../../types/audit.terms'
import type { MessageAction } from '../../types/messages.terms'
import { ACTION_WORDS, ROLE_WORDS } from './terms'

export const AUDIT_SUBJECT_WORDS: Record<AuditSubjectKind, string> = {
  message: '留言',
  account: '账号',
  supervision_document: '督办文书',
  calendar: '校历',
  directory: '单位名录',
  service_item: '办事事项',
  unit: '单位',
  policy: '办理规则',
  file: '附件',
  history: '历史留言',
  audit: '审计记录',
  city: '全市数据',
}

export const AUDIT_FAULT_WORDS: Record<AuditFault, string> = {
  changed: '记录被改动',
  removed: '记录被删除',
  inserted: '记录被插入',
  cut_off: '记录链被截断',
  seal_changed: '封存被改动',
  seal_removed: '封存被删除',
  head_differs: '与库外链头不符',
  key_unknown: '缺少封存时的密钥',
}

/** What the auditor's page says. */
export const AUDIT_COPY = {
  title: '审计记录',
  notYours: '您的身份不能看审计记录',
  notYoursText: '审计记录只给审计员查看。',
  standing: '封存情况',
  sealed: (entries: number, seals: number): string => `${entries}条记录，封存${seals}次`,
  nothingSealed: '还没有封存的记录',
  sealedAt: (at: string): string => `最近封存：${at}`,
  unsealed: (count: number): string =>
    count === 0 ? '没有等待封存的记录' : `${count >= 1000 ? '1000多' : count}条等待封存，一分钟内可以查到`,
  checked: (at: string, entries: number): string => `${at}核对全部${entries}条，没有问题`,
  checkedBad: (at: string, faults: number): string => `${at}核对全部记录，发现${faults}处问题`,
  neverChecked: '还没有核对过全部记录。请运维人员运行 npm run audit:verify。',
  verify: '核对封存',
  verifying: (seals: number, of: number): string => `已核对${seals}次封存，共${of}次`,
  verified: (seals: number, entries: number): string => `核对了${seals}次封存、${entries}条记录，全部相符。`,
  faulty: (count: number): string => `发现${count}处问题，请保留现场并联系运维人员：`,
  fault: (words: string, at: string): string => `${words}：${at}`,
  search: '查找',
  from: '从哪天',
  to: '到哪天',
  dayExample: '例如 2026-07-01',
  badDay: '请写成 2026-07-01 这样的日期',
  actor: '操作账号',
  actorExample: '账号编号',
  subject: '对象编号',
  subjectExample: '留言、文书或账号的编号',
  action: '操作代码',
  actionExample: '例如 messages.dispatch',
  personalOnly: '只看查阅个人信息',
  personalNote: '打开留言和附件、查找留言，一小时内记一次；查看联系方式和身份，每次都记',
  submit: '查找',
  list: '记录',
  personal: '查阅个人信息',
  none: '没有符合条件的记录',
  noneText: '换个日期或条件再查。',
  noneYet: '这一段没有，可以继续往前找。',
  more: '继续往前找',
  who: (name: string, as: string): string => `${name}（${as}）`,
  seal: (seal: number): string => `封存${seal}`,
} as const

const OTHER_ACTIONS: Readonly<Record<string, string>> = {
  'messages.submit': '提交留言',
  'messages.get': '打开留言',
  'messages.search': '查找留言',
  'messages.reveal_contact': '查看联系方式',
  'messages.request_identity': '申请核实身份',
  'messages.approve_identity': '同意核实身份',
  'messages.read_identity': '查看身份',
  'messages.check_draft': '处理答复中的个人信息',
  'messages.set_deputy': '设代理审核',
  'messages.end_deputy': '取消代理审核',
  'messages.set_approval_rules': '修改审签规则',
  'messages.set_unit_policy': '修改单位办理时间',
  'files.addresses': '查看附件',
  'identity.sign_in': '登录',
  'identity.claim_first_admin': '开通首个系统管理员',
  'messages.record': '代录留言',
  'job:messages.close_silent': '到期自动办结',
  'job:messages.resume_waiting': '到期恢复办理',
  'job:messages.miss_promises': '承诺逾期',
  'job:messages.settle_calendar': '按校历重算期限',
  'job:supervision.climb': '督办到期起草',
  'supervision.sign': '签发督办文书',
  'supervision.close': '办结督办文书',
  'supervision.instruct': '写督办意见',
  'calendar.import': '导入放假安排',
  'routing.put_rules': '修改分拨规则',
  'routing.import_duties': '导入职责清单',
  'job:routing.check_rules': '停用单位已撤销的分拨规则',
  'hall.follow': '关注单位',
  'command:import': '导入历史留言',
}

/** What was done in words, where there are any; else its code. */
export function auditActionWords(action: string): string {
  const ofMessage = action.startsWith('messages.') ? ACTION_WORDS[action.slice(9) as MessageAction] : undefined
  return OTHER_ACTIONS[action] ?? ofMessage ?? action
}

/** `handler@heating,approver@heating` → `承办人·heating、审核人·heating`. */
export const capacityWords = (as: string): string =>
  as
    .split(',')
    .map((grant) => {
      const [role = '', where] = grant.split('@')
      const words = (ROLE_WORDS as Readonly<Record<string, string>>)[role] ?? (role === 'system' ? '系统' : role)
      return where === undefined ? words : `${words}·${where}`
    })
    .join('、')

/** The facts of a line, one after another. */
export const auditFactsWords = ({ what }: AuditLine): string =>
  Object.entries(what)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join('  ')
