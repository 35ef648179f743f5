import { CheckSquareOutlined } from '@ant-design/icons'
import type { Feature } from '../shell/feature.ts'

/** 今日待办: the first page after sign-in. */
export const inbox: Feature = {
  name: 'inbox',
  routes: [{ index: true, lazy: { Component: async () => (await import('./inbox-page.tsx')).InboxPage } }],
  rail: [{ to: '/', icon: <CheckSquareOutlined />, label: { zh: '今日待办', en: 'To do' }, order: 10, badge: 'duties', jump: 'd' }],
  commands: [{ id: 'inbox', label: { zh: '今日待办', en: 'To do' }, to: '/', words: 'daiban inbox duties zeren' }],
}
