import type { AnswersContract } from '../../types/answers.contract'
import { callerOf } from './caller'

const call = callerOf<AnswersContract>('answers')

/** 公开答复. Every call may throw `ApiFailure`. */
export const answersApi = {
  similar: call('similar'),
  get: call('get'),
  getMine: call('get_mine'),
  join: call('join'),
  rate: call('rate'),
  candidates: call('candidates'),
  propose: call('propose'),
  check: call('check'),
  release: call('release'),
  list: call('list'),
  search: call('search'),
  withdraw: call('withdraw'),
}
