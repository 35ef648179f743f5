import type { Instant } from '../events/instant.ts'
import { ratifiersOf } from './approvals/ends-with-ratification.ts'
import { dataFor } from './binding.ts'
import { addDuration } from './calendar/add.ts'
import { localDateOf } from './calendar/days.ts'
import { dueOf, newDuty, nextPeriod } from './clock.ts'
import { includes, inKind, pulls } from './conditions.ts'
import { isAbout, itemOf, itemStarted, startOf } from './duty-start.ts'
import { subjectFor } from './levels.ts'
import type { DutyRule } from './pack.ts'
import { type Edition, editionNamed, type Rules } from './rules.ts'
import type { CaseState, Change, OpenDuty } from './state.ts'
import { withStatedTime } from './stated-times.ts'

export type Arrived = {
  readonly id: string
  readonly type: string
  readonly at: Instant
  readonly data: Readonly<Record<string, unknown>>
  readonly owners?: Readonly<Record<string, string>> | undefined
  /** When it happened as it was stated, confirmed or not, and when it was recorded. */
  readonly happenedAt: Instant
  readonly recordedAt: Instant
}

const nameOf = (edition: Edition, rule: DutyRule) => edition.dutyNames.get(rule.id) ?? `${edition.pack.id}:${rule.id}`

/**
 * The name under which an event carries the owner of a duty: the rule's own in the regulation that is primary for the case, with its
 * regulation in front where another one adds it, since two regulations may call different duties alike.
 */
export function ownerName(state: Pick<CaseState, 'edition'>, pack: string, rule: string): string {
  return state.edition.startsWith(`${pack}@`) ? rule : `${pack}:${rule}`
}

function open(state: CaseState, duty: OpenDuty, because: 'started' | 'regraded' | 'repeated', changes: Change[]): void {
  state.duties[duty.key] = duty
  if (state.lapsed) delete state.lapsed[`${duty.pack}:${duty.rule}`]
  changes.push({ kind: 'duty-opened', duty, because })
}

function close(
  state: CaseState,
  duty: OpenDuty,
  change: Omit<Extract<Change, { kind: 'duty-closed' }>, 'kind' | 'duty'>,
  changes: Change[],
): void {
  delete state.duties[duty.key]
  changes.push({ kind: 'duty-closed', duty, ...change })
}

function openOf(state: CaseState, edition: Edition, rule: DutyRule): OpenDuty[] {
  return Object.values(state.duties).filter(duty => duty.rule === rule.id && duty.pack === edition.pack.id)
}

/** Days of repeated duties that have gone by without the act are missed, and the next day's opens. Called before every event and by the sweep. */
export function passPeriods(rules: Rules, state: CaseState, now: Instant): Change[] {
  const changes: Change[] = []
  // Called before every event, and there is seldom a day to pass.
  if (!hasPeriodOver(state, now)) return changes
  for (const opened of Object.values(state.duties)) {
    let duty = opened
    while (duty.period !== undefined && duty.dueAt !== undefined && duty.dueAt < now) {
      const edition = editionNamed(rules, duty.edition)
      const rule = edition.duties.get(duty.rule)
      if (!rule) break
      const paused = rule.pausable && state.pausedSince !== undefined && state.pausedSince <= duty.dueAt
      close(state, duty, { outcome: paused ? 'cancelled' : 'missed', at: duty.dueAt, because: 'period-over' }, changes)
      duty = follow(rules, state, duty, rule, changes)
    }
  }
  return changes
}

function hasPeriodOver(state: CaseState, now: Instant): boolean {
  for (const key in state.duties) {
    const { period, dueAt } = state.duties[key]!
    if (period !== undefined && dueAt !== undefined && dueAt < now) return true
  }
  return false
}

function follow(rules: Rules, state: CaseState, duty: OpenDuty, rule: DutyRule, changes: Change[]): OpenDuty {
  const next = nextPeriod(rules, rule, duty.period!)
  const followed = {
    ...duty,
    key: `${duty.pack}:${duty.rule}@${duty.startEvent}#${next.date}`,
    period: next.date,
    dueAt: next.dueAt,
    provisional: next.provisional,
  }
  open(state, followed, 'repeated', changes)
  return followed
}

