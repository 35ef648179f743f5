import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { Instant } from '../../events/instant.ts'
import { usePages } from '../api/query.ts'
import { post } from '../api/request.ts'
import { Subject } from '../api/search.ts'
import { useAct } from '../api/use-act.ts'

/** One notification: `GET /api/notifications?unread=&limit=&after=`. */
export const Notification = z.object({
  id: z.string(),
  at: Instant,
  title: z.string(),
  detail: z.string().optional(),
  /** What it is about; clicking opens it. */
  subject: Subject.optional(),
  readAt: Instant.nullish(),
})
export type Notification = z.infer<typeof Notification>

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
    send: (which: { ids: readonly string[] } | { all: true }, intent) =>
      post('/api/notifications/read', which, z.unknown(), intent),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: ['notifications'] })
      void queries.invalidateQueries({ queryKey: ['me'] })
    },
  })
}
