import { IdcardOutlined } from '@ant-design/icons'
import { holds } from '../api/me.ts'
import { type Feature, page } from '../shell/feature.ts'

/** Posts that handle such requests unless the company names others, and auditors; what is allowed, the server says. */
const usual = ['compliance', 'legal', 'administrator', 'internal-control', 'auditor'] as const

/** 个人信息请求: what people ask about their own data, with its clock, preview, copy, decision, answer and erasure. */
export const privacy: Feature = {
  name: 'privacy',
  routes: [
    page('/privacy', async () => (await import('./privacy-page.tsx')).PrivacyPage),
    page('/privacy/:id', async () => (await import('./request-page.tsx')).RequestPage),
  ],
  rail: [
    {
      to: '/privacy',
      icon: <IdcardOutlined />,
      label: { zh: '个人信息请求', en: 'Privacy requests' },
      order: 123,
      shownTo: me => holds(me, ...usual),
    },
  ],
  commands: [
    {
      ...{ id: 'privacy', label: { zh: '个人信息请求', en: 'Privacy requests' }, to: '/privacy' },
      words: 'geren xinxi qingqiu shanchu chayue gdpr pipl erasure',
    },
  ],
  opens: { privacy: id => `/privacy/${id}` },
}
