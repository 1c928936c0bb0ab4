import type { InsightContract } from '../../types/insight.contract'
import { callerOf } from './caller'

const call = callerOf<InsightContract>('insight')

/** 统计研判. Every call may throw `ApiFailure`. */
export const insightApi = {
  overview: call('overview'),
  history: call('history'),
  now: call('now'),
}
