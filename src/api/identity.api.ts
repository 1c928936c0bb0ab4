import type { IdentityDemoContract } from '../../types/identity-demo.contract'
import type { IdentityContract } from '../../types/identity.contract'
import { callerOf } from './caller'

const call = callerOf<IdentityContract & IdentityDemoContract>('identity')

/** 身份与权限. The two demonstration calls answer `not_found` everywhere but on a demonstration server. */
export const identityApi = {
  me: call('me'),
  demoPersonas: call('demo_personas'),
  demoLogin: call('demo_login'),
}
