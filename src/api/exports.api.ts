import type { ExportsContract } from '../../types/exports.contract'
import { callerOf } from './caller'

const call = callerOf<ExportsContract>('exports')

/** 导出. Every call may throw `ApiFailure`. */
export const exportsApi = {
  inbox: call('inbox'),
  overview: call('overview'),
  address: call('address'),
}
