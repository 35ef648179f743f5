import { AuditOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 审批: what waits for me, what I submitted, what is done. */
export const approvals: Feature = {
  name: 'approvals',
  routes: [page('/approvals', async () => (await import('./approvals-page.tsx')).ApprovalsPage)],
  rail: [
    {
      to: '/approvals',
      icon: <AuditOutlined />,
      label: { zh: '审批', en: 'Approvals' },
      order: 22,
      badge: 'approvals',
      jump: 'a',
    },
  ],
  commands: [
    { id: 'approvals', label: { zh: '待我审批', en: 'Waiting for my approval' }, to: '/approvals', words: 'shenpi approve' },
  ],
}
