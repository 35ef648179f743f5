import { DashboardOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 看板: the numbers of a role, each leading to its rows. */
export const home: Feature = {
  name: 'home',
  routes: [page('/board', async () => (await import('./board-page.tsx')).BoardPage)],
  rail: [{ to: '/board', icon: <DashboardOutlined />, label: { zh: '看板', en: 'Board' }, order: 15, jump: 'b' }],
  commands: [{ id: 'board', label: { zh: '看板', en: 'Board' }, to: '/board', words: 'kanban dashboard' }],
}
