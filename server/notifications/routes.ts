import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { listNotifications } from './list-notifications.ts'
import { readNotifications } from './read-notifications.ts'
import { ListNotifications, NotificationPage, NotificationsRead, ReadNotifications } from './schema.ts'

/** What the bell shows. */
export const notificationRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/notifications',
    {
      config: { access: 'signed-in' },
      schema: { summary: '我的通知', querystring: ListNotifications, response: { 200: NotificationPage } },
    },
    request => inRequest(deps, request, ctx => listNotifications(ctx, request.query)),
  )
  app.post(
    '/api/notifications/read',
    {
      config: { access: 'signed-in' },
      schema: { summary: '把通知标为已读', body: ReadNotifications, response: { 200: NotificationsRead } },
    },
    (request, reply) => once(deps, request, reply, 200, ctx => readNotifications(ctx, request.body)),
  )
}
