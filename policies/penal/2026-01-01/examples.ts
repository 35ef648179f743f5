import type { Example } from '../../../engine/pack.ts'
import { dutyExamples } from './duty-examples.ts'
import { measureExamples } from './measure-examples.ts'
import { ruleExamples } from './rule-examples.ts'

/** Read these aloud with the legal department and human resources: each line is a case they agree with. Times are Beijing time. */
export const examples: readonly Example[] = [...dutyExamples, ...ruleExamples, ...measureExamples]
