import type { Example } from '../../../engine/pack.ts'
import { contractExamples } from './contract-examples.ts'
import { dutyExamples } from './duty-examples.ts'
import { gateExamples } from './gate-examples.ts'
import { otherExamples } from './other-examples.ts'
import { permitExamples } from './permit-examples.ts'
import { recordExamples } from './record-examples.ts'
import { visitEndExamples } from './visit-end-examples.ts'

/** Read these aloud with the people of the department: each line is a case they agree with. Times are Beijing time. */
export const examples: readonly Example[] = [
  ...dutyExamples,
  ...gateExamples,
  ...permitExamples,
  ...recordExamples,
  ...otherExamples,
  ...visitEndExamples,
  ...contractExamples,
]
