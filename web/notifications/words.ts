import { defineWords } from '../language/define-words.ts'

export const notificationWords = defineWords('notifications', {
  zh: {
    title: '通知',
    readAll: '全部标为已读',
    unread: '未读',
    empty: '没有通知',
    emptyHint: '责任事项临期、超时、被分派或有人提到你时，会出现在这里。',
    seeAll: '查看全部通知',
    unreadCount: '{{count}} 条未读',
    onlyUnread: '只看未读',
  },
  en: {
    title: 'Notifications',
    readAll: 'Mark all as read',
    unread: 'Unread',
    empty: 'No notifications',
    emptyHint: 'When a duty of yours nears its time, is late or assigned, or somebody mentions you, it appears here.',
    seeAll: 'See all notifications',
    unreadCount: '{{count}} unread',
    onlyUnread: 'Unread only',
  },
})
