import type { AirlockContract } from '../../types/airlock.contract'
import { callerOf } from './caller'

const call = callerOf<AirlockContract>('messages')

/** 身份隔离: the part of 留言办理 through which contacts and identities are seen. Every call may throw `ApiFailure`. */
export const airlockApi = {
  revealContact: call('reveal_contact'),
  contactReads: call('contact_reads'),
  identityRequest: call('identity_request'),
  requestIdentity: call('request_identity'),
  approveIdentity: call('approve_identity'),
  readIdentity: call('read_identity'),
  checkDraft: call('check_draft'),
}
