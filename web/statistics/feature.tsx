import { BarChartOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 故障统计与质量反馈 (equip 第十、十一条). */
export const statistics: Feature = {
  name: 'statistics',
  routes: [
    page('/statistics', async () => (await import('./failures-page.tsx')).FailuresPage),
    page('/statistics/quality', async () => (await import('./quality-page.tsx')).QualityPage),
  ],
  rail: [{ to: '/statistics', icon: <BarChartOutlined />, label: { zh: '故障统计', en: 'Failures' }, order: 105 }],
  commands: [
    {
      id: 'statistics',
      label: { zh: '故障统计', en: 'Failure statistics' },
      to: '/statistics',
      words: 'guzhang tongji pareto failure',
    },
    {
      id: 'quality',
      label: { zh: '质量反馈', en: 'Quality feedback' },
      to: '/statistics/quality',
      words: 'zhiliang fankui quality',
    },
  ],
}
