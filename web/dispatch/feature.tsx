import { ScheduleOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 派工板: who goes where and when (equip 18, furn 4.1(3)). */
export const dispatch: Feature = {
  name: 'dispatch',
  routes: [page('/dispatch', async () => (await import('./dispatch-page.tsx')).DispatchPage)],
  rail: [
    {
      to: '/dispatch',
      icon: <ScheduleOutlined />,
      label: { zh: '派工板', en: 'Dispatch board' },
      order: 26,
      shownTo: me => me.seesFieldDesk,
    },
  ],
  commands: [
    {
      id: 'dispatch',
      label: { zh: '派工板', en: 'Dispatch board' },
      to: '/dispatch',
      words: 'paigong paiban yuyue anpai shangmen schedule calendar lanes appointments',
    },
  ],
}
