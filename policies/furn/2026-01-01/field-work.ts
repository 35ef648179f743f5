import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'
import { completed, is } from './triggers.ts'

/** 4.1(3) and 2.3.2: installers go out by booking, customer service books and stands behind them. */
export const fieldWork: Pack['fieldWork'] = r.fieldWork([
  {
    id: 'installations',
    clause: '4.1(3)',
    title: { zh: '上门安装', en: 'Installations' },
    kinds: ['work-order'],
    field: [{ role: 'installer' }],
    office: [{ role: 'service-desk' }, { role: 'specialist' }],
    lead: [{ role: 'supervisor' }, { role: 'customer-service-manager' }],
    // The regulation knows no stage between the booking and the site.
    onTheWay: [],
    onSite: ['on-site'],
    order: { record: 'appointment', arriveBy: 'from', completeBy: 'until' },
    visit: {
      clause: '4.1(3)',
      reading: 'booked-ahead',
      record: 'appointment',
      from: 'from',
      until: 'until',
      companions: { rows: 'companions', person: 'person' },
      agreed: { 'values.agreed': is(true) },
      done: [completed],
    },
  },
])
