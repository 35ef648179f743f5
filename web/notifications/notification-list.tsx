import { Link } from 'react-router'
import type { Notification } from '../../server/notifications/schema.ts'
import { useWords } from '../language/use-words.ts'
import { pathOf } from '../shell/rail-entries.ts'
import { Moment } from '../ui/moment.tsx'
import { notificationWords } from './words.ts'
import './notifications.css'

/** Notifications as rows; opening one marks it as read. */
export function NotificationList({ items, onOpen }: { items: readonly Notification[]; onOpen: (item: Notification) => void }) {
  const t = useWords(notificationWords)
  return (
    <ul className="notification-list">
      {items.map(item => {
        const to = item.subject === undefined ? undefined : pathOf(item.subject)
        const isUnread = item.readAt === null
        const inside = (
          <>
            <span className="notification-mark" data-unread={isUnread}>
              {isUnread && <span className="visually-hidden">{t('unread')}</span>}
            </span>
            <span className="notification-words">
              <span className="notification-title">{item.title}</span>
              {item.detail !== undefined && <span className="notification-detail">{item.detail}</span>}
            </span>
            <Moment at={item.at} relative plain />
          </>
        )
        return (
          <li key={item.id} data-unread={isUnread}>
            {to === undefined ? (
              <button type="button" className="notification-row" onClick={() => onOpen(item)}>
                {inside}
              </button>
            ) : (
              <Link className="notification-row" to={to} onClick={() => onOpen(item)}>
                {inside}
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}
