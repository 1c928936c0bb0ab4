import { NAMES, type Subject, type Verdict } from './subjects'

/** Who may call one procedure; everybody who is not named gets `rest`. */
export interface Rule {
  readonly allowed: readonly Subject[]
  readonly forbidden?: readonly Subject[]
  readonly notFound?: readonly Subject[]
  readonly rest: Verdict
  /** Values of input fields in place of the usual ones. */
  readonly with?: Readonly<Record<string, unknown>>
}
type More = Pick<Rule, 'with' | 'notFound'>

/** What this subject should get. */
export function expectedOf(rule: Rule, subject: Subject): Verdict {
  if (rule.allowed.includes(subject)) return 'allowed'
  if (rule.forbidden?.includes(subject)) return 'forbidden'
  if (rule.notFound?.includes(subject)) return 'not_found'
  return rule.rest === 'allowed' || rule.rest === 'unauthenticated' || subject !== 'nobody'
    ? rule.rest
    : 'unauthenticated'
}

/** Everybody, signed in or not. */
export const anyone = (more: More = {}): Rule => ({ allowed: NAMES, rest: 'allowed', ...more })
/** Whoever is signed in, about themselves alone. */
export const signedIn = (more: More = {}): Rule => ({
  allowed: NAMES.filter((name) => name !== 'nobody'),
  rest: 'unauthenticated',
  ...more,
})
/** These; `notFound` are of the right role and may not know of it; the rest is refused by role. */
export const only = (allowed: readonly Subject[], more: More = {}): Rule => ({ allowed, rest: 'forbidden', ...more })

/** Who knows of the message: its owner, its unit, its post, the press office and the supervisor. */
export const KNOWING: readonly Subject[] = [
  'owner',
  'handler.own',
  'approver.own',
  'liaison.own',
  'post_holder.own',
  'dispatcher',
  'chief',
  'supervisor',
]
/** An act on one message: to whoever may not know of it there is none. */
export const act = (allowed: readonly Subject[], more: Omit<More, 'notFound'> = {}): Rule => ({
  allowed,
  forbidden: KNOWING.filter((name) => !allowed.includes(name)),
  rest: 'not_found',
  ...more,
})

/** A role in the message's unit; the same role elsewhere may not know of the message. */
export const ofUnit = (
  roles: readonly ('handler' | 'approver' | 'liaison' | 'post_holder')[],
  besides: readonly Subject[] = [],
  more: Omit<More, 'notFound'> = {},
): Rule => ({
  allowed: [...roles.map((role) => `${role}.own` as const), ...besides],
  notFound: roles.map((role) => `${role}.other` as const),
  rest: 'forbidden',
  ...more,
})

/** Both of a role: of the message's unit and of another. */
export const both = (...roles: readonly ('handler' | 'approver' | 'liaison' | 'post_holder')[]): Subject[] =>
  roles.flatMap((role) => [`${role}.own` as const, `${role}.other` as const])
