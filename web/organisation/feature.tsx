import { ApartmentOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 组织: departments, people and posts on a day, bodies, liaisons, partners, leave, on-duty rota, changes, import. */
export const organisation: Feature = {
  name: 'organisation',
  routes: [
    page('/organisation', async () => (await import('./organisation-page.tsx')).OrganisationPage),
    page('/organisation/people/:id', async () => (await import('./person-page.tsx')).PersonPage),
    page('/organisation/:section', async () => (await import('./organisation-page.tsx')).OrganisationPage),
  ],
  opens: { staff: id => `/organisation/people/${id}` },
  rail: [{ to: '/organisation', icon: <ApartmentOutlined />, label: { zh: '组织', en: 'Organisation' }, order: 120 }],
  commands: [
    {
      id: 'organisation',
      label: { zh: '组织与通讯录', en: 'Organisation and directory' },
      to: '/organisation',
      words: 'zuzhi tongxunlu bumen directory',
    },
    { id: 'leave', label: { zh: '请假', en: 'Leave' }, to: '/organisation/leave', words: 'qingjia leave' },
    { id: 'borrowings', label: { zh: '借调', en: 'Lent staff' }, to: '/organisation/borrowings', words: 'jiediao borrowed lent' },
    { id: 'rota', label: { zh: '值班表', en: 'On-duty rota' }, to: '/organisation/rota', words: 'zhiban rota' },
  ],
}
