import { SafetyCertificateOutlined } from '@ant-design/icons'
import { supervisors } from '../../server/oversight/posts-schema.ts'
import { holds } from '../api/me.ts'
import { type Feature, page } from '../shell/feature.ts'

/** 权限与审计: what posts see, what is shown in part, who read what, who could do what when, who holds too much at once. */
export const access: Feature = {
  name: 'access',
  routes: [
    page('/access', async () => (await import('./access-page.tsx')).AccessPage),
    page('/access/:section', async () => (await import('./access-page.tsx')).AccessPage),
  ],
  rail: [
    {
      to: '/access',
      icon: <SafetyCertificateOutlined />,
      label: { zh: '权限与审计', en: 'Access and audit' },
      order: 125,
      shownTo: me => holds(me, ...supervisors),
    },
  ],
  commands: [
    {
      id: 'access',
      label: { zh: '权限与审计', en: 'Access and audit' },
      to: '/access',
      words: 'quanxian shenji kejian fanwei visibility audit',
    },
    { id: 'access-log', label: { zh: '访问日志', en: 'Access log' }, to: '/access/log', words: 'fangwen rizhi' },
    {
      id: 'anchors',
      label: { zh: '外部锚定', en: 'Outside anchors' },
      to: '/access/anchors',
      words: 'maoding shijianchuo qukuailian timestamp blockchain anchor',
    },
    { id: 'ledger', label: { zh: '存证', en: 'Ledger' }, to: '/access/ledger', words: 'cunzheng zhengju ledger evidence' },
    { id: 'segregation', label: { zh: '职责分离', en: 'Separation of duties' }, to: '/access/segregation', words: 'zhize fenli' },
  ],
  opens: { ledger: () => '/access/ledger' },
}
