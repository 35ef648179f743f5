import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'

/** Amounts are whole 分. */
const wan = 1_000_000
const head = { id: 'department-head', clause: '8(5)', mode: 'any', by: [{ role: 'department-head' }] } as const
const deputy = { id: 'deputy-leader', clause: '8(5)', mode: 'any', by: [{ role: 'deputy-leader' }] } as const
const leader = { id: 'leader', clause: '8(5)', mode: 'any', by: [{ role: 'leader' }] } as const
const management = {
  id: 'management',
  clause: '8(5)',
  reading: 'management-when-necessary',
  mode: 'any',
  by: [{ role: 'management' }],
} as const
const legal = { id: 'legal', clause: '12(3)', mode: 'any', by: [{ role: 'legal' }] } as const
const route = (by: 'leader' | 'principal') =>
  ({ id: by, clause: '12(3)', reading: 'compensation-route', mode: 'any', by: [{ role: by }] }) as const

/** The first route that fits is taken: the narrower one stands first. Nobody approves their own submission. */
export const routes: Pack['routes'] = r.routes([
  { id: 'approve-general-plan', clause: '8(5)', subject: 'plan', kinds: ['anomaly'], levels: ['general'], steps: [head] },
  { id: 'approve-larger-plan', clause: '8(5)', subject: 'plan', kinds: ['anomaly'], levels: ['larger'], steps: [deputy] },
  {
    id: 'approve-major-plan-with-management',
    clause: '8(5)',
    subject: 'plan',
    kinds: ['anomaly'],
    levels: ['major'],
    when: { toManagement: { in: [true] } },
    steps: [leader, management],
  },
  { id: 'approve-major-plan', clause: '8(5)', subject: 'plan', kinds: ['anomaly'], levels: ['major'], steps: [leader] },
  {
    id: 'review-general-record',
    clause: '9',
    subject: 'form',
    form: 'general-record',
    kinds: ['anomaly'],
    levels: ['general'],
    steps: [{ ...head, clause: '9' }],
  },
  {
    id: 'review-larger-report',
    clause: '10',
    subject: 'form',
    form: 'larger-report',
    kinds: ['anomaly'],
    levels: ['larger'],
    steps: [{ ...deputy, clause: '10', reading: 'filed-by-approval' }],
  },
  {
    id: 'pass-major-summary',
    clause: '11',
    subject: 'form',
    form: 'major-summary',
    kinds: ['anomaly'],
    levels: ['major'],
    steps: [
      {
        id: 'group',
        clause: '11',
        reading: 'group-passes',
        mode: 'quorum',
        quorum: { of: 3, need: 2 },
        by: [{ role: 'group-member' }, { role: 'deputy-leader' }, { role: 'leader' }],
      },
    ],
  },
  {
    id: 'compensation-below-100k',
    clause: '12(3)',
    subject: 'compensation',
    kinds: ['anomaly'],
    when: { amountFen: { lt: 10 * wan } },
    steps: [legal, route('leader')],
  },
  {
    id: 'compensation-from-100k',
    clause: '12(3)',
    subject: 'compensation',
    kinds: ['anomaly'],
    when: { amountFen: { gte: 10 * wan } },
    steps: [legal, route('principal')],
  },
])
