import { DashboardOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 指标与考核 (furn 1.1.2, 3.1, 7.1, 7.2, robot 第十九条). */
export const indicators: Feature = {
  name: 'indicators',
  routes: [
    page('/indicators', async () => (await import('./indicators-page.tsx')).IndicatorsPage),
    page('/indicators/reported', async () => (await import('./reported-page.tsx')).ReportedPage),
    page('/indicators/reported/:id', async () => (await import('./frozen-page.tsx')).FrozenPage),
    page('/indicators/scorecards', async () => (await import('./scorecards-page.tsx')).ScorecardsPage),
    page('/indicators/runs/:id', async () => (await import('./run-page.tsx')).RunPage),
    page('/indicators/:key', async () => (await import('./indicator-page.tsx')).IndicatorPage),
  ],
  rail: [{ to: '/indicators', icon: <DashboardOutlined />, label: { zh: '指标与考核', en: 'Indicators' }, order: 103 }],
  commands: [
    {
      id: 'indicators',
      label: { zh: '指标', en: 'Indicators' },
      to: '/indicators',
      words: 'zhibiao kpi manyidu tousulv target rate',
    },
    {
      id: 'scorecards',
      label: { zh: '考核表', en: 'Scorecards' },
      to: '/indicators/scorecards',
      words: 'kaohe jixiao quanzhong scorecard weights',
    },
  ],
}
