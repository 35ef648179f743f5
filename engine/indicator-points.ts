import type { z } from 'zod'
import type { CaseEvent } from '../events/envelope.ts'
import type { Instant } from '../events/instant.ts'
import { includes, pulls } from './conditions.ts'
import { meaningsIn, numberIn } from './indicators.ts'
import { subjectFor } from './levels.ts'
import type { IndicatorRule } from './pack.ts'
import type { Counted } from './pack-measures.ts'
import type { Edition, Rules } from './rules.ts'
import type { DutyOutcome } from './state.ts'

/** A duty that has ended: by whom it was owed, when and how it ended. */
export type EndedDuty = {
  readonly edition: string
  readonly rule: string
  readonly outcome: DutyOutcome
  readonly at: Instant
  readonly owner?: string | undefined
}
/** A case as it is counted: its events as they count (corrections applied), what it is now, and its duties that have ended. */
export type PointedCase = {
  readonly events: readonly CaseEvent[]
  readonly subject: {
    readonly kind: string
    readonly edition: string
    readonly level?: string | undefined
    readonly category?: string | undefined
  }
  readonly openedAt: Instant
  readonly duties: readonly EndedDuty[]
}
/**
 * What a case adds to an indicator at one moment. A case counts when it was opened, an event when it happened, a duty when it ended, and then for whoever owed it
 * (`duty` is true, `owner` absent where nobody did).
 */
export type Point = {
  readonly at: Instant
  readonly sum: number
  readonly of: number
  readonly duty?: true
  readonly owner?: string
}
type Atom = Omit<Point, 'sum' | 'of'> & { readonly many: number }
type CountedRule = z.infer<typeof Counted>

/**
 * What a case adds to an indicator and when, so that figures of any period, department or person are sums of points; all points of a case together are its
 * share (`shareOf`). Undefined for `entered` and `change`, which are not counted from cases.
 */
export function pointsOf(
  rules: Rules,
  edition: Edition,
  { measure }: Pick<IndicatorRule, 'measure'>,
): ((one: PointedCase) => Point[]) | undefined {
  if ('ratio' in measure) {
    const { of, among } = measure.ratio
    const meaningOf = meaningsIn(rules)
    const atoms = (counted: CountedRule, one: PointedCase) => atomsOf(meaningOf, edition, counted, one)
    return one => [
      ...atoms(of, one).map(({ many, ...atom }) => ({ ...atom, sum: many, of: 0 })),
      ...atoms(among, one).map(({ many, ...atom }) => ({ ...atom, sum: 0, of: many })),
    ]
  }
  if ('mean' in measure || 'sum' in measure) {
    const { on, field } = 'mean' in measure ? measure.mean : measure.sum
    return ({ events }) =>
      events.flatMap(event => {
        const number = event.type === on ? numberIn(event.data as Record<string, unknown>, field) : undefined
        return number === undefined ? [] : [{ at: event.at, sum: number, of: 1 }]
      })
  }
  return undefined
}

function atomsOf(
  meaningOf: ReturnType<typeof meaningsIn>,
  edition: Edition,
  counted: CountedRule,
  { events, subject, openedAt, duties }: PointedCase,
): Atom[] {
  if (!includes(counted, subjectFor(edition, subject as Parameters<typeof subjectFor>[1]))) return []
  const has = (triggers: NonNullable<Extract<CountedRule, { count: 'cases' }>['with']>) =>
    events.some(e => pulls(triggers, e.type, e.data as Record<string, unknown>))
  switch (counted.count) {
    case 'cases':
      return (counted.with === undefined || has(counted.with)) && (counted.without === undefined || !has(counted.without))
        ? [{ at: openedAt, many: 1 }]
        : []
    case 'events':
      return events.filter(e => pulls(counted.on, e.type, e.data as Record<string, unknown>)).map(({ at }) => ({ at, many: 1 }))
    case 'duties':
      return duties
        .filter(
          duty =>
            counted.meanings.includes(meaningOf(duty)) &&
            (counted.outcomes === undefined || counted.outcomes.includes(duty.outcome)),
        )
        .map(({ at, owner }) => ({ at, many: 1, duty: true, ...(owner === undefined ? {} : { owner }) }))
  }
}

/** The types of events that a measure looks at; the others need not be read. */
export function eventsCounted({ measure }: Pick<IndicatorRule, 'measure'>): readonly string[] {
  if ('mean' in measure) return [measure.mean.on]
  if ('sum' in measure) return [measure.sum.on]
  if (!('ratio' in measure)) return []
  return [measure.ratio.of, measure.ratio.among].flatMap(counted => {
    if (counted.count === 'events') return counted.on.map(({ on }) => on)
    return counted.count === 'cases' ? [...(counted.with ?? []), ...(counted.without ?? [])].map(({ on }) => on) : []
  })
}
