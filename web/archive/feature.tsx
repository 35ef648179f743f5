import { ContainerOutlined } from '@ant-design/icons'
import { holds } from '../api/me.ts'
import { type Feature, page } from '../shell/feature.ts'

/** Posts that have something to do with the archive unless the company names others; what is allowed, the server says. */
const usual = [
  'service-desk',
  'customer-service-manager',
  'administrator',
  'internal-control',
  'compliance',
  'legal',
  'principal',
  'general-manager',
  'auditor',
] as const

/** 归档: until when everything is kept, holds, disposal with its certificate. */
export const archive: Feature = {
  name: 'archive',
  routes: [
    page('/archive', async () => (await import('./archive-page.tsx')).ArchivePage),
    page('/archive/disposals/:id', async () => (await import('./disposal-page.tsx')).DisposalPage),
  ],
  rail: [
    {
      to: '/archive',
      icon: <ContainerOutlined />,
      label: { zh: '归档', en: 'Archive' },
      order: 122,
      shownTo: me => holds(me, ...usual),
    },
  ],
  commands: [
    { id: 'archive', label: { zh: '归档', en: 'Archive' }, to: '/archive', words: 'guidang baoguan archive retention' },
    { id: 'holds', label: { zh: '保全', en: 'Legal holds' }, to: '/archive?tab=holds', words: 'baoquan hold' },
    { id: 'disposals', label: { zh: '销毁', en: 'Disposal' }, to: '/archive?tab=disposals', words: 'xiaohui disposal' },
  ],
  opens: { disposal: id => `/archive/disposals/${id}` },
}
