import { type Alarm, alarmsOf } from '../../engine/alarms.ts'
import { partyName } from '../../engine/conditions.ts'
import type { Rules } from '../../engine/rules.ts'
import type { CaseState, OpenDuty } from '../../engine/state.ts'
import type { AlarmRow } from './work.ts'

const ranks: Readonly<Record<Alarm['kind'], number>> = { warning: 0, breach: 1, escalation: 2 }

/** Orders alarms as they ring: by time, at one time the breach before whom it goes up to, then by the rung's name, so that every process finds the same order. */
export function byRinging(a: Pick<Alarm, 'at' | 'kind' | 'rung'>, b: Pick<Alarm, 'at' | 'kind' | 'rung'>): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return ranks[a.kind] - ranks[b.kind] || (a.rung < b.rung ? -1 : a.rung > b.rung ? 1 : 0)
}

/** All rungs of a duty under the present rules and settings, fired or not, in the order in which they ring. */
export function ladderOf(rules: Rules, state: Pick<CaseState, 'pauses' | 'pausedSince'>, duty: OpenDuty): Alarm[] {
  return alarmsOf(rules, state, duty).sort(byRinging)
}

/** A rung as the unit of work carries it. */
export function alarmRow(caseId: string, { duty, rung, kind, at, to }: Alarm): AlarmRow {
  return { dutyKey: duty, rung, kind, caseId, dueAt: at, to: to === 'owner' ? 'owner' : partyName(to) }
}
