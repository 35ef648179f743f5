import { BarChartOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 周报月报: the reports that a regulation asks for at the end of a period. */
export const reports: Feature = {
  name: 'reports',
  routes: [
    page('/reports', async () => (await import('./reports-page.tsx')).ReportsPage),
    page('/reports/templates', async () => (await import('../form-templates/templates-page.tsx')).TemplatesPage),
    page('/meetings', async () => (await import('../meetings/meetings-page.tsx')).MeetingsPage),
    page('/meetings/new', async () => (await import('../meetings/convene-page.tsx')).ConvenePage),
    page('/meetings/:id', async () => (await import('../meetings/meeting-page.tsx')).MeetingPage),
    page('/reports/:id', async () => (await import('./report-page.tsx')).ReportPage),
  ],
  rail: [
    { to: '/reports', icon: <BarChartOutlined />, label: { zh: '报告与会议', en: 'Reports & meetings' }, order: 100, jump: 'w' },
  ],
  commands: [
    { id: 'reports', label: { zh: '周报月报', en: 'Periodic reports' }, to: '/reports', words: 'zhoubao yuebao report baobiao' },
    {
      id: 'meetings',
      label: { zh: '会议与行动项', en: 'Meetings and actions' },
      to: '/meetings',
      words: 'huiyi lihui jiyao meeting',
    },
    {
      id: 'form-templates',
      label: { zh: '表单模板', en: 'Form templates' },
      to: '/reports/templates',
      words: 'biaodan moban form',
    },
  ],
  opens: { report: id => `/reports/${id}`, meeting: id => `/meetings/${id}`, fund: () => '/compensation?tab=funds' },
}
