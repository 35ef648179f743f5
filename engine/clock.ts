import type { Instant } from '../events/instant.ts'
import { addDuration } from './calendar/add.ts'
import type { Due } from './calendar/calendar.ts'
import { closeOf, isWorkday, localDateOf, startOfDay } from './calendar/days.ts'
import { addCalendarDays } from './calendar/local-date.ts'
import type { DutyRule } from './pack.ts'
import type { Rules } from './rules.ts'
import type { CaseState, OpenDuty, Seen } from './state.ts'

/** The due time of a rule from its start, less the pauses where the company's setting lets it pause. Undefined where the clause gives no time. */
export function dueOf(rules: Rules, rule: DutyRule, startAt: Instant, state: Pick<CaseState, 'pauses'>): Due | undefined {
  if (rule.within === undefined) return undefined
  return addDuration(rules.calendar, startAt, rule.within, rule.pausable ? state.pauses : [])
}

/** The next day of a repeated duty after a date: the start day does not count (Civil Code art. 201). */
export function nextPeriod(rules: Rules, rule: DutyRule, after: string): { date: string; dueAt: Instant; provisional: boolean } {
  let date = addCalendarDays(after, 1)
  while (!isWorkday(rules.calendar, date) && rule.repeat?.every === 'workday') date = addCalendarDays(date, 1)
  // On a day off a daily duty is due at the end of that day, since it has no close of business.
  const dueAt = isWorkday(rules.calendar, date)
    ? closeOf(rules.calendar, date)
    : startOfDay(rules.calendar, addCalendarDays(date, 1))
  return { date, dueAt, provisional: date > rules.calendar.spec.knownThrough }
}

/** A new open duty, with its due time and its owner. */
export function newDuty(
  rules: Rules,
  pack: string,
  edition: string,
  rule: DutyRule,
  start: Seen & { owner?: string },
  state: Pick<CaseState, 'people' | 'pauses'>,
  /** What the start event says of the one thing that the duty is about. */
  item: { item?: number | undefined; owner?: string | undefined; dueAt?: Instant | undefined } = {},
): OpenDuty {
  const key = `${pack}:${rule.id}@${start.event}`
  const owner = item.owner ?? ('caseRole' in rule.owner ? state.people[rule.owner.caseRole]?.[0] : start.owner)
  const numbered = item.item === undefined ? {} : { item: item.item }
  const base = { pack, edition, rule: rule.id, startEvent: start.event, startAt: start.at, ...numbered }
  const duty = owner === undefined ? base : { ...base, owner }
  if (rule.repeat) {
    const period = nextPeriod(rules, rule, localDateOf(rules.calendar, start.at))
    return { ...duty, key: `${key}#${period.date}`, period: period.date, dueAt: period.dueAt, provisional: period.provisional }
  }
  const due = item.dueAt === undefined ? dueOf(rules, rule, start.at, state) : { dueAt: item.dueAt, provisional: false }
  return due === undefined
    ? { ...duty, key, provisional: false }
    : { ...duty, key, dueAt: due.dueAt, provisional: due.provisional }
}
