import { type Feature, page } from '../shell/feature.ts'

/** 越权与补办 (furn 5.2.2, 5.4), for those who supervise. */
export const ratifications: Feature = {
  name: 'ratifications',
  routes: [page('/ratifications', async () => (await import('./ratifications-page.tsx')).RatificationsPage)],
  commands: [
    {
      id: 'ratifications',
      label: { zh: '越权与补办', en: 'Decisions beyond authority' },
      to: '/ratifications',
      words: 'yuequan buban zhuiren ratification audit',
    },
  ],
}
