import { z } from 'zod'
import { customerKinds } from '../events/customer-kinds.ts'
import { sanctionKinds } from '../events/sanction-kinds.ts'
import { Text } from '../events/text.ts'
import { Condition, Party } from './pack-parts.ts'

const kind = z.enum(sanctionKinds)
const named = { id: z.string(), clause: z.string(), reading: z.string().optional(), title: Text }

/**
 * What a record does to the measures of a penalty, `when` its values say so. `carriesOut`: it is the carrying out, on the day of the field `on`;
 * `from`, `until` are fields with the days of a term, `amount` and `points` those with what was taken. `asks`: somebody asks to be restored
 * early; `restores`: that is granted; `declines`: it is not.
 *
 * `together`: findings that must all be there, each a text and the file that shows it (penal 四(二)5). `union`: the yes-no and the day of the
 * notice to the trade union, which comes before the day of the field `before` (Labour Contract Law art. 43).
 */
export const OnMeasure = z.strictObject({
  does: z.enum(['carries-out', 'asks', 'restores', 'declines']),
  kind,
  when: z.record(z.string(), Condition).optional(),
  on: z.string().optional(),
  from: z.string().optional(),
  until: z.string().optional(),
  amount: z.string().optional(),
  points: z.string().optional(),
  together: z.array(z.strictObject({ title: Text, text: z.string(), file: z.string() })).optional(),
  union: z.strictObject({ told: z.string(), on: z.string(), before: z.string() }).optional(),
})

/**
 * 执行规则: from when measures of these kinds take effect, and who carries them out. `served`: from the service of the decision, whatever is
 * appealed; `final`: once the time to appeal is over, or the appeal is decided.
 */
export const EnforcementRule = z.strictObject({
  ...named,
  measures: z.array(kind).min(1),
  of: z.enum(['department', 'person']).optional(),
  begins: z.enum(['served', 'final']),
  by: z.array(Party).min(1),
})

/**
 * 业务限制的效力: what becomes of a case of a restricted kind that is given to the department. `warn`: whoever gives it sees it and may;
 * `refuse`: nobody can. `lift`: what must be there on the rectification, and by how many percent the complaint rate must have gone down, over how
 * many days before and after, before any of it is given back.
 */
export const RestrictionRule = z.strictObject({
  ...named,
  how: z.enum(['less', 'suspended']),
  kinds: z.array(z.enum(customerKinds)).min(1),
  effect: z.enum(['warn', 'refuse']),
  lift: z.strictObject({
    clause: z.string(),
    reading: z.string().optional(),
    rectification: z.array(z.string()).min(1),
    downPercent: z.number().min(0).max(100),
    days: z.number().int().min(1).max(366),
  }),
})
