import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'

const finder = [{ caseRole: 'reporter' }, { role: 'front-line' }, { role: 'service-desk' }, { role: 'field-engineer' }] as const

/** 第八条(二) up, 第八条(六) back down the same line. */
export const hops: Pack['hops'] = r.hops([
  // One hop for both levels, so that a report made before a re-grading from general to larger still counts.
  {
    id: 'front-to-head',
    clause: '8(2)',
    reading: 'earlier-hops',
    about: 'report',
    kinds: ['anomaly'],
    levels: ['general', 'larger'],
    from: finder,
    to: [{ role: 'department-head' }],
  },
  {
    id: 'head-to-deputy',
    clause: '8(2)',
    about: 'report',
    kinds: ['anomaly'],
    levels: ['larger'],
    from: [{ role: 'department-head' }],
    to: [{ role: 'deputy-leader' }],
  },
  {
    id: 'front-to-head-and-deputy',
    clause: '8(2)',
    reading: 'earlier-hops',
    about: 'report',
    kinds: ['anomaly'],
    levels: ['major'],
    from: finder,
    to: [{ role: 'department-head' }, { role: 'deputy-leader' }],
  },
  {
    id: 'deputy-to-leaders',
    clause: '8(2)',
    about: 'report',
    kinds: ['anomaly'],
    levels: ['major'],
    from: [{ role: 'deputy-leader' }],
    to: [{ role: 'leader' }, { role: 'principal' }],
  },
  {
    id: 'result-to-head',
    clause: '8(6)',
    reading: 'result-upward',
    about: 'result',
    kinds: ['anomaly'],
    levels: ['general'],
    from: [{ caseRole: 'handler' }, { caseRole: 'team-owner' }],
    to: [{ role: 'department-head' }],
  },
  {
    id: 'result-to-group',
    clause: '8(6)',
    reading: 'result-upward',
    about: 'result',
    kinds: ['anomaly'],
    levels: ['larger', 'major'],
    from: [{ caseRole: 'team-owner' }],
    to: [{ role: 'deputy-leader' }, { role: 'leader' }],
  },
])
