import { CarOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 外勤总览: where the field is and what it needs from the office (equip 17). */
export const fieldDesk: Feature = {
  name: 'field-desk',
  routes: [page('/field-desk', async () => (await import('./desk-page.tsx')).DeskPage)],
  rail: [
    {
      to: '/field-desk',
      icon: <CarOutlined />,
      label: { zh: '外勤总览', en: 'Field overview' },
      order: 25,
      jump: 'f',
      shownTo: me => me.seesFieldDesk,
    },
  ],
  commands: [
    {
      id: 'field',
      label: { zh: '外勤总览', en: 'Field overview' },
      to: '/field-desk',
      words: 'waiqin neiqin paigong field engineers desk office',
    },
  ],
}
