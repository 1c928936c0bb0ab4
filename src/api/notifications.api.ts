import type { NotificationsContract } from '../../types/notifications.contract'
import { callerOf } from './caller'

const call = callerOf<NotificationsContract>('notifications')

/** 通知. Every call may throw `ApiFailure`. */
export const notificationsApi = {
  listMine: call('list_mine'),
  unreadCount: call('unread_count'),
  markRead: call('mark_read'),
  settings: call('settings'),
  setSettings: call('set_settings'),
  templates: call('templates'),
  accept: call('accept'),
}
