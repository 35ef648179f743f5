import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'

/** 第十七条、第十五条: who is out, who supports them from the office, and who may be lent for it. */
export const fieldWork: Pack['fieldWork'] = r.fieldWork([
  {
    id: 'field-service',
    clause: '17',
    reading: 'office-and-field',
    title: both('外勤', 'Field service'),
    kinds: ['work-order'],
    field: [{ role: 'field-engineer' }],
    office: [{ role: 'service-desk' }],
    lead: [{ role: 'customer-service-manager' }, { role: 'general-manager' }],
    onTheWay: ['on-the-way'],
    onSite: ['on-site', 'finished'],
    order: { record: 'order', arriveBy: 'arriveBy', completeBy: 'completeBy' },
    borrowed: { clause: '15', reading: 'borrowed-staff', posts: [{ role: 'field-engineer' }] },
  },
])
