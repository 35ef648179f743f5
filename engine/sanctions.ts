import type { Pack, SanctionRule, ViolationRule } from './pack.ts'

/** The violation that a duty of this meaning is when it ends so; undefined where it is none, or only a person can find it. */
export function violationOf(pack: Pack, meaning: string, outcome: string): ViolationRule | undefined {
  return pack.violations?.find(
    v => v.found !== 'person' && v.found.duties.includes(meaning) && (v.found.outcomes as readonly string[]).includes(outcome),
  )
}

/**
 * The sanctions that answer a violation of a grade, committed for the n-th time within the rule's window: the most repeated rule
 * that is reached, else the plain ones. A repeat whose number the text leaves open is reached by nobody until a reading closes it.
 * `times` may differ by rule, since their windows do.
 */
export function sanctionsFor(
  pack: Pack,
  of: SanctionRule['of'],
  grade: string,
  times: number | ((rule: SanctionRule) => number),
): SanctionRule[] {
  const rules = (pack.sanctions ?? []).filter(s => s.of === of && s.grade === grade)
  const needed = (rule: SanctionRule) => {
    const n = rule.repeated?.times
    return n === undefined ? 1 : typeof n === 'number' ? n : Number.POSITIVE_INFINITY
  }
  const timesOf = typeof times === 'number' ? () => times : times
  const reached = rules.filter(rule => needed(rule) <= timesOf(rule))
  const top = Math.max(...reached.map(needed))
  return reached.filter(rule => needed(rule) === top)
}
