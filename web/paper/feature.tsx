import { FileDoneOutlined } from '@ant-design/icons'
import { holds } from '../api/me.ts'
import { type Feature, page } from '../shell/feature.ts'

/** Posts that usually have to do with paper; what is allowed, the server says. */
const usual = [
  'service-desk',
  'customer-service-manager',
  'administrator',
  'internal-control',
  'human-resources',
  'legal',
] as const

/** 纸质原件: where each lies, under whose locks, who took it and why. */
export const paper: Feature = {
  name: 'paper',
  routes: [
    page('/archive/papers', async () => (await import('./papers-page.tsx')).PapersPage),
    page('/archive/papers/:id', async () => (await import('./paper-page.tsx')).PaperPage),
  ],
  rail: [
    {
      to: '/archive/papers',
      icon: <FileDoneOutlined />,
      label: { zh: '纸质原件', en: 'Paper originals' },
      order: 123,
      shownTo: me => holds(me, ...usual),
    },
  ],
  commands: [
    { id: 'papers', label: { zh: '纸质原件', en: 'Paper originals' }, to: '/archive/papers', words: 'zhizhi yuanjian paper' },
    {
      id: 'paper-places',
      label: { zh: '纸质存放地点', en: 'Places of paper' },
      to: '/archive/papers?tab=places',
      words: 'cunfang didian guizi cabinet',
    },
  ],
  opens: {
    storage: () => '/settings/storage',
    paper: id => (id === '' ? '/archive/papers?tab=places' : `/archive/papers/${id}`),
  },
}
