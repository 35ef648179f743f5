import { BarChartOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 周报月报: the reports that a regulation asks for at the end of a period. */
export const reports: Feature = {
  name: 'reports',
  routes: [
    page('/reports', async () => (await import('./reports-page.tsx')).ReportsPage),
    page('/reports/:id', async () => (await import('./report-page.tsx')).ReportPage),
  ],
  rail: [{ to: '/reports', icon: <BarChartOutlined />, label: { zh: '周报月报', en: 'Reports' }, order: 100, jump: 'w' }],
  commands: [
    { id: 'reports', label: { zh: '周报月报', en: 'Periodic reports' }, to: '/reports', words: 'zhoubao yuebao report baobiao' },
  ],
  opens: { report: id => `/reports/${id}` },
}
