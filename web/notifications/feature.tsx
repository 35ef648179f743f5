import { type Feature, page } from '../shell/feature.ts'

/** 通知: reached through the bell, so it has no entry in the rail. */
export const notifications: Feature = {
  name: 'notifications',
  routes: [page('/notifications', async () => (await import('./notifications-page.tsx')).NotificationsPage)],
  commands: [
    { id: 'notifications', label: { zh: '通知', en: 'Notifications' }, to: '/notifications', words: 'tongzhi inbox bell' },
  ],
}
