import * as z from 'zod/mini'
import { ACCOUNT_CHANGES, ACCOUNT_LIMITS, POWERS, SIGN_IN_WAYS } from './identity.terms'
import {
  APPROVER_LEVELS,
  DocumentId,
  Instant,
  PageInput,
  pageLimit,
  personName,
  personText,
  procedure,
  ROLES,
} from './wire.contract'

/** A role, and for unit staff the unit (or post) it is held for. */
export const Grant = z.object({
  role: z.enum(ROLES),
  unitId: z.optional(z.string()),
  postId: z.optional(z.string()),
  /** Of an approver, where the unit has set it. */
  level: z.optional(z.enum(APPROVER_LEVELS)),
})

/** The caller as the pages may know them: who they are here, never a phone number. */
export const ActorView = z.object({
  id: z.string(),
  kind: z.enum(['citizen', 'staff']),
  /** What the page greets them with: 市民 for citizens, the staff name for staff. */
  name: z.string(),
  grants: z.array(Grant),
  unitName: z.optional(z.string()),
})

/** Letters of any script stay out: two names that look alike must not be two accounts. Kept in lower case. */
export const LoginName = z
  .string()
  .check(
    z.trim(),
    z.minLength(ACCOUNT_LIMITS.loginName.min),
    z.maxLength(ACCOUNT_LIMITS.loginName.max),
    z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  )
export const StaffName = personName(ACCOUNT_LIMITS.name.min, ACCOUNT_LIMITS.name.max)
const Grants = z
  .array(z.extend(Grant, { unitId: z.optional(DocumentId), postId: z.optional(DocumentId) }))
  .check(z.minLength(1), z.maxLength(ACCOUNT_LIMITS.grants))

const GrantView = z.extend(Grant, {
  /** The unit or post as it is called now. */
  where: z.optional(z.string()),
})

/** One row of the administrator's list. */
export const AccountRow = z.object({
  id: z.string(),
  /** What one signs in with; absent for accounts that sign in another way. */
  loginName: z.optional(z.string()),
  name: z.string(),
  grants: z.array(GrantView),
  power: z.optional(z.enum(POWERS)),
  disabled: z.boolean(),
  /** Grows with each change of an administrator; pass it back as what was seen. */
  revision: z.int(),
})

export const AccountView = z.extend(AccountRow, {
  passwordSet: z.boolean(),
  authenticatorSet: z.boolean(),
  /** A one-time code was issued and is not used yet. */
  setUpOpenUntil: z.optional(Instant),
  wechatBound: z.boolean(),
  sessions: z.int(),
  lastSeenAt: z.optional(Instant),
  /** One's own account: nobody administers themselves. */
  isOwn: z.boolean(),
})

/** A code that is shown once and kept as a hash only. */
const IssuedCode = z.object({ code: z.string(), expiresAt: Instant })

const onAccount = { id: DocumentId, revision: z.int().check(z.minimum(1)) }
const admins = ['admin'] as const
const changing = ['unauthenticated', 'forbidden', 'not_found', 'invalid_input', 'conflict', 'invalid_state'] as const

/** A running session of one's own. */
const SessionView = z.object({
  id: z.string(),
  startedAt: Instant,
  seenAt: Instant,
  endsAt: Instant,
  /** What the browser or phone calls itself, shortened. */
  device: z.string(),
  current: z.boolean(),
})

