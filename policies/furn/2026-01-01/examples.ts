import type { Example } from '../../../engine/pack.ts'
import { compensationExamples } from './compensation.ts'
import { concludingExamples } from './concluding-examples.ts'
import { dutyExamples } from './duty-examples.ts'
import { gateExamples } from './gate-examples.ts'
import { measureExamples } from './measure-examples.ts'
import { paperExamples } from './paper-examples.ts'
import { permitExamples } from './permit-examples.ts'
import { recordExamples } from './record-examples.ts'
import { rewardExamples } from './reward-rules.ts'
import { limitExamples, routeExamples } from './route-examples.ts'
import { tableExamples } from './table-examples.ts'

/** Read these aloud with the board's interpreter: each line is a case they agree with. Times are Beijing time. */
export const examples: readonly Example[] = [
  ...tableExamples,
  ...recordExamples,
  ...dutyExamples,
  ...compensationExamples,
  ...concludingExamples,
  ...gateExamples,
  ...permitExamples,
  ...routeExamples,
  ...limitExamples,
  ...paperExamples,
  ...measureExamples,
  ...rewardExamples,
]
