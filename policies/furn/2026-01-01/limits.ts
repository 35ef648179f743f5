import type { LimitRule } from '../../../engine/pack.ts'
import { r } from './regulation.ts'

const wan = 1_000_000
const amounts = { subjects: ['matter'], kinds: ['contract', 'expense'] } as const

/**
 * 授权额度 (5.1.1, 5.1.2): up to which amount of a single case a post decides, whichever route or mandate asks it. The bands of the routes say who is
 * asked; these say what somebody who is asked may not decide.
 */
export const limits: readonly LimitRule[] = r.limits([
  {
    id: 'specialist-below-50k',
    clause: '5.1.2(1)',
    reading: 'specialist-handles',
    role: 'specialist',
    subjects: ['matter', 'compensation'],
    belowFen: 5 * wan,
  },
  { id: 'manager-below-100k', clause: '5.1.1(1)', role: 'customer-service-manager', ...amounts, belowFen: 10 * wan },
  { id: 'deputy-below-500k', clause: '5.1.1(2)', role: 'deputy-general-manager', ...amounts, belowFen: 50 * wan },
])
