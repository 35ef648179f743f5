import { type Feature, page } from '../shell/feature.ts'

/** 待发送: what was done on this device and the server does not have yet. */
export const offline: Feature = {
  name: 'offline',
  routes: [page('/offline/outbox', async () => (await import('./outbox-page.tsx')).OutboxPage)],
  commands: [
    {
      id: 'outbox',
      label: { zh: '待发送', en: 'Unsent' },
      to: '/offline/outbox',
      words: 'daifasong lixian offline outbox unsent sync',
    },
  ],
}
