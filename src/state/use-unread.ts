import { notificationsApi } from '../api/notifications.api'
import { useRequest } from './use-request'

/** How many notices are new, as the badge shows it; asked again when the page is shown again. 0 while it is not known. */
export function useUnread(personId: string | undefined): number {
  const request = useRequest(personId === undefined ? undefined : `unread/${personId}`, () =>
    notificationsApi.unreadCount({}),
  )
  return request.data?.count ?? 0
}
