import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'
import { completed, made } from './triggers.ts'

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
    delay: { record: 'delay-report', backup: 'backup' },
    order: { record: 'order', arriveBy: 'arriveBy', completeBy: 'completeBy' },
    visit: {
      clause: '18.2',
      reading: 'appointments',
      record: 'appointment',
      from: 'from',
      until: 'until',
      companions: { rows: 'companions', person: 'person' },
      agreed: { 'values.agreed': { in: [true] } },
      done: [completed, made('leave-site')],
    },
    project: {
      clause: '13',
      reading: 'project-status',
      record: 'project-status',
      donePercent: 'donePercent',
      qualityGood: 'qualityGood',
      costFen: 'projectCostFen',
    },
    borrowed: { clause: '15', reading: 'borrowed-staff', posts: [{ role: 'field-engineer' }] },
  },
])
