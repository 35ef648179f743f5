import type { CaseEvent } from '../events/envelope.ts'
import type { Instant, LocalDate } from '../events/instant.ts'
import { editionsBinding } from './binding.ts'
import { localDateOf } from './calendar/days.ts'
import type { OnMeasure, Pack } from './pack.ts'
import type { Rules } from './rules.ts'
import type { CaseState } from './state.ts'

/** What a record does to the measures of a penalty, by every regulation on the case that asks for it; each kind of thing once. */
export function doesToMeasures(rules: Rules, state: CaseState, record: string): OnMeasure[] {
  const said = editionsBinding(rules, state).flatMap(({ pack }) =>
    (pack.records ?? []).flatMap(one => (one.id === record ? (one.onMeasures ?? []) : [])),
  )
  return said.filter((rule, at) => said.findIndex(other => other.does === rule.does && other.kind === rule.kind) === at)
}

/** What the fold of a penalty needs to know beside its event: the local day, and what a record that was made does to its measures. */
export function onPenalty(
  rules: Rules,
  state: CaseState,
  event: CaseEvent,
  at: Instant,
): { on: LocalDate; rules: readonly OnMeasure[] } {
  return {
    on: localDateOf(rules.calendar, at),
    rules: event.type === 'record.made' ? doesToMeasures(rules, state, event.data.record) : [],
  }
}

/**
 * A penalty without a level gets that which the grade of its violation proposes, and somebody confirms it; one that has a level keeps it. The event
 * says it, so that no other regulation is asked when a case is followed. Mutates the state given, as the fold does.
 */
export function proposeLevel(state: CaseState, event: CaseEvent): void {
  if (event.type !== 'violation.cited' || state.level !== undefined || event.data.level === undefined) return
  state.level = event.data.level
  state.proposed = event.data.level
}

/** The level that a grade of the regulation cited proposes in the words of the one that leads the case; undefined where it proposes none. */
export function levelByGrade(cited: Pack, own: Pack, grade: string): string | undefined {
  const level = cited.grades?.find(one => one.id === grade)?.level?.[own.id]
  return own.levels.some(one => one.id === level) ? level : undefined
}
