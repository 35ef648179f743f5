import { ReadOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 标准与手册: documents by stage and product, each version released by somebody else. */
export const manuals: Feature = {
  name: 'manuals',
  routes: [
    page('/manuals', async () => (await import('./manuals-page.tsx')).ManualsPage),
    page('/manuals/:id', async () => (await import('./manual-page.tsx')).ManualPage),
  ],
  rail: [{ to: '/manuals', icon: <ReadOutlined />, label: { zh: '标准与手册', en: 'Manuals' }, order: 92 }],
  commands: [
    {
      id: 'manuals',
      label: { zh: '标准与手册', en: 'Standards and manuals' },
      to: '/manuals',
      words: 'biaozhun shouce guifan manual standard',
    },
    {
      id: 'manuals-waiting',
      label: { zh: '待放行的手册', en: 'Manuals to release' },
      to: '/manuals?state=waiting',
      words: 'fangxing shouce release',
    },
  ],
}
