import { type Feature, page } from '../shell/feature.ts'

/** 授权书 (furn 5.3): whose place I give, whose I hold, which wait for my written word. Reached from the person's own menu. */
export const mandates: Feature = {
  name: 'mandates',
  routes: [page('/mandates', async () => (await import('./mandates-page.tsx')).MandatesPage)],
  opens: { mandate: () => '/mandates' },
  commands: [
    {
      id: 'mandates',
      label: { zh: '授权书：请人代我审批', en: 'Mandates: who decides in my place' },
      to: '/mandates',
      words: 'shouquan daili weituo mandate deputy',
    },
  ],
}
