import type { Role } from './wire.contract'

/** The three separate powers of an installation (B7 三权分立); one account never holds roles of two of them. */
export const POWERS = ['administration', 'business', 'audit'] as const
export type Power = (typeof POWERS)[number]

/** Which power a role of the staff belongs to; `citizen` is none. A role without a power does not compile. */
export const POWER_OF = {
  handler: 'business',
  approver: 'business',
  liaison: 'business',
  post_holder: 'business',
  dispatcher: 'business',
  editor: 'business',
  reviewer: 'business',
  chief: 'business',
  supervisor: 'business',
  admin: 'administration',
  auditor: 'audit',
} as const satisfies Record<Exclude<Role, 'citizen'>, Power>
export type StaffRole = keyof typeof POWER_OF
export const isStaffRole = (role: Role): role is StaffRole => role !== 'citizen'

/** What a role is held for: a unit, a post (信箱), or the whole city. */
export const HELD_FOR = {
  handler: 'unit',
  approver: 'unit',
  liaison: 'unit',
  post_holder: 'post',
  dispatcher: 'city',
  editor: 'city',
  reviewer: 'city',
  chief: 'city',
  supervisor: 'city',
  admin: 'city',
  auditor: 'city',
} as const satisfies Record<StaffRole, 'unit' | 'post' | 'city'>

/** What an administrator did to an account; each is kept with before and after. */
export const ACCOUNT_CHANGES = [
  'account_created', // 开通账号
  'grants_set', // 调整角色
  'account_disabled', // 停用
  'account_enabled', // 恢复
  'credentials_reset', // 重发一次性设置码
  'binding_code_issued', // 发放微信绑定码
  'sessions_ended', // 全部下线
  'wechat_bound', // 绑定微信（本人）
] as const
export type AccountChange = (typeof ACCOUNT_CHANGES)[number]

/** How one may sign in here. */
export const SIGN_IN_WAYS = [
  'persona', // demonstration only
  'password', // staff: password and authenticator
  'wechat', // citizens: the mini program's login on the city's own server
  'sms', // citizens: a code by text message
  'platform', // WeChat cloud: the platform says who calls
] as const
export type SignInWay = (typeof SIGN_IN_WAYS)[number]

/** What the page asks for next on the way in. */
export const SIGN_IN_STEPS = [
  'signed_in',
  'code', // the authenticator's six digits, or a recovery code
  'new_password', // the first one, or after a reset
  'enrol', // no authenticator yet
] as const
export type SignInStep = (typeof SIGN_IN_STEPS)[number]

/** Lengths, in characters. The least of a password is NIST SP 800-63B's for one that is asked for with a second factor, and half as much again. */
export const ACCOUNT_LIMITS = {
  loginName: { min: 3, max: 40 },
  name: { min: 2, max: 20 },
  password: { min: 12, max: 128 },
  grants: 20,
} as const