/** Ends what this event does or cancels. `at` equal to the due time is on time. */
export function stopDuties(
  rules: Rules,
  editions: readonly Edition[],
  state: CaseState,
  event: Arrived,
  changes: Change[],
): void {
  for (const edition of editions) {
    const touched = edition.dutiesByEvent.get(event.type)
    if (!touched) continue
    const data = dataFor(edition, event.type, event.data)
    for (const rule of touched.stops) {
      if (!pulls(rule.stop, event.type, data)) continue
      state.stops[nameOf(edition, rule)] = event.at
      const item = itemOf(rule.each?.stop, data)
      for (const duty of openOf(state, edition, rule)) {
        if (!isAbout(rule, duty, item)) continue
        // A second report on one day does not stand for the next day's.
        if (duty.period !== undefined && localDateOf(rules.calendar, event.at) < duty.period) continue
        if (rule.per !== undefined && (duty.about ?? duty.startEvent) !== event.data.request) continue
        close(
          state,
          duty,
          {
            outcome: duty.dueAt !== undefined && event.at > duty.dueAt ? 'late' : 'met',
            at: event.at,
            by: event.id,
            because: 'done',
          },
          changes,
        )
        if (rule.repeat) follow(rules, state, duty, rule, changes)
      }
    }
    for (const rule of touched.cancels) {
      if (!pulls(rule.cancel!, event.type, data)) continue
      state.stops[nameOf(edition, rule)] = event.at
      const item = itemOf(rule.each?.stop, data)
      for (const duty of openOf(state, edition, rule))
        if (isAbout(rule, duty, item) || item === undefined) close(state, duty, endedBy(duty, event, 'cancelled'), changes)
    }
  }
}

/** A duty that ends without being done: an overdue one was late all the same. */
function endedBy(duty: OpenDuty, event: Arrived, because: 'cancelled' | 'regraded' | 'merged') {
  return {
    outcome: duty.dueAt !== undefined && event.at > duty.dueAt ? ('late' as const) : ('cancelled' as const),
    at: event.at,
    by: event.id,
    because,
  }
}

/** Opens what this event starts; remembers the start of rules of other levels. */
export function startDuties(
  rules: Rules,
  inForce: readonly Edition[],
  state: CaseState,
  event: Arrived,
  changes: Change[],
): void {
  for (const edition of inForce) {
    const starts = edition.dutiesByEvent.get(event.type)?.starts
    if (!starts) continue
    const data = dataFor(edition, event.type, event.data)
    for (const rule of starts) {
      // What an approval had met is owed again once that approval is annulled.
      const isOwedAgain = pulls(edition.owedAgain.get(rule.id) ?? [], event.type, data)
      if (!inKind(rule, state) || !(isOwedAgain || pulls(rule.start, event.type, data))) continue
      const name = nameOf(edition, rule)
      const again = rule.again || isOwedAgain
      if (name in state.starts && !again) continue
      const started = itemStarted(rule, data)
      if (again && rule.per === undefined && openOf(state, edition, rule).some(duty => isAbout(rule, duty, started.item)))
        continue
      const owner = event.owners?.[ownerName(state, edition.pack.id, rule.id)]
      const seen = { event: event.id, at: startOf(rules, rule, event, data), edition: edition.key }
      const start = owner === undefined ? seen : { ...seen, owner }
      state.starts[name] = start
      if (name in state.stops) delete state.stops[name]
      if (!includes(rule, subjectFor(edition, state))) continue
      const duty = newDuty(rules, edition.pack.id, edition.key, rule, start, state, withStatedTime(state, name, rule, started))
      open(state, rule.per === undefined ? duty : aboutOne(state, duty, event.id), 'started', changes)
    }
  }
}

/** The duty of one decision to be made good: owed by whoever decides on that one. */
function aboutOne(state: CaseState, { owner: _, ...duty }: OpenDuty, request: string): OpenDuty {
  const [owner] = ratifiersOf(state, request)
  return { ...duty, about: request, ...(owner === undefined ? {} : { owner }) }
}

