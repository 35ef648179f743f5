import { BookOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 案例库: what was learnt, in words without names; and what was discussed and taught from it. */
export const library: Feature = {
  name: 'library',
  routes: [
    page('/library', async () => (await import('./library-page.tsx')).LibraryPage),
    page('/library/drafts/:id', async () => (await import('./draft-page.tsx')).DraftPage),
    page('/library/:id', async () => (await import('./entry-page.tsx')).EntryPage),
  ],
  rail: [{ to: '/library', icon: <BookOutlined />, label: { zh: '案例库', en: 'Library' }, order: 90, jump: 'l' }],
  commands: [
    { id: 'library', label: { zh: '案例库', en: 'Case library' }, to: '/library', words: 'anli library' },
    {
      id: 'library-suggestions',
      label: { zh: '建议入库的案件', en: 'Cases for the library' },
      to: '/library?tab=suggestions',
      words: 'jianyi ruku anli',
    },
    {
      id: 'library-sessions',
      label: { zh: '案例讨论与培训', en: 'Case discussions and training' },
      to: '/library?tab=sessions',
      words: 'taolun peixun training discussion',
    },
  ],
  opens: { library: id => `/library/${id}`, session: () => '/library?tab=sessions&mine=waiting' },
}
