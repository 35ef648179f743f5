import { eventsCounted, type Point, type PointedCase, pointsOf } from '../../engine/indicator-points.ts'
import type { IndicatorRule } from '../../engine/pack.ts'
import type { Edition, Rules } from '../../engine/rules.ts'
import { canonical, sha256 } from '../events/seal.ts'

/** One definition that is counted from cases, whichever indicators of whichever editions have it. */
export type Measured = {
  readonly measure: string
  readonly events: readonly string[]
  readonly points: (one: PointedCase) => Point[]
}

/** Names what an indicator counts: the same definition read with the same words for levels is the same measure, in whatever edition it stands. */
export function measureOf({ pack }: Edition, { measure }: Pick<IndicatorRule, 'measure'>): string {
  const counted = JSON.parse(JSON.stringify({ regulation: pack.id, levels: pack.levelMaps ?? [], measure })) as object
  return sha256(canonical(counted)).slice(0, 16)
}

const known = new WeakMap<Rules, readonly Measured[]>()

/** All that is counted from cases by any published edition, each definition once. */
export function measuresOf(rules: Rules): readonly Measured[] {
  const found = known.get(rules)
  if (found) return found
  const all = new Map<string, Measured>()
  for (const edition of rules.editions)
    for (const rule of edition.pack.indicators ?? []) {
      const points = pointsOf(rules, edition, rule)
      if (points === undefined) continue
      const measure = measureOf(edition, rule)
      if (!all.has(measure)) all.set(measure, { measure, events: eventsCounted(rule), points })
    }
  const measured = [...all.values()]
  known.set(rules, measured)
  return measured
}
