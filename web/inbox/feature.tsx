import { CheckSquareOutlined } from '@ant-design/icons'
import { type Feature, lazily, page } from '../shell/feature.ts'

/** 今日待办: the first page after sign-in; and lists of anybody's duties, where the board's numbers lead. */
export const inbox: Feature = {
  name: 'inbox',
  routes: [
    { index: true, lazy: lazily(async () => (await import('./inbox-page.tsx')).InboxPage) },
    page('/duties', async () => (await import('./duties-page.tsx')).DutiesPage),
  ],
  rail: [
    { to: '/', icon: <CheckSquareOutlined />, label: { zh: '今日待办', en: 'To do' }, order: 10, badge: 'duties', jump: 'd' },
  ],
  commands: [
    { id: 'inbox', label: { zh: '今日待办', en: 'To do' }, to: '/', words: 'daiban inbox duties zeren' },
    {
      id: 'duties-overdue',
      label: { zh: '全部超时的责任', en: 'All overdue duties' },
      to: '/duties?state=overdue',
      words: 'chaoshi overdue',
    },
    {
      id: 'duties-unowned',
      label: { zh: '无人负责的责任', en: 'Duties that nobody holds' },
      to: '/duties?owner=none',
      words: 'wuren nobody',
    },
  ],
}
