import { SettingOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 设置: company settings, people, keys, and one's own account. */
export const settings: Feature = {
  name: 'settings',
  routes: [
    page('/settings', async () => (await import('./settings-page.tsx')).SettingsPage),
    page('/settings/:section', async () => (await import('./settings-page.tsx')).SettingsPage),
  ],
  rail: [{ to: '/settings', icon: <SettingOutlined />, label: { zh: '设置', en: 'Settings' }, order: 130 }],
  commands: [
    {
      id: 'settings-account',
      label: { zh: '我的账户', en: 'My account' },
      to: '/settings/account',
      words: 'zhanghu qingjia leave',
    },
    {
      id: 'settings-security',
      label: { zh: '登录与安全', en: 'Sign-in and security' },
      to: '/settings/security',
      words: 'denglu anquan mima liangbu yanzheng password passkey 2fa totp',
    },
    {
      id: 'settings-calendar',
      label: { zh: '工作日历', en: 'Working calendar' },
      to: '/settings/calendar',
      words: 'rili jiejiari holiday',
    },
    { id: 'settings-clocks', label: { zh: '时限提醒', en: 'Reminders' }, to: '/settings/clocks', words: 'tixing ladder' },
    {
      id: 'settings-codes',
      label: { zh: '代码树', en: 'Code trees' },
      to: '/settings/code-trees',
      words: 'daimashu bianma codes',
    },
    {
      id: 'settings-storage',
      label: { zh: '密钥与存储', en: 'Keys and storage' },
      to: '/settings/storage',
      words: 'miyao cunchu beifen jiami backup encryption',
    },
    {
      id: 'settings-people',
      label: { zh: '人员与部门', en: 'People and departments' },
      to: '/settings/people',
      words: 'renyuan bumen staff',
    },
  ],
  opens: { person: () => '/settings/people' },
}
