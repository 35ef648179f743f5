import type { SampleRule } from './pack.ts'

/** How many are drawn from a population of this size: the rule's share rounded up, at least its minimum, never more than there are. */
export function sampleSize(rule: Pick<SampleRule, 'draw'>, population: number): number {
  const { draw } = rule
  if ('count' in draw) return Math.min(draw.count, population)
  // 0.1 * 30 is 3.0000000000000004 in floating point; a share is given to a thousandth of a percent at most.
  const share = Math.ceil(Math.round(draw.share * population * 1e7) / 1e7)
  return Math.min(Math.max(share, draw.atLeast), population)
}
