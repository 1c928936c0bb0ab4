import type { HallContract } from '../../types/hall.contract'
import { callerOf } from './caller'

const call = callerOf<HallContract>('hall')

/** 发布厅. Every call may throw `ApiFailure`. */
export const hallApi = {
  hall: call('hall'),
  listUnits: call('list_units'),
  listAddressees: call('list_addressees'),
  listAssignees: call('list_assignees'),
  follow: call('follow'),
  listFollowing: call('list_following'),
}
