import { AIRLOCK_LIMITS, type AirlockEntry, type RevealPurpose } from '../../types/airlock.terms'
import type { PersonalKind } from '../../types/privacy.terms'
import type { Role } from '../../types/wire.contract'
import { ROLE_WORDS } from './terms'

/** For staff: how the citizen may be reached. */
export const CONTACT_COPY = {
  title: '联系市民',
  held: '有联系方式',
  heldNote: '查看要写明理由。市民会看到是哪个单位、什么身份、何时、为何查看。',
  askInstead: '不能查看联系方式，需要了解情况请用“请市民补充”。',
  hiddenNote: '市民没有让承办单位看到身份。',
  onlyHereNote: '市民选择只在这里答复，不接电话。',
  reveal: '查看联系方式',
  revealTitle: '查看联系方式',
  purpose: '用来做什么',
  reason: '理由',
  reasonHint: `市民会看到这句话，至少${AIRLOCK_LIMITS.reason.min}个字`,
  reasonPlaceholder: '例如：约定上门检修的时间',
  reasonMissing: `请写明理由，至少${AIRLOCK_LIMITS.reason.min}个字。`,
  show: '查看并留下记录',
  shown: '市民的联系方式',
  countdown: (time: string): string => `${time}后自动隐藏，请勿截图、转发`,
  leftToday: (left: number): string => `今天还可以查看${left}次`,
  gone: '已隐藏。需要再看，请重新写明理由。',
  hide: '现在隐藏',
} as const

/** For chief and supervisor: a hidden identity, by both together. */
export const IDENTITY_COPY = {
  title: '核实身份',
  note: '市民隐藏了身份。确需核实的，由签发和督查两位负责人共同办理，理由会让市民看到。',
  request: '申请核实身份',
  grounds: '理由',
  groundsPlaceholder: '例如：涉及人身安全，须核实报警人',
  requested: (role: string): string => `${role}已申请，等另一位负责人批准`,
  approve: '批准核实',
  approved: '已获批准，两位负责人各可查看一次',
  read: '查看身份',
  account: '账号编号',
  contact: '联系方式',
  noContact: '没有留联系方式',
  until: (when: string): string => `${when}前有效`,
} as const

export const PURPOSE_WORDS: Record<RevealPurpose, string> = {
  clarify: '核对情况',
  visit: '上门查看',
  call_back: '回访',
  urgent: '紧急联系',
  other: '其他',
}

/** For the citizen: 谁看过我的联系方式. */
export const READS_COPY = {
  title: '谁看过我的联系方式',
  none: '没有人看过您的联系方式和身份。',
  note: '每一次查看都要写明理由，并记录在案。',
  failed: '暂时看不到查看记录，请稍后再试。',
} as const

const ENTRY_WORDS: Record<AirlockEntry, string> = {
  contact_seen: '查看了联系方式',
  identity_requested: '申请核实身份',
  identity_approved: '批准核实身份',
  identity_seen: '查看了身份',
}

/** Unit and role, and what they did; press office and supervision have no unit. */
export const readWords = ({ what, unitName, role }: { what: AirlockEntry; unitName?: string; role: Role }): string =>
  `${unitName ?? OFFICE_OF[role] ?? '市政府新闻办'}（${ROLE_WORDS[role]}）${ENTRY_WORDS[what]}`

const OFFICE_OF: Partial<Record<Role, string>> = { supervisor: '督查部门' }

/** What was found in a draft, for its writer. */
export const FINDING_COPY = {
  title: '这些内容不能直接发出',
  own: '是市民的个人信息，请删去或改写。',
  other: '如果是单位对外公布的，请写明理由。',
  reasonLabel: (passage: string): string => `“${passage}”为什么可以写`,
  reasonPlaceholder: '例如：供热值班电话，对外公布',
} as const

export const PERSONAL_WORDS: Record<PersonalKind, string> = {
  own_name: '市民的姓名',
  own_contact: '市民的联系方式',
  mobile: '手机号',
  landline: '固定电话',
  id_card: '证件号码',
  bank_card: '银行卡号',
  plate: '车牌号',
  email: '电子邮箱',
  wechat: '微信号',
  qq: 'QQ号',
  address: '详细住址',
  name: '姓名',
}
