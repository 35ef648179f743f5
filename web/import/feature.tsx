import { ImportOutlined } from '@ant-design/icons'
import { holds } from '../api/me.ts'
import { type Feature, page } from '../shell/feature.ts'

/** 导入: files from elsewhere become cases, or a past log becomes figures. */
export const imports: Feature = {
  name: 'imports',
  routes: [
    page('/imports', async () => (await import('./imports-page.tsx')).ImportsPage),
    page('/imports/new', async () => (await import('./preview-page.tsx')).PreviewPage),
    page('/imports/:id', async () => (await import('./import-page.tsx')).ImportPage),
  ],
  rail: [
    {
      to: '/imports',
      icon: <ImportOutlined />,
      label: { zh: '导入', en: 'Import' },
      order: 85,
      shownTo: me => holds(me, 'service-desk', 'department-head', 'deputy-leader', 'administrator'),
    },
  ],
  commands: [{ id: 'imports', label: { zh: '导入案件', en: 'Import cases' }, to: '/imports', words: 'daoru excel csv upload' }],
  opens: { import: id => `/imports/${id}` },
}
