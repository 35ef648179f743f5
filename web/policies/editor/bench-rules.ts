import type { Calendar } from '../../../engine/calendar/calendar.ts'
import type { Pack } from '../../../engine/pack.ts'
import { type ClockSettings, compileEdition, type Edition, type Rules } from '../../../engine/rules.ts'

const compiled = new WeakMap<Pack, Edition>()

/** An edition as if it had always been in force, so that any day can be tried; compiled once for each state of a pack. */
function benchEdition(pack: Pack): Edition {
  const known = compiled.get(pack)
  if (known !== undefined) return known
  const made = compileEdition({ ...pack, inForce: { from: '2000-01-01' } })
  compiled.set(pack, made)
  return made
}

/**
 * The draft, and the regulations that stand beside it, as the organisation's rules. The draft comes first, so that it leads the kinds
 * of case that it claims.
 */
export function benchRules(pack: Pack, others: readonly Pack[], calendar: Calendar, settings: ClockSettings): Rules {
  return { editions: [pack, ...others].map(benchEdition), calendar, settings }
}

/** The kinds of case that any of these regulations leads, with the one that does; the first one where two claim a kind. */
export function benchKinds(packs: readonly Pack[]): ReadonlyMap<string, Pack> {
  const kinds = new Map<string, Pack>()
  for (const pack of packs)
    for (const kind of pack.primaryFor)
      if (!kinds.has(kind) && pack.lifecycles.some(one => one.kind === kind)) kinds.set(kind, pack)
  return kinds
}
