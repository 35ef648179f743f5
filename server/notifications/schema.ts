import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'

/** `GET /api/notifications?unread=&limit=&after=`: of whoever asks, newest first. */
export const ListNotifications = z.object({
  unread: z.stringbool().default(false),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
/** Of what it tells and to whom: `report:<report>:overdue:<person>`, so that nobody is told twice. */
const NoticeId = z.string().min(1).max(300)
export const Notification = z.object({
  id: NoticeId,
  at: Instant,
  kind: z.string(),
  title: z.string(),
  detail: z.string().optional(),
  /** What it is about; clicking opens it. */
  subject: z
    .union([
      z.object({ kind: z.literal('case'), id: Id }),
      z.object({ kind: z.literal('edition'), id: z.string() }),
      z.object({ kind: z.literal('mandate'), id: z.string() }),
      z.object({ kind: z.literal('session'), id: z.string() }),
      z.object({ kind: z.literal('payroll'), id: z.string() }),
      z.object({ kind: z.literal('staff'), id: z.string() }),
      z.object({ kind: z.literal('report'), id: z.string() }),
      z.object({ kind: z.literal('meeting'), id: z.string() }),
      z.object({ kind: z.literal('fund'), id: z.string() }),
      z.object({ kind: z.literal('sample'), id: z.string() }),
      z.object({ kind: z.literal('finding'), id: z.string() }),
      z.object({ kind: z.literal('follow-up'), id: z.string() }),
      z.object({ kind: z.literal('disposal'), id: z.string() }),
      z.object({ kind: z.literal('paper'), id: z.string() }),
      z.object({ kind: z.literal('privacy'), id: z.string() }),
      z.object({ kind: z.literal('storage'), id: z.string() }),
      z.object({ kind: z.literal('ledger'), id: z.string() }),
    ])
    .optional(),
  readAt: Instant.nullable(),
})
export type Notification = z.infer<typeof Notification>
/** `total` and `unread` are exact to 1,000, then a lower bound. */
export const NotificationPage = z.object({
  items: z.array(Notification),
  next: z.string().nullable(),
  total: z.number().int(),
  unread: z.number().int(),
})
export type NotificationPage = z.infer<typeof NotificationPage>

/** `POST /api/notifications/read`. */
export const ReadNotifications = z.union([
  z.strictObject({ ids: z.array(NoticeId).min(1).max(500) }),
  z.strictObject({ all: z.literal(true) }),
])
export type ReadNotifications = z.infer<typeof ReadNotifications>
export const NotificationsRead = z.object({ read: z.number().int() })
