import { SafetyCertificateOutlined, WalletOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 出差费用与人员证书: what trips cost, and what people hold. */
export const orders: Feature = {
  name: 'orders',
  routes: [
    page('/trips', async () => (await import('./trips-page.tsx')).TripsPage),
    page('/certificates', async () => (await import('./certificates-page.tsx')).CertificatesPage),
  ],
  rail: [
    {
      ...{ to: '/trips', icon: <WalletOutlined />, label: { zh: '出差费用', en: 'Trip expenses' }, order: 27 },
      shownTo: me => me.seesFieldDesk,
    },
    {
      ...{ to: '/certificates', icon: <SafetyCertificateOutlined />, label: { zh: '人员证书', en: 'Certificates' }, order: 121 },
      shownTo: me => me.seesFieldDesk,
    },
  ],
  commands: [
    {
      ...{ id: 'trips', label: { zh: '出差费用', en: 'Trip expenses' }, to: '/trips' },
      words: 'chuchai feiyong chailv trip travel expenses budget',
    },
    {
      ...{ id: 'certificates', label: { zh: '人员证书', en: 'Certificates' }, to: '/certificates' },
      words: 'zhengshu zizhi certificate licence qualification',
    },
  ],
}
