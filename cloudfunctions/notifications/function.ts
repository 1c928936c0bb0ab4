import { notificationsContract } from '../../types/notifications.contract'
import { serve } from '../shared/function/serve'
import type { ServedModule } from '../shared/function/served-module'
import type { NotificationsDeps } from './deps'
import { markRead, readSettings, writeSettings } from './usecases/mark-read'
import { countUnread, listNotices } from './usecases/read-notices'
import { acceptTemplates, listTemplates } from './usecases/subscribe'

/** The module 通知 as a runtime mounts it. */
export const notificationsFunction = (deps: NotificationsDeps): ServedModule =>
  serve('notifications', notificationsContract, {
    list_mine: ({ actor, input }) => listNotices(deps)(actor, input),
    unread_count: ({ actor }) => countUnread(deps)(actor),
    mark_read: ({ actor, input }) => markRead(deps)(actor, input),
    settings: ({ actor }) => readSettings(deps)(actor),
    set_settings: ({ actor, input }) => writeSettings(deps)(actor, input),
    templates: ({ actor }) => listTemplates(deps)(actor),
    accept: ({ actor, input }) => acceptTemplates(deps)(actor, input),
  })
