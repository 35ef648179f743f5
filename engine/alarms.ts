import type { Duration } from '../events/duration.ts'
import { partsOf } from '../events/duration-parts.ts'
import type { Instant } from '../events/instant.ts'
import { addDuration } from './calendar/add.ts'
import { workMillisecondsBetween } from './calendar/measure.ts'
import { partyName } from './conditions.ts'
import type { DutyRule, Party } from './pack.ts'
import { editionNamed, type Rules } from './rules.ts'
import type { CaseState, OpenDuty } from './state.ts'

/** One moment at which somebody must hear of a duty. `rung` is unique within the duty: an alarm fires once for each. */
export type Alarm = {
  readonly duty: string
  readonly rung: string
  readonly kind: 'warning' | 'breach' | 'escalation'
  readonly at: Instant
  readonly to: 'owner' | Party
  readonly clause?: string
}

/** The alarms of an open duty: a warning at the company's share of the time, the breach, then the regulation's and the company's ladders. Of a right that lapses only the warning and its end. None while it is paused or has no due time. */
export function alarmsOf(rules: Rules, state: Pick<CaseState, 'pauses' | 'pausedSince'>, duty: OpenDuty): Alarm[] {
  const rule = editionNamed(rules, duty.edition).duties.get(duty.rule)
  if (!rule || duty.dueAt === undefined) return []
  if (rule.pausable && state.pausedSince !== undefined && state.pausedSince <= duty.dueAt) return []
  const alarms: Alarm[] = []
  const warnAt = warningAt(rules, rule, state, duty)
  if (warnAt !== undefined) alarms.push({ duty: duty.key, rung: 'warning', kind: 'warning', at: warnAt, to: 'owner' })
  alarms.push({ duty: duty.key, rung: 'breach', kind: 'breach', at: duty.dueAt, to: 'owner' })
  // Whoever leaves a right unused is not late: it is over, and nobody is told.
  if (rule.lapses) return alarms
  for (const step of rule.escalate ?? [])
    alarms.push({
      duty: duty.key,
      rung: `clause:${partyName(step.to)}:${within(step.after)}`,
      kind: 'escalation',
      at: after(rules, duty.dueAt, step.after),
      to: step.to,
      clause: step.clause,
    })
  for (const step of ladderAbove(rules.settings.ladder, rule.owner))
    alarms.push({
      duty: duty.key,
      rung: `setting:${partyName(step.to)}:${within(step.after)}`,
      kind: 'escalation',
      at: after(rules, duty.dueAt, step.after),
      to: step.to,
    })
  return alarms
}

type Ladder = Rules['settings']['ladder']
/**
 * The company's ladder as it stands above who owes the duty: nobody's breach is told to their subordinate or to themselves. Where the owner's
 * post is a rung, those above it come in its order, at the times that the company set for the first, the second …
 */
export function ladderAbove(ladder: Ladder, owner: DutyRule['owner']): Ladder {
  const own = ladder.findIndex(({ to }) => partyName(to) === partyName(owner))
  // Above the last rung nobody stands: others of the same post hear of it.
  if (own === ladder.length - 1) return ladder.slice(-1)
  return ladder.slice(own + 1).map(({ to }, i) => ({ after: ladder[i]!.after, to }))
}

const within = (duration: Duration): string => {
  const { unit, amount } = partsOf(duration)
  return `${amount}${unit}`
}
const after = (rules: Rules, from: Instant, duration: Duration): Instant => addDuration(rules.calendar, from, duration).dueAt

/** When a share of the time is gone: of natural time for minutes and hours, of working time for clocks counted in days. */
export function warningAt(rules: Rules, rule: DutyRule, state: Pick<CaseState, 'pauses'>, duty: OpenDuty): Instant | undefined {
  const share = rules.settings.warnShare
  if (share <= 0 || duty.dueAt === undefined) return undefined
  const natural = rule.within !== undefined && ('minutes' in rule.within || 'hours' in rule.within)
  const pauses = rule.pausable ? state.pauses : []
  if (natural) {
    const { unit, amount } = partsOf(rule.within!)
    const length = duty.graced ? undefined : ({ [unit]: amount * share } as Duration)
    if (length) return addDuration(rules.calendar, duty.startAt, length, pauses).dueAt
  }
  const total = workMillisecondsBetween(rules.calendar, duty.startAt, duty.dueAt, pauses)
  if (total <= 0) return undefined
  return addDuration(rules.calendar, duty.startAt, { workMinutes: (total * share) / 60_000 }, pauses).dueAt
}
