/** What a contact is looked at for: 核对情况 上门查看 回访 紧急联系 其他 */
export const REVEAL_PURPOSES = ['clarify', 'visit', 'call_back', 'urgent', 'other'] as const
export type RevealPurpose = (typeof REVEAL_PURPOSES)[number]

/** What was done about a citizen's contact or identity, as the citizen reads it in 谁看过我的联系方式. */
export const AIRLOCK_ENTRIES = [
  'contact_seen', // 查看联系方式
  'identity_requested', // 申请核实身份
  'identity_approved', // 批准核实身份
  'identity_seen', // 查看身份
] as const
export type AirlockEntry = (typeof AIRLOCK_ENTRIES)[number]

/**
 * How this person may reach the citizen: 查看联系方式, 请市民补充 (no calls wanted, or identity hidden),
 * 签发与督查共同核实, or not at all.
 */
export const CONTACT_ACCESS = ['reveal', 'ask_instead', 'two_persons', 'none'] as const
export type ContactAccess = (typeof CONTACT_ACCESS)[number]

/** 未申请 待另一方批准 已批准 已过期 */
export const IDENTITY_STATES = ['none', 'requested', 'approved', 'lapsed'] as const
export type IdentityState = (typeof IDENTITY_STATES)[number]

/** Decisions of this product; a city may be stricter, never looser. */
export const AIRLOCK_LIMITS = {
  /** Characters. */
  reason: { min: 4, max: 200 },
  /** A contact stays on the screen this long. */
  visibleMinutes: 10,
  /** Reveals of one person on one Shanghai day. */
  revealsPerDay: 20,
  /** An approved identity may be read once by each of the two within this time; an unanswered request lapses after it. */
  identityHours: 24,
} as const
