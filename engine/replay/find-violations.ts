import type { CaseEvent } from '../../events/envelope.ts'
import type { LocalDate } from '../../events/instant.ts'
import { localDateOf } from '../calendar/days.ts'
import type { MeaningOf } from '../indicators.ts'
import { levelIn } from '../levels.ts'
import type { Pack, ViolationRule } from '../pack.ts'
import { editionsInForce, type Rules } from '../rules.ts'
import { violationOf } from '../sanctions.ts'
import type { CaseState, Change } from '../state.ts'

type Party = 'department' | 'person'
/** Something that a regulation punishes, as of the day it happened: the grade decides which sanctions answer. */
export type Finding = {
  readonly regulation: string
  /** `penal@2026-01-01`, the edition of the day of the act. */
  readonly edition: string
  /** `regulation:violation`; absent where a person put a penalty of that grade forward, and no violation is named. */
  readonly violation?: string
  /** The duty that ended late or was missed. */
  readonly duty?: { readonly pack: string; readonly rule: string }
  readonly grade: string
  /** Who is punished, by id; empty where the events do not say, and then no repetition is known. */
  readonly of: readonly { readonly party: Party; readonly subject: string }[]
  readonly on: LocalDate
}

const known = new WeakMap<Pack, Map<string, ViolationRule | null>>()
/** violationOf, looked up once for each meaning and outcome of a pack. */
function violationIn(pack: Pack, meaning: string, outcome: string): ViolationRule | undefined {
  const rules = known.get(pack) ?? new Map<string, ViolationRule | null>()
  known.set(pack, rules)
  const key = `${outcome} ${meaning}`
  const looked = rules.get(key)
  if (looked !== undefined) return looked ?? undefined
  const found = violationOf(pack, meaning, outcome)
  rules.set(key, found ?? null)
  return found
}

/** What all regulations in force on the day punish of the duties that ended late or were missed. */
export function violationsFound(
  rules: Rules,
  changes: readonly Change[],
  state: Pick<CaseState, 'department'>,
  meaningOf: MeaningOf,
): Finding[] {
  const found: Finding[] = []
  for (const change of changes) {
    if (change.kind !== 'duty-closed' || (change.outcome !== 'late' && change.outcome !== 'missed')) continue
    const meaning = meaningOf(change.duty)
    // The act is to have let the time run out: the edition of that day judges it, whenever it was done at last.
    const since = change.duty.dueAt ?? change.at
    for (const { pack, key } of editionsInForce(rules, since)) {
      const violation = violationIn(pack, meaning, change.outcome)
      if (violation === undefined) continue
      found.push({
        ...{ regulation: pack.id, edition: key, violation: `${pack.id}:${violation.id}`, grade: violation.grade },
        duty: change.duty,
        of: violation.of.map(party => ({
          party,
          subject: (party === 'person' ? change.duty.owner : state.department) ?? '',
        })),
        on: localDateOf(rules.calendar, since),
      })
    }
  }
  return found
}

/**
 * What a penalty case asks for: its level is the grade of the act, read in the words of each regulation on the case. Whom it is about
 * its records say; until one does, both parties that the regulation punishes at that grade.
 */
export function penaltyAsked(rules: Rules, events: readonly CaseEvent[], state: CaseState): Finding[] {
  if (state.kind !== 'penalty' || state.level === undefined) return []
  // What was decided and then revoked, dropped or opened again is no penalty, and counts nowhere.
  if (state.penalty?.ended !== undefined) return []
  const said = events.flatMap(event => (event.type === 'record.made' ? [event.data.values as Record<string, unknown>] : []))
  const last = (field: string) => said.findLast(values => typeof values[field] === 'string')?.[field] as string | undefined
  const party = last('of')
  return editionsInForce(rules, state.openedAt).flatMap(edition => {
    const { pack, key } = edition
    const grade = levelIn(edition, state.edition, state.level)
    if (grade === undefined || !pack.grades?.some(one => one.id === grade)) return []
    const of = (['department', 'person'] as const)
      .filter(one => (party === undefined ? pack.sanctions?.some(s => s.of === one && s.grade === grade) : one === party))
      .map(one => ({ party: one, subject: last(one) ?? '' }))
    return [{ regulation: pack.id, edition: key, grade, of, on: localDateOf(rules.calendar, state.openedAt) }]
  })
}