export const identityContract = {
  /** Who am I, and what may I do: the pages choose tabs by it. */
  me: procedure({ input: z.object({}), output: ActorView, by: 'signed_in', errors: ['unauthenticated'] }),
  /** How one may sign in here. */
  sign_in_ways: procedure({
    input: z.object({}),
    output: z.object({ ways: z.array(z.enum(SIGN_IN_WAYS)) }),
    by: 'anyone',
    errors: [],
  }),

  /** Accounts of the staff, by id; `search` is a beginning of the login name or a part of the person's name. */
  list_accounts: procedure({
    input: z.object({
      search: z.optional(z.string().check(z.trim(), z.maxLength(40))),
      unitId: z.optional(DocumentId),
      role: z.optional(z.enum(ROLES)),
      ...PageInput,
      limit: pageLimit(50),
    }),
    output: z.object({ items: z.array(AccountRow), nextCursor: z.nullable(z.string()) }),
    by: admins,
    errors: ['unauthenticated', 'forbidden', 'invalid_input'],
  }),
  get_account: procedure({
    input: z.object({ id: DocumentId }),
    output: AccountView,
    by: admins,
    errors: ['unauthenticated', 'forbidden', 'not_found'],
  }),
  /** What a role can be held for: every unit with its sub-units, and the posts. */
  list_places: procedure({
    input: z.object({}),
    output: z.object({
      units: z.array(z.object({ id: z.string(), name: z.string() })),
      posts: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
    by: admins,
    errors: ['unauthenticated', 'forbidden'],
  }),
  /** 开通账号. The code is for the first sign-in (server) or for binding WeChat (cloud). */
  create_account: procedure({
    input: z.object({ loginName: LoginName, name: StaffName, grants: Grants }),
    output: z.object({ account: AccountView, issued: IssuedCode }),
    by: admins,
    errors: ['unauthenticated', 'forbidden', 'invalid_input', 'invalid_state'],
  }),
  /** 调整角色: in place of the ones before. Roles of two powers are refused; so is one's own account. */
  set_grants: procedure({
    input: z.object({ ...onAccount, grants: Grants }),
    output: AccountView,
    by: admins,
    errors: changing,
  }),
  /** 停用: every session ends with it. The account stays, so that its past deeds keep their name. */
  disable: procedure({ input: z.object(onAccount), output: AccountView, by: admins, errors: changing }),
  /** 恢复 */
  enable: procedure({ input: z.object(onAccount), output: AccountView, by: admins, errors: changing }),
  /** 重发一次性设置码: password and authenticator are forgotten, every session ends. */
  reset_credentials: procedure({
    input: z.object(onAccount),
    output: z.object({ account: AccountView, issued: IssuedCode }),
    by: admins,
    errors: changing,
  }),
  /** 发放微信绑定码: once, for a day; an earlier one no longer works. */
  issue_binding_code: procedure({
    input: z.object(onAccount),
    output: z.object({ account: AccountView, issued: IssuedCode }),
    by: admins,
    errors: changing,
  }),
  /** 全部下线 */
  end_sessions: procedure({ input: z.object(onAccount), output: AccountView, by: admins, errors: changing }),
  /** What was done to one account, latest first: who, when, before and after. For administrators and auditors. */
  list_account_changes: procedure({
    input: z.object({ id: DocumentId, ...PageInput, limit: pageLimit(50) }),
    output: z.object({
      items: z.array(
        z.object({
          revision: z.int(),
          at: Instant,
          what: z.enum(ACCOUNT_CHANGES),
          byId: z.string(),
          byName: z.string(),
          before: z.optional(z.array(Grant)),
          after: z.optional(z.array(Grant)),
        }),
      ),
      nextCursor: z.nullable(z.string()),
    }),
    by: ['admin', 'auditor'],
    errors: ['unauthenticated', 'forbidden', 'invalid_input'],
  }),

  /** 我的登录 */
  my_sessions: procedure({
    input: z.object({}),
    output: z.object({ items: z.array(SessionView) }),
    by: 'signed_in',
    errors: ['unauthenticated'],
  }),
  /** Ends one of one's own sessions; one that has ended already is as good. */
  end_session: procedure({
    input: z.object({ id: DocumentId }),
    output: z.object({ items: z.array(SessionView) }),
    by: 'signed_in',
    errors: ['unauthenticated', 'invalid_input'],
  }),
  /** 全部下线: this session too, and WeChat's binding. */
  end_everywhere: procedure({
    input: z.object({}),
    output: z.object({}),
    by: 'signed_in',
    errors: ['unauthenticated'],
  }),
  /** 退出登录 */
  sign_out: procedure({ input: z.object({}), output: z.object({}), by: 'signed_in', errors: ['unauthenticated'] }),

  /** 绑定微信: a member of the staff, signed in by WeChat, with the code that an administrator issued. */
  bind_wechat: procedure({
    input: z.object({ code: personText(1, 40) }),
    output: ActorView,
    by: ['citizen'],
    errors: ['unauthenticated', 'forbidden', 'invalid_input', 'invalid_state', 'rate_limited'],
  }),
}
export type IdentityContract = typeof identityContract
export type ActorView = z.output<typeof ActorView>
export type Grant = z.output<typeof Grant>
export type AccountRow = z.output<typeof AccountRow>
export type AccountView = z.output<typeof AccountView>
export type SessionView = z.output<typeof SessionView>
export type IssuedCode = z.output<typeof IssuedCode>
