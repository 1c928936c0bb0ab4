import type { ServicesContract } from '../../types/services.contract'
import { callerOf } from './caller'

const call = callerOf<ServicesContract>('services')

/** 便民服务. Every call may throw `ApiFailure`. */
export const servicesApi = {
  list: call('list'),
  search: call('search'),
  get: call('get'),
}
