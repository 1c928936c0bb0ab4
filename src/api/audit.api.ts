import type { AuditContract } from '../../types/audit.contract'
import { callerOf } from './caller'

const call = callerOf<AuditContract>('audit')

/** 审计. Every call may throw `ApiFailure`. */
export const auditApi = {
  search: call('search'),
  status: call('status'),
  verify: call('verify'),
}
