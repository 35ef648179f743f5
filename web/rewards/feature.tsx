import { TrophyOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 奖励与表彰: what is published, and the register. */
export const rewards: Feature = {
  name: 'rewards',
  routes: [page('/rewards', async () => (await import('./rewards-page.tsx')).RewardsPage)],
  rail: [{ to: '/rewards', icon: <TrophyOutlined />, label: { zh: '奖励与表彰', en: 'Rewards' }, order: 85 }],
  commands: [
    {
      id: 'rewards',
      label: { zh: '奖励公示', en: 'Published rewards' },
      to: '/rewards',
      words: 'jiangli gongshi biaozhang reward',
    },
    {
      id: 'rewards-register',
      label: { zh: '奖励登记簿', en: 'Register of rewards' },
      to: '/rewards?tab=register',
      words: 'jiangli dengji reward',
    },
    {
      id: 'rewards-mine',
      label: { zh: '我的奖励', en: 'My rewards' },
      to: '/rewards?tab=register&subject=me',
      words: 'wode jiangli reward',
    },
  ],
}
