import { startOfDay } from '../../engine/calendar/days.ts'
import type { ViolationRule } from '../../engine/pack.ts'
import { type Edition, editionsInForce } from '../../engine/rules.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { todayOf } from '../policies/drafts/edition-row.ts'

type Asked = {
  readonly regulation: string
  readonly violation: string
  readonly of: 'department' | 'person'
  readonly subject: string
  readonly on: LocalDate
}

/**
 * The rule that makes an act a violation, under the edition in force on its day. Refuses a day to come (`violation.in-future`), an act that
 * this edition does not punish (`violation.unknown`), of a party that it does not punish (`violation.wrong-party`), and people and
 * departments that are none (`person.not-found`, `department.not-found`).
 */
export function violationOn(
  ctx: Ctx,
  { regulation, violation, of, subject, on }: Asked,
): { edition: Edition; rule: ViolationRule } {
  if (on > todayOf(ctx)) throw refuse('violation.in-future')
  const edition = editionsInForce(ctx.rules, startOfDay(ctx.rules.calendar, on)).find(one => one.pack.id === regulation)
  const rule = edition?.pack.violations?.find(one => one.id === violation)
  if (edition === undefined || rule === undefined) throw refuse('violation.unknown')
  if (!(rule.of as readonly string[]).includes(of))
    throw refuse('violation.wrong-party', { clause: rule.clause, regulation: edition.pack.title })
  if (of === 'person' && !ctx.roster.people.has(subject)) throw refuse('person.not-found')
  if (of === 'department' && !ctx.roster.departments.has(subject)) throw refuse('department.not-found')
  return { edition, rule }
}

/** Who speaks for a party: the person, or whoever heads the department. */
export function speakersOf(ctx: Pick<Ctx, 'roster'>, of: 'department' | 'person', subject: string): string[] {
  if (of === 'person') return [subject]
  return [...ctx.roster.people.values()]
    .filter(person => person.roles.some(role => role.role === 'department-head' && role.department === subject))
    .map(person => person.id)
    .slice(0, 20)
}
