import type { Text } from '../events/text.ts'
import { measuresStanding } from './penalty.ts'
import type { Actor, ActRefusal } from './permissions.ts'
import { type Restriction, stepRefusal } from './restriction.ts'
import type { CaseState } from './state.ts'

const acts: ReadonlySet<string> = new Set(['settle-measure', 'set-restriction', 'assess-restriction', 'step-restriction'])
/** Whether an act is about the carrying out of a penalty. */
export const isMeasureAct = (act: string): boolean => acts.has(act)

const refused = (code: string, zh: string, en: string): ActRefusal => ({ code, because: { zh, en } satisfies Text })
const says: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'restriction.no-step': ['与现在的恢复程度相同', 'This is what is given back already'],
  'restriction.not-assessed': ['先评估，再恢复', 'It is assessed before anything is given back'],
  'restriction.beyond-assessment': ['超出评估同意恢复的程度', 'It goes beyond what the assessment allows'],
  'restriction.not-in-scope': ['没有限制这一类', 'This category is not restricted'],
}

/**
 * Why an act about the measures of a penalty is refused whatever the regulation says: whom it is about does not decide on it, the measure does not
 * stand, nothing is restricted, or the step goes beyond what was assessed. Without `data` (drawing a button) the step itself is not judged.
 */
export function measureRefusal(
  state: CaseState,
  act: string,
  actor: Actor,
  data: Readonly<Record<string, unknown>> | undefined,
): ActRefusal | undefined {
  const { penalty, people } = state
  if (people.party?.includes(actor.person))
    return refused('measure.own', '当事人不能决定自己的处罚怎样执行', 'Whom it is about does not decide how it is carried out')
  const standing = measuresStanding(penalty).map(one => one.kind)
  if (penalty?.served === undefined)
    return refused('measure.not-served', '处罚决定还没有送达', 'The decision has not been served')
  if (act === 'settle-measure')
    return data === undefined || standing.includes(data.kind as never)
      ? undefined
      : refused('measure.not-standing', '现在有效的处罚里没有这一项', 'What stands has no such measure')
  if (!standing.includes('restriction'))
    return refused('measure.not-standing', '现在有效的处罚里没有业务限制', 'What stands has no restriction of business')
  const { restriction } = penalty
  if (act === 'set-restriction')
    return restriction === undefined
      ? undefined
      : refused('restriction.known', '已经限制了业务', 'The business is restricted already')
  if (restriction === undefined) return refused('restriction.none', '还没有限制业务', 'Nothing is restricted yet')
  if (act === 'assess-restriction' || data === undefined) return undefined
  return stepProblem(restriction, data)
}

function stepProblem(restriction: Restriction, data: Readonly<Record<string, unknown>>): ActRefusal | undefined {
  const code = stepRefusal(restriction, { share: Number(data.share), categories: (data.categories ?? []) as string[] })
  return code === undefined ? undefined : refused(code, ...says[code]!)
}
