import * as z from 'zod/mini'
import { ActorView } from './identity.contract'
import { ACCOUNT_LIMITS, SIGN_IN_STEPS } from './identity.terms'
import { personText, procedure } from './wire.contract'

/** What was typed is compared, not judged: only lengths that no account has are refused here. */
const Typed = z.string().check(z.minLength(1), z.maxLength(ACCOUNT_LIMITS.password.max))
const NewPassword = z.string().check(z.minLength(1), z.maxLength(ACCOUNT_LIMITS.password.max))
const Ticket = z.string().check(z.minLength(1), z.maxLength(2000))
/** Six digits of the authenticator, or a recovery code. */
const Code = personText(6, 40)

/** Where one stands on the way in. `ticket` leads to the next step, for ten minutes; `token` and `actor` once signed in. */
const Step = z.object({
  step: z.enum(SIGN_IN_STEPS),
  ticket: z.optional(z.string()),
  token: z.optional(z.string()),
  actor: z.optional(ActorView),
})
const SignedIn = z.object({ token: z.string(), actor: ActorView })
const refusals = ['unauthenticated', 'invalid_input', 'invalid_state', 'rate_limited'] as const

/**
 * Signing in on the city's own server. Apart from `identity.contract.ts`: where WeChat says who calls nothing of this is
 * deployed.
 */
export const identitySignInContract = {
  /** Staff: login name and password, or the one-time set-up code in its place. The same answer and time for names that do not exist. */
  sign_in: procedure({
    input: z.object({ loginName: personText(1, ACCOUNT_LIMITS.loginName.max), password: Typed }),
    output: Step,
    by: 'anyone',
    errors: refusals,
  }),
  /** The second factor. A code is taken once. */
  sign_in_code: procedure({
    input: z.object({ ticket: Ticket, code: Code }),
    output: Step,
    by: 'anyone',
    errors: refusals,
  }),
  /** The first password, in place of the one-time code. */
  set_password: procedure({
    input: z.object({ ticket: Ticket, password: NewPassword }),
    output: Step,
    by: 'anyone',
    errors: refusals,
  }),
  /** A new secret for an authenticator app, shown until it is confirmed and never again. */
  start_enrolment: procedure({
    input: z.object({ ticket: Ticket }),
    output: z.object({ secret: z.string(), uri: z.string() }),
    by: 'anyone',
    errors: refusals,
  }),
  /** The first code of the authenticator; answers the recovery codes, once. */
  confirm_enrolment: procedure({
    input: z.object({ ticket: Ticket, code: Code }),
    output: z.extend(SignedIn, { recoveryCodes: z.array(z.string()) }),
    by: 'anyone',
    errors: refusals,
  }),
  /** 修改密码: every other session ends. */
  change_password: procedure({
    input: z.object({ current: Typed, password: NewPassword }),
    output: z.object({}),
    by: 'signed_in',
    errors: ['unauthenticated', 'invalid_input', 'invalid_state', 'rate_limited'],
  }),

  /** Citizens in the mini program of a city with its own server: `wx.login`'s code, taken once within five minutes. */
  wechat_login: procedure({
    input: z.object({ code: personText(1, 200) }),
    output: SignedIn,
    by: 'anyone',
    errors: ['invalid_input', 'invalid_state', 'rate_limited'],
  }),
  /** Citizens without WeChat: a six-digit code by text message. The same answer for every number. */
  request_sms_code: procedure({
    input: z.object({ phone: z.string().check(z.trim(), z.regex(/^1[3-9]\d{9}$/)) }),
    output: z.object({ resendAfterSeconds: z.int() }),
    by: 'anyone',
    errors: ['invalid_input', 'invalid_state', 'rate_limited'],
  }),
  sms_login: procedure({
    input: z.object({
      phone: z.string().check(z.trim(), z.regex(/^1[3-9]\d{9}$/)),
      code: z.string().check(z.trim(), z.regex(/^\d{6}$/)),
    }),
    output: SignedIn,
    by: 'anyone',
    errors: ['invalid_input', 'invalid_state', 'rate_limited'],
  }),
}
export type IdentitySignInContract = typeof identitySignInContract
export type SignInStepView = z.output<typeof Step>
