import { PayCircleOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

const load = async () => (await import('./compensation-page.tsx')).CompensationPage

/** 赔偿与追偿: compensations, recoveries, funds. */
export const compensation: Feature = {
  name: 'compensation',
  routes: [page('/compensation', load)],
  rail: [
    { to: '/compensation', icon: <PayCircleOutlined />, label: { zh: '赔偿与追偿', en: 'Compensation' }, order: 86, jump: 'o' },
  ],
  commands: [
    {
      id: 'compensation',
      label: { zh: '赔偿与追偿', en: 'Compensation and recovery' },
      to: '/compensation',
      words: 'peichang zhuichang compensation recovery',
    },
    {
      id: 'funds',
      label: { zh: '专项经费', en: 'Funds' },
      to: '/compensation?tab=funds',
      words: 'jingfei yusuan fund budget',
    },
  ],
}
