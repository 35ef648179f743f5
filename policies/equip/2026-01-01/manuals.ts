import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'

/** 第九条: customer service leads, the technical department cooperates: a manual counts once both have signed it off. */
export const manuals: Pack['manuals'] = r.manuals([
  {
    id: 'service-manuals',
    clause: '9',
    title: both('作业手册', 'Manuals'),
    stages: [
      {
        id: 'installation',
        title: both('安装', 'Installation'),
        categories: ['installation-guidance', 'turnkey-installation'],
      },
      { id: 'maintenance', title: both('维修和保养', 'Repair and maintenance'), categories: ['repair'] },
    ],
    by: [{ role: 'customer-service-manager' }],
    with: [{ role: 'technical' }],
  },
])
