import type { Example } from '../../../engine/pack.ts'
import { commendationExamples } from './commendation.ts'
import { dutyExamples } from './duty-examples.ts'
import { gateExamples } from './gate-examples.ts'
import { innerExamples } from './inner-examples.ts'
import { paperExamples } from './paper-examples.ts'
import { permitExamples } from './permit-examples.ts'
import { routeExamples } from './route-examples.ts'
import { tableExamples } from './table-examples.ts'

/** Read these aloud with the legal department: each line is a case they agree with. Times are Beijing time. */
export const examples: readonly Example[] = [
  ...tableExamples,
  ...dutyExamples,
  ...gateExamples,
  ...permitExamples,
  ...routeExamples,
  ...paperExamples,
  ...innerExamples,
  ...commendationExamples,
]
