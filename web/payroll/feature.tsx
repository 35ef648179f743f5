import { WalletOutlined } from '@ant-design/icons'
import { payrollPosts } from '../../server/payroll/posts-schema.ts'
import { holds } from '../api/me.ts'
import { type Feature, page } from '../shell/feature.ts'

/** 工资核算: for human resources, the general manager and internal control. */
export const payroll: Feature = {
  name: 'payroll',
  routes: [
    page('/payroll', async () => (await import('./payroll-page.tsx')).PayrollPage),
    page('/payroll/batches/:id', async () => (await import('./batch-page.tsx')).BatchPage),
  ],
  opens: { payroll: () => '/payroll?tab=batches' },
  rail: [
    {
      ...{ to: '/payroll', icon: <WalletOutlined />, label: { zh: '工资核算', en: 'Payroll' }, order: 87 },
      shownTo: me => holds(me, ...payrollPosts),
    },
  ],
}
