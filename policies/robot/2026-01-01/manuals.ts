import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'

/** 第十三条(一): standards and manuals for each stage; the stages are those by which anomalies are divided (第六条), design being part of what comes before a sale. */
export const manuals: Pack['manuals'] = r.manuals([
  {
    id: 'service-standards',
    clause: '13(1)',
    title: { zh: '服务规范和操作手册', en: 'Service standards and manuals' },
    stages: [
      { id: 'pre-sales', title: { zh: '售前', en: 'Pre-sales' }, categories: ['pre-sales'] },
      { id: 'design', title: { zh: '方案设计', en: 'Design' }, categories: ['pre-sales', 'technical-support'] },
      { id: 'acceptance', title: { zh: '交付验收', en: 'Delivery and acceptance' }, categories: ['delivery'] },
      { id: 'installation', title: { zh: '安装调试', en: 'Installation and commissioning' }, categories: ['installation'] },
      {
        id: 'after-sales',
        title: { zh: '售后', en: 'After-sales' },
        categories: ['after-sales', 'technical-support', 'other'],
      },
    ],
    by: [{ role: 'department-head' }, { role: 'implementation' }, { role: 'service-desk' }],
    with: [{ role: 'deputy-leader' }, { role: 'leader' }, { role: 'research' }],
  },
])
