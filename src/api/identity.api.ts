import type { IdentityDemoContract } from '../../types/identity-demo.contract'
import type { IdentitySignInContract } from '../../types/identity-sign-in.contract'
import type { IdentityContract } from '../../types/identity.contract'
import { callerOf } from './caller'

const call = callerOf<IdentityContract & IdentitySignInContract & IdentityDemoContract>('identity')

/**
 * 身份与权限. What signs in by persona answers `not_found` everywhere but on a demonstration server, what signs in by
 * password or code everywhere but on a city's own.
 */
export const identityApi = {
  me: call('me'),
  signInWays: call('sign_in_ways'),
  demoPersonas: call('demo_personas'),
  demoLogin: call('demo_login'),

  signIn: call('sign_in'),
  signInCode: call('sign_in_code'),
  setPassword: call('set_password'),
  startEnrolment: call('start_enrolment'),
  confirmEnrolment: call('confirm_enrolment'),
  changePassword: call('change_password'),
  wechatLogin: call('wechat_login'),
  requestSmsCode: call('request_sms_code'),
  smsLogin: call('sms_login'),
  bindWechat: call('bind_wechat'),

  mySessions: call('my_sessions'),
  endSession: call('end_session'),
  endEverywhere: call('end_everywhere'),
  signOut: call('sign_out'),

  listAccounts: call('list_accounts'),
  getAccount: call('get_account'),
  listPlaces: call('list_places'),
  createAccount: call('create_account'),
  setGrants: call('set_grants'),
  disable: call('disable'),
  enable: call('enable'),
  resetCredentials: call('reset_credentials'),
  issueBindingCode: call('issue_binding_code'),
  endSessions: call('end_sessions'),
  listAccountChanges: call('list_account_changes'),
}
