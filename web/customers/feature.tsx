import { ContactsOutlined, RobotOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 客户: who they are, their machines, their cases. */
export const customers: Feature = {
  name: 'customers',
  routes: [
    page('/customers', async () => (await import('./customers-page.tsx')).CustomersPage),
    page('/customers/import', async () => (await import('./import-page.tsx')).CustomerImportPage),
    page('/machines', async () => (await import('./machines-page.tsx')).MachinesPage),
    page('/machines/:id', async () => (await import('./machine-page.tsx')).MachinePage),
    page('/customers/:id', async () => (await import('./customer-page.tsx')).CustomerPage),
  ],
  rail: [
    { to: '/customers', icon: <ContactsOutlined />, label: { zh: '客户', en: 'Customers' }, order: 80, jump: 'k' },
    { to: '/machines', icon: <RobotOutlined />, label: { zh: '设备', en: 'Machines' }, order: 81 },
  ],
  commands: [
    { id: 'customers', label: { zh: '客户', en: 'Customers' }, to: '/customers', words: 'kehu customer' },
    { id: 'machines', label: { zh: '设备', en: 'Machines' }, to: '/machines', words: 'shebei zhibao xuliehao warranty serial' },
    {
      id: 'customer-import',
      label: { zh: '导入客户档案', en: 'Import customer files' },
      to: '/customers/import',
      words: 'daoru kehu shebei hetong excel',
    },
    { id: 'customer-new', label: { zh: '新建客户', en: 'New customer' }, to: '/customers?new=1', words: 'xinjian kehu' },
  ],
  creates: [{ to: '/customers?new=1', label: { zh: '新建客户', en: 'New customer' }, order: 40 }],
  opens: { customer: id => `/customers/${id}`, machine: id => `/machines/${id}` },
}
