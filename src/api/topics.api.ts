import type { TopicsContract } from '../../types/topics.contract'
import { callerOf } from './caller'

const call = callerOf<TopicsContract>('topics')

/** 热点话题. Every call may throw `ApiFailure`. */
export const topicsApi = {
  list: call('list'),
  get: call('get'),
  messages: call('messages'),
  takenOut: call('taken_out'),
  takeOut: call('take_out'),
  putBack: call('put_back'),
  previewMerge: call('preview_merge'),
  merge: call('merge'),
  unmerge: call('unmerge'),
  previewLink: call('preview_link'),
  proposeDraft: call('propose_draft'),
  saveDraft: call('save_draft'),
  dismiss: call('dismiss'),
  restore: call('restore'),
  link: call('link'),
  unlink: call('unlink'),
}
