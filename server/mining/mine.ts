import type { EventLog } from '../../engine/mining/event-log.ts'
import { casesByMonth, figuresOf } from '../../engine/mining/figures.ts'
import { bottlenecksOf, processMap } from '../../engine/mining/process-map.ts'
import type { Selection } from '../../engine/mining/select.ts'
import { repeatsOf, variantsOf } from '../../engine/mining/variants.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import type { AskSelection, ProcessParts } from './schema.ts'

/** Beyond these nobody looks at variants one by one; the number of all is said. */
const MOST_VARIANTS = 200

/** The selection that an address asks for; a variant that is no list of names is `input.invalid`. */
export function selectionOf(ask: AskSelection): Selection {
  const { has, hasNot, repeats, begins, ends, hoursFrom, hoursBelow, arcFrom, arcTo, column, value } = ask
  return {
    ...{ has, hasNot, repeats, begins, ends, hoursFrom, hoursBelow },
    ...(arcFrom === undefined || arcTo === undefined ? {} : { arc: [arcFrom, arcTo] as const }),
    ...(column === undefined || value === undefined ? {} : { attribute: [column, value] as const }),
    ...(ask.rework === undefined ? {} : { rework: true }),
    ...(ask.way === undefined ? {} : { way: namesOf(ask.way) }),
  }
}

function namesOf(text: string): readonly string[] {
  try {
    const names: unknown = JSON.parse(text)
    if (Array.isArray(names) && names.every(name => typeof name === 'string')) return names
  } catch {
    // Said below: whatever it is, it is no variant.
  }
  throw refuse('input.invalid', { fields: { way: { zh: '不是一个变体', en: 'Not a variant' } } })
}

/** The zone in which months of our own cases begin: where the company is. */
export const zoneIn = ({ rules }: Pick<Ctx, 'rules'>): string => rules.calendar.compiled.zone.id

/** Everything that is shown of a log: figures, map, variants, rework and bottlenecks of the chosen cases. `zone`: where months begin. */
export function mine(log: EventLog, titleOf: (key: string) => Text, zone: string): ProcessParts {
  const figures = figuresOf(log)
  const map = processMap(log)
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  const { activities: _counted, first, last, within, ...plain } = figures
  return {
    activities: log.activities.map(key => ({ key, title: titleOf(key) })),
    figures: { ...plain, first: iso(first), last: iso(last), within: [...within] },
    map: { nodes: [...map.nodes], arcs: [...map.arcs] },
    variants: variantsOf(log, MOST_VARIANTS).map(variant => ({ ...variant, steps: [...variant.steps] })),
    repeats: [...repeatsOf(log)],
    bottlenecks: [...bottlenecksOf(map)],
    months: [...casesByMonth(log, zone)],
  }
}
