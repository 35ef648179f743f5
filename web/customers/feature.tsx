import { ContactsOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 客户: who they are, their machines, their cases. */
export const customers: Feature = {
  name: 'customers',
  routes: [
    page('/customers', async () => (await import('./customers-page.tsx')).CustomersPage),
    page('/customers/:id', async () => (await import('./customer-page.tsx')).CustomerPage),
  ],
  rail: [{ to: '/customers', icon: <ContactsOutlined />, label: { zh: '客户', en: 'Customers' }, order: 80, jump: 'k' }],
  commands: [
    { id: 'customers', label: { zh: '客户', en: 'Customers' }, to: '/customers', words: 'kehu customer' },
    { id: 'customer-new', label: { zh: '新建客户', en: 'New customer' }, to: '/customers?new=1', words: 'xinjian kehu' },
  ],
  creates: [{ to: '/customers?new=1', label: { zh: '新建客户', en: 'New customer' }, order: 40 }],
  opens: { customer: id => `/customers/${id}` },
}
