import type { RoutingContract } from '../../types/routing.contract'
import { callerOf } from './caller'

const call = callerOf<RoutingContract>('routing')

/** 分拨. Every call may throw `ApiFailure`. */
export const routingApi = {
  suggestions: call('suggestions'),
  listRules: call('list_rules'),
  putRules: call('put_rules'),
  tryRule: call('try_rule'),
  listDuties: call('list_duties'),
  importDuties: call('import_duties'),
}
