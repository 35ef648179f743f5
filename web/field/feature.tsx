import { MobileOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 今日外勤: the orders in one's own hands, made for a phone on site (equip 18.3-19.2, furn 4.1(3)). */
export const field: Feature = {
  name: 'field',
  routes: [
    page('/field', async () => (await import('./today-page.tsx')).TodayPage),
    page('/field/:id', async () => (await import('./order-page.tsx')).OrderPage),
  ],
  rail: [
    {
      to: '/field',
      icon: <MobileOutlined />,
      label: { zh: '今日外勤', en: 'On site' },
      order: 5,
      jump: 'm',
      shownTo: me => me.isInField,
    },
  ],
  commands: [
    {
      id: 'my-field',
      label: { zh: '今日外勤', en: 'On site today' },
      to: '/field',
      words: 'waiqin xianchang field orders phone',
    },
  ],
}
