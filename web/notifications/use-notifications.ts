import { useQueryClient } from '@tanstack/react-query'
import { Notification, NotificationsRead, type ReadNotifications } from '../../server/notifications/schema.ts'
import { usePages } from '../api/query.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'

/** Notifications, newest first. */
export function useNotifications(onlyUnread: boolean, pageSize = 50) {
  return usePages({
    key: ['notifications'],
    path: '/api/notifications',
    item: Notification,
    query: { unread: onlyUnread || undefined },
    pageSize,
  })
}

/** Marks some, or all, as read: `POST /api/notifications/read {ids}` or `{all: true}`. */
export function useReadNotifications() {
  const queries = useQueryClient()
  return useAct({
    send: (which: ReadNotifications, intent) => post('/api/notifications/read', which, NotificationsRead, intent),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: ['notifications'] })
      void queries.invalidateQueries({ queryKey: ['me'] })
    },
  })
}
