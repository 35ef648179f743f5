import type { DutyRule } from './pack.ts'
import type { Rules } from './rules.ts'

/**
 * Whether a duty runs from the opening of a case to its end, by whatever event a lifecycle ends a case: what the customer waits in all, beside the
 * clocks of the steps (furn 3.1.1(3)). A merger ends a case for another one's sake and does not count.
 */
export function isWhole(rules: Rules, rule: Pick<DutyRule, 'start' | 'stop' | 'within' | 'kinds'>): boolean {
  if (rule.within === undefined || !rule.start.some(trigger => trigger.on === 'case.opened')) return false
  return rule.stop.some(({ on }) =>
    rules.editions.some(({ pack }) =>
      pack.lifecycles.some(
        cycle =>
          (rule.kinds === undefined || (rule.kinds as readonly string[]).includes(cycle.kind)) &&
          cycle.end.some(end => end.on === on && end.on !== 'case.merged'),
      ),
    ),
  )
}
