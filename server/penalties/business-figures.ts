import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { customerKinds } from '../../events/customer-kinds.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Rate } from '../../events/measure-events.ts'
import { sealedFromNobody } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'

type Scope = {
  readonly caseKinds?: unknown
  readonly categories?: unknown
  readonly models?: unknown
  readonly regions?: unknown
}
export type Span = { readonly from: LocalDate; readonly to: LocalDate }

/** So many days up to a day, without it; no earlier than `since`. */
export function spanBefore(to: LocalDate, days: number, since?: LocalDate): Span {
  const from = addCalendarDays(to, -days)
  return { from: since !== undefined && since > from ? since : from, to }
}

const listed = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** Customers' cases of a department within a span, as a condition over `cases c`: sealed ones are in no figure. */
function ofDepartment(ctx: Ctx, department: string, { from, to }: Span): RawBuilder<SqlBool> {
  const { calendar } = ctx.rules
  return sql<SqlBool>`c.org_id = ${ctx.org} and c.department_id = ${department} and c.merged_into is null
    and c.kind = any(${[...customerKinds]}::text[])
    and c.opened_at >= ${startOfDay(calendar, from)}::timestamptz and c.opened_at < ${startOfDay(calendar, to)}::timestamptz
    and ${sealedFromNobody(ctx.org, 'c.id')}`
}

/** Kinds and categories of the scope; products and regions narrow what is given, and are too few cases for a rate. */
function ofScope({ caseKinds, categories }: Scope): RawBuilder<SqlBool> {
  const [kinds, chosen] = [listed(caseKinds), listed(categories)]
  return sql<SqlBool>`(${kinds.length === 0 ? sql`true` : sql`c.kind = any(${kinds}::text[])`}
    and ${chosen.length === 0 ? sql`true` : sql`c.category = any(${chosen}::text[])`})`
}

/** 投诉率: complaints of the restricted categories among all customers' cases of the department, with the days they were counted over. One query. */
export async function complaintRate(ctx: Ctx, department: string, scope: Scope, span: Span): Promise<Rate> {
  const { rows } = await sql<{ of: string; among: string }>`
    select count(*) filter (where c.kind = 'complaint' and ${ofScope({ categories: scope.categories })}) as "of", count(*) as among
    from cases c where ${ofDepartment(ctx, department, span)}`.execute(ctx.tx)
  return { of: Number(rows[0]!.of), among: Number(rows[0]!.among), ...span }
}

/** How many cases of the restricted kind the department had in a month (30 days), over a span before. */
export async function monthlyCases(ctx: Ctx, department: string, scope: Scope, span: Span): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from cases c where ${ofDepartment(ctx, department, span)} and ${ofScope(scope)}`.execute(ctx.tx)
  const days = Math.max(1, Math.round((Date.parse(span.to) - Date.parse(span.from)) / 86_400_000))
  return Math.round((Number(rows[0]!.n) / days) * 300) / 10
}
