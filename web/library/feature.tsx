import { BookOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 案例库: what was learnt, in words without names. */
export const library: Feature = {
  name: 'library',
  routes: [
    page('/library', async () => (await import('./library-page.tsx')).LibraryPage),
    page('/library/:id', async () => (await import('./entry-page.tsx')).EntryPage),
  ],
  rail: [{ to: '/library', icon: <BookOutlined />, label: { zh: '案例库', en: 'Library' }, order: 90, jump: 'l' }],
  commands: [{ id: 'library', label: { zh: '案例库', en: 'Case library' }, to: '/library', words: 'anli library' }],
  opens: { library: id => `/library/${id}` },
}
