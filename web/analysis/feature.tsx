import { FundOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 分析 (penal 五(一), robot 15(一)). */
export const analysis: Feature = {
  name: 'analysis',
  routes: [
    page('/analysis', async () => (await import('./analysis-page.tsx')).AnalysisPage),
    page('/analysis/reports', async () => (await import('./reports-page.tsx')).AnalysisReportsPage),
    page('/analysis/reports/:id', async () => (await import('./report-page.tsx')).AnalysisReportPage),
  ],
  rail: [{ to: '/analysis', icon: <FundOutlined />, label: { zh: '分析', en: 'Analysis' }, order: 104 }],
  commands: [
    {
      id: 'analysis',
      label: { zh: '投诉与案件分析', en: 'Analysis of cases' },
      to: '/analysis',
      words: 'fenxi tousu qushi guanlian pareto trend association',
    },
    {
      id: 'analysis-reports',
      label: { zh: '分析报告', en: 'Issued analyses' },
      to: '/analysis/reports',
      words: 'fenxi baogao report',
    },
  ],
}
