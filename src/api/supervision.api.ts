import type { SupervisionContract } from '../../types/supervision.contract'
import { callerOf } from './caller'

const call = callerOf<SupervisionContract>('supervision')

/** 督办. Every call may throw `ApiFailure`. */
export const supervisionApi = {
  list: call('list'),
  get: call('get'),
  sign: call('sign'),
  close: call('close'),
  instruct: call('instruct'),
  forMessage: call('for_message'),
  summary: call('summary'),
}
