import type { Condition, TableRow, Trigger } from '../../../engine/pack.ts'
import type { GradingFacts } from '../../../events/case-words.ts'
import type { CaseEvent } from '../../../events/envelope.ts'
import type { Instant } from '../../../events/instant.ts'

/** What somebody asks the draft: such a case, opened then, and what happened after. */
export type BenchCase = {
  readonly kind: string
  readonly category?: string | undefined
  readonly facts: GradingFacts
  /** Instead of what the grading table proposes. */
  readonly level?: string | undefined
  readonly openedAt: Instant
  readonly then: readonly { readonly trigger: Trigger; readonly at: Instant }[]
  readonly amountFen?: number | undefined
}

/** A value that meets a condition: the first of its choices, or its lower bound. */
function meeting(condition: Condition): unknown {
  if ('in' in condition) return condition.in[0]
  return condition.gte ?? (condition.lt === undefined ? 0 : condition.lt - 1)
}

/** Data of an event that pulls this trigger: what its conditions ask, and nobody in particular for the people it names. */
export function dataFor(trigger: Trigger, level: string | undefined): Record<string, unknown> {
  const data: Record<string, unknown> = {
    ...{ person: 'somebody', owner: 'somebody', members: [], attendees: [], to: [], route: [], measures: [] },
    ...{ duties: [], missing: [], round: 1, level: level ?? '', proposed: level ?? '', facts: {}, rows: [] },
  }
  for (const [field, condition] of Object.entries(trigger.when ?? {})) {
    const [outer = field, inner] = field.split('.')
    if (inner === undefined) data[outer] = meeting(condition)
    else data[outer] = { ...(data[outer] as object | undefined), [inner]: meeting(condition) }
  }
  return data
}

/** The case opened and what happened after, in the order of time, as the engine reads events. */
export function eventsOf(given: BenchCase, level: string | undefined, rows: readonly TableRow[]): CaseEvent[] {
  const opened = {
    ...{
      kind: given.kind,
      number: '',
      channel: 'phone',
      facts: given.facts,
      rows: rows.map(row => row.id),
      missing: [],
      history: false,
    },
    ...(given.category === undefined ? {} : { category: given.category }),
    ...(level === undefined ? {} : { level }),
  }
  const told = [
    { type: 'case.opened', at: given.openedAt, data: opened },
    ...given.then
      .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      .map(({ trigger, at }) => ({ type: trigger.on, at, data: dataFor(trigger, level) })),
  ]
  // Safe: the engine reads of an event only what rules read, and that is what the conditions say.
  return told.map(
    ({ type, at, data }, i) =>
      ({
        id: `e${i + 1}`,
        stream: 'case',
        seq: i + 1,
        type,
        at,
        recordedAt: at,
        actor: 'somebody',
        data,
      }) as unknown as CaseEvent,
  )
}