/** After a re-grading: duties of the old level end (a breach stands), those of the new level open as their rule says. */
export function regradeDuties(
  rules: Rules,
  editions: readonly Edition[],
  state: CaseState,
  event: Arrived,
  changes: Change[],
): void {
  for (const duty of Object.values(state.duties)) {
    const edition = editionNamed(rules, duty.edition)
    const rule = edition.duties.get(duty.rule)
    if (rule && !includes(rule, subjectFor(edition, state))) close(state, duty, endedBy(duty, event, 'regraded'), changes)
  }
  for (const edition of editions) {
    const subject = subjectFor(edition, state)
    for (const rule of edition.pack.duties) {
      if (rule.levels === undefined || !includes(rule, subject)) continue
      const name = nameOf(edition, rule)
      const start = state.starts[name]
      if (start === undefined || start.edition !== edition.key || name in state.stops || openOf(state, edition, rule).length > 0)
        continue
      const owner = event.owners?.[ownerName(state, edition.pack.id, rule.id)] ?? start.owner
      const from = rule.regrade === 'from-regrade' ? { event: start.event, at: event.at } : { event: start.event, at: start.at }
      const duty = newDuty(
        rules,
        edition.pack.id,
        edition.key,
        rule,
        { ...from, ...(owner === undefined ? {} : { owner }) },
        state,
      )
      // A second re-grading back and forth must not collide with the instance that ended.
      open(
        state,
        graced(
          rules,
          rule,
          {
            ...duty,
            key: `${edition.pack.id}:${rule.id}@${event.id}${duty.period ? `#${duty.period}` : ''}`,
            startEvent: event.id,
          },
          event.at,
        ),
        'regraded',
        changes,
      )
    }
  }
}

function graced(rules: Rules, rule: DutyRule, duty: OpenDuty, at: Instant): OpenDuty {
  if (rule.grace === undefined || duty.dueAt === undefined) return duty
  const least = addDuration(rules.calendar, at, rule.grace)
  return duty.dueAt >= least.dueAt ? duty : { ...duty, dueAt: least.dueAt, provisional: least.provisional, graced: true }
}

/** Duties owned by what somebody is to the case (handler, team owner) follow that person. */
export function followOwners(state: CaseState, rules: Rules, changes: Change[]): void {
  for (const duty of Object.values(state.duties)) {
    const rule = editionNamed(rules, duty.edition).duties.get(duty.rule)
    // Whoever was named for one action owes it, whoever handles the case.
    const party = rule?.each?.person === undefined ? rule?.owner : undefined
    if (party === undefined || !('caseRole' in party)) continue
    const asked = duty.about === undefined ? (state.people[party.caseRole] ?? []) : ratifiersOf(state, duty.about)
    const owner = asked[0]
    if (owner === undefined || owner === duty.owner) continue
    const moved = { ...duty, owner }
    state.duties[duty.key] = moved
    changes.push({ kind: 'duty-moved', duty: moved, because: 'handed-over' })
  }
}

/** All open duties end with the case that was merged into another. */
export function cancelAll(state: CaseState, event: Arrived, changes: Change[]): void {
  for (const duty of Object.values(state.duties)) close(state, duty, endedBy(duty, event, 'merged'), changes)
}

/** Due times again after a pause ended or the calendar changed; an overdue duty keeps its breach. */
export function recomputeDues(
  rules: Rules,
  state: CaseState,
  at: Instant,
  because: 'resumed' | 'calendar',
  changes: Change[],
): void {
  for (const duty of Object.values(state.duties)) {
    const rule = editionNamed(rules, duty.edition).duties.get(duty.rule)
    if (!rule) continue
    if (!rule.within || rule.stated || duty.graced || duty.dueAt === undefined) {
      // Its due time stays, but the pause took its alarms away, and its clock shows as running again.
      if (because === 'resumed' && rule.pausable) changes.push({ kind: 'duty-moved', duty, because })
      continue
    }
    if (because === 'resumed' && (!rule.pausable || duty.dueAt < (state.pauses.at(-1)?.[0] ?? at))) continue
    if (because === 'calendar' && duty.dueAt < at) continue
    const due = dueOf(rules, rule, duty.startAt, state)!
    if (due.dueAt === duty.dueAt && due.provisional === duty.provisional) {
      if (because === 'resumed') changes.push({ kind: 'duty-moved', duty, because })
      continue
    }
    const moved = { ...duty, dueAt: due.dueAt, provisional: due.provisional }
    state.duties[duty.key] = moved
    changes.push({ kind: 'duty-moved', duty: moved, because })
  }
}
