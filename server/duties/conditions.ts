import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { localDateOf, startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { dutySeen, unsealed } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import type { Schema } from '../database/schema.ts'
import type { ListDuties } from './schema.ts'

export type DutyFilter = Partial<Omit<ListDuties, 'limit' | 'after'>>
type Builder = ExpressionBuilder<Schema, 'duties' | 'cases'>

/** The first instant of tomorrow on the company's calendar: what is due before it is due today. */
export function endOfToday(ctx: Pick<Ctx, 'rules' | 'now'>): string {
  const { calendar } = ctx.rules
  return startOfDay(calendar, addCalendarDays(localDateOf(calendar, ctx.now), 1))
}

export const inTwoHours = (now: string): string => new Date(Date.parse(now) + 2 * 60 * 60_000).toISOString()

/** Everybody of a department, by their own department or by a post in it. */
export function peopleOfDepartment(ctx: Ctx, department: string): string[] {
  return [...ctx.roster.people.values()]
    .filter(p => p.department === department || p.roles.some(r => r.department === department))
    .map(p => p.id)
}

/** The duty rules of all editions that an act meets, as `furn:callback`. */
export function rulesMetBy({ rules }: Pick<Ctx, 'rules'>, act: string): string[] {
  const names = rules.editions.flatMap(({ pack }) =>
    pack.duties.flatMap(rule => ((rule.acts as readonly string[]).includes(act) ? [`${pack.id}:${rule.id}`] : [])),
  )
  return [...new Set(names)]
}

/** A filter as SQL over `duties` joined with `cases`; lists and the numbers on the home pages mean the same rows by it. */
export function dutyConditions(ctx: Ctx, filter: DutyFilter) {
  return (eb: Builder): Expression<SqlBool> => {
    const all: Expression<SqlBool>[] = [eb('duties.org_id', '=', ctx.org), eb('duties.of_history', '=', false)]
    const owner = filter.mine === '1' ? 'me' : filter.owner
    // One's own duties are of cases that one sees; of a sealed one only while one is let into it.
    const isOwn = owner === 'me' && !ctx.sight.isPartner
    const seen = isOwn ? unsealed(ctx, 'duties.case_id') : dutySeen(ctx)
    if (seen) all.push(seen)
    if (owner === 'none') all.push(eb('duties.owner_id', 'is', null))
    else if (owner) all.push(eb('duties.owner_id', '=', owner === 'me' ? ctx.actor.person : owner))
    if (filter.department) all.push(sql<SqlBool>`duties.owner_id = any(${peopleOfDepartment(ctx, filter.department)}::text[])`)
    if (filter.case) all.push(eb('duties.case_id', '=', filter.case))
    if (filter.rule) all.push(eb('duties.rule', '=', filter.rule))
    if (filter.act) all.push(sql<SqlBool>`duties.pack || ':' || duties.rule = any(${rulesMetBy(ctx, filter.act)}::text[])`)
    if (filter.level) all.push(eb('cases.level', '=', filter.level))
    if (filter.snoozed === 'hide')
      all.push(eb.or([eb('duties.snoozed_until', 'is', null), eb('duties.snoozed_until', '<=', ctx.now)]))
    if (filter.snoozed === 'only') all.push(eb('duties.snoozed_until', '>', ctx.now))
    return eb.and([...all, ...stateConditions(ctx, eb, filter.state ?? 'open')])
  }
}

/** A state of the inbox as SQL over `duties` alone. */
export function stateConditions(ctx: Ctx, eb: Builder, state: ListDuties['state']): Expression<SqlBool>[] {
  if (state === 'closed') return [eb('duties.outcome', 'is not', null)]
  const open = eb('duties.outcome', 'is', null)
  const ticking = eb('duties.is_paused', '=', false)
  switch (state) {
    case 'open':
      return [open]
    case 'running':
      return [open, ticking, eb.or([eb('duties.due_at', 'is', null), eb('duties.due_at', '>=', ctx.now)])]
    case 'overdue':
      return [open, ticking, eb('duties.due_at', '<', ctx.now)]
    case 'paused':
      return [open, eb('duties.is_paused', '=', true)]
    case 'two-hours':
      return [open, ticking, eb('duties.due_at', '>=', ctx.now), eb('duties.due_at', '<=', inTwoHours(ctx.now))]
    case 'today':
      return [open, ticking, eb('duties.due_at', '>=', ctx.now), eb('duties.due_at', '<', endOfToday(ctx))]
    case 'untimed':
      return [open, eb('duties.due_at', 'is', null)]
  }
}
