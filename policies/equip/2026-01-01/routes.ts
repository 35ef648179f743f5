import type { Pack } from '../../../engine/pack.ts'
import { contractRoutes } from './contract-rules.ts'
import { r } from './regulation.ts'

const head = { id: 'customer-service-manager', mode: 'any', by: [{ role: 'customer-service-manager' }] } as const

/** Who decides: the general manager by the text, the head of customer service by readings. The text gives them no time. */
const written: Pack['routes'] = r.routes([
  {
    id: 'consent-to-direct-request',
    clause: '18.1',
    subject: 'matter',
    kinds: ['request'],
    steps: [
      { id: 'general-manager', clause: '18.1', reading: 'direct-requests', mode: 'any', by: [{ role: 'general-manager' }] },
    ],
  },
  {
    id: 'approve-trip',
    clause: '18.1',
    subject: 'matter',
    kinds: ['work-order'],
    steps: [{ ...head, clause: '18.1', reading: 'trip-approval' }],
  },
  {
    id: 'decide-return',
    clause: '14',
    subject: 'matter',
    kinds: ['return'],
    steps: [{ ...head, clause: '14', reading: 'returns' }],
  },
])

export const routes: Pack['routes'] = [...written, ...contractRoutes]
