import { identitySignInContract, type IdentitySignInContract } from '../../../types/identity-sign-in.contract'
import { identityContract } from '../../../types/identity.contract'
import { serve } from '../../shared/function/serve'
import type { Handlers, ServedModule } from '../../shared/function/served-module'
import { identityHandlers } from '../function'
import { smsLogin, requestSmsCode, wechatLogin } from './citizens'
import type { SignInDeps } from './deps'
import { changePassword, setFirstPassword } from './set-password'
import { confirmEnrolment, signInWithCode, startEnrolment } from './with-code'
import { signIn } from './with-password'

const signInHandlers = (deps: SignInDeps): Handlers<IdentitySignInContract> => ({
  sign_in: ({ input, from }) => signIn(deps)(input, from),
  sign_in_code: ({ input, from }) => signInWithCode(deps)(input, from),
  set_password: ({ input, from }) => setFirstPassword(deps)(input, from),
  start_enrolment: ({ input }) => startEnrolment(deps)(input),
  confirm_enrolment: ({ input, from }) => confirmEnrolment(deps)(input, from),
  change_password: ({ actor, input, from }) => changePassword(deps)(actor, input, from),
  wechat_login: ({ input, from }) => wechatLogin(deps)(input, from),
  request_sms_code: ({ input, from }) => requestSmsCode(deps)(input, from),
  sms_login: ({ input, from }) => smsLogin(deps)(input, from),
})

/** 身份与权限 of the city's own server: with its ways to sign in. */
export const signInFunction = (deps: SignInDeps): ServedModule =>
  serve(
    'identity',
    { ...identityContract, ...identitySignInContract },
    { ...identityHandlers(deps), ...signInHandlers(deps) },
  )
