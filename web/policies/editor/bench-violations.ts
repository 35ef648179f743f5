import type { SanctionRule, ViolationRule } from '../../../engine/pack.ts'
import type { Edition } from '../../../engine/rules.ts'
import { sanctionsFor, violationOf } from '../../../engine/sanctions.ts'
import type { BenchDuty } from './bench.ts'

/** A duty that ended so is this violation, which these sanctions answer the first time. */
export type BenchViolation = {
  readonly rule: ViolationRule
  readonly from: Edition
  readonly duty: BenchDuty
  readonly sanctions: readonly SanctionRule[]
}

/** What the regulations make of the duties that ended late or not at all: each violation once for a duty, with the sanctions for a first time. */
export function violationsAfter(editions: readonly Edition[], duties: readonly BenchDuty[]): BenchViolation[] {
  return duties.flatMap(duty =>
    duty.outcome !== 'late' && duty.outcome !== 'missed'
      ? []
      : editions.flatMap((from): BenchViolation[] => {
          const rule = violationOf(from.pack, duty.rule.meaning, duty.outcome ?? '')
          if (rule === undefined) return []
          const sanctions = rule.of.flatMap(of => sanctionsFor(from.pack, of, rule.grade, 1))
          return [{ rule, from, duty, sanctions }]
        }),
  )
}
