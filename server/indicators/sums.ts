import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Period } from '../../engine/periods.ts'
import { caseSeen } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { departmentsBelowOne } from './departments-below.ts'
import type { Side } from './schema.ts'

/** What narrows the figures: one department with those below it, a person, a region … Empty text: not stated. */
export type Narrow = {
  readonly department?: string | undefined
  readonly person?: string | undefined
  readonly region?: string | undefined
  readonly product?: string | undefined
  readonly channel?: string | undefined
}
/** Whose cases are counted: those the reader sees, or the company's. */
export type Scope = 'seen' | 'company'
export type Sums = { readonly numerator: number; readonly denominator: number; readonly cases: number }
export const noSums: Sums = { numerator: 0, denominator: 0, cases: 0 }

/** The points that are counted, over `p`. Whoever sees all needs no look at each case: sealed and merged ones have no points. */
export function pointsWhere(ctx: Ctx, period: Period, narrow: Narrow, scope: Scope): RawBuilder<SqlBool> {
  const { scope: sight, isPartner } = ctx.sight
  const seen = scope === 'company' || (sight === 'all' && !isPartner) ? undefined : caseSeen(ctx, 'p.case_id')
  const parts = [
    sql`p.org_id = ${ctx.org}`,
    sql`p.day between ${period.start}::date and ${period.end}::date`,
    ...(narrow.department === undefined
      ? []
      : [sql`p.department = any(${departmentsBelowOne(ctx.roster, narrow.department)}::text[])`]),
    ...(['person', 'region', 'product', 'channel'] as const).flatMap(name => {
      const value = narrow[name]
      return value === undefined ? [] : [sql`${sql.ref(`p.${name}`)} = ${value === 'none' ? '' : value}`]
    }),
    ...(seen === undefined ? [] : [seen]),
  ]
  return sql<SqlBool>`${sql.join(parts, sql` and `)}`
}

/**
 * Cases whose first row lies outside of what is asked for: few, and found by an index of their own. Together with the first rows inside they are the cases, each
 * once, without sorting the ids of all.
 */
async function furtherCases(
  ctx: Ctx,
  measures: readonly string[],
  side: Exclude<Side, 'organisation'> | undefined,
  period: Period,
  narrow: Narrow,
  scope: Scope,
): Promise<ReadonlyMap<string, number>> {
  const key = side === undefined ? sql`''` : sql.ref(`p.${side}`)
  const inside = sql`p.measure = any(${[...measures]}::text[]) and ${pointsWhere(ctx, period, narrow, scope)}`
  const { rows } = await sql<{ measure: string; key: string; many: number }>`
    select f.measure, f.key, count(*)::int as many from (
      select distinct p.measure, ${key} as key, p.case_id from indicator_points p where p.part > 0 and ${inside}) f
    where not exists (select from indicator_points p where p.part = 0 and p.measure = f.measure and p.case_id = f.case_id and ${key} = f.key and ${pointsWhere(ctx, period, narrow, scope)})
    group by 1, 2`.execute(ctx.tx)
  return new Map(rows.map(row => [JSON.stringify([row.measure, row.key]), row.many]))
}

/** The sums of measures over a period. */
export async function sumsOf(
  ctx: Ctx,
  measures: readonly string[],
  period: Period,
  narrow: Narrow,
  scope: Scope,
): Promise<ReadonlyMap<string, Sums>> {
  if (measures.length === 0) return new Map()
  const { rows } = await sql<Sums & { measure: string }>`
    select p.measure, sum(p.numerator) as numerator, sum(p.denominator) as denominator, count(*) filter (where p.part = 0)::int as cases
    from indicator_points p where p.measure = any(${[...measures]}::text[]) and ${pointsWhere(ctx, period, narrow, scope)} group by 1`.execute(
    ctx.tx,
  )
  const further = await furtherCases(ctx, measures, undefined, period, narrow, scope)
  const more = (measure: string) => further.get(JSON.stringify([measure, ''])) ?? 0
  return new Map(rows.map(({ measure, cases, ...sums }) => [measure, { ...sums, cases: cases + more(measure) }]))
}

/** The same by one side of the cases: department, person … The empty key is what states none. */
export async function sumsBy(
  ctx: Ctx,
  measures: readonly string[],
  side: Exclude<Side, 'organisation'>,
  period: Period,
  narrow: Narrow,
  scope: Scope,
): Promise<ReadonlyMap<string, readonly (Sums & { readonly key: string })[]>> {
  if (measures.length === 0) return new Map()
  const { rows } = await sql<Sums & { measure: string; key: string }>`
    select p.measure, ${sql.ref(`p.${side}`)} as key, sum(p.numerator) as numerator, sum(p.denominator) as denominator,
      count(*) filter (where p.part = 0)::int as cases
    from indicator_points p where p.measure = any(${[...measures]}::text[]) and ${pointsWhere(ctx, period, narrow, scope)}
    group by 1, 2 order by 1, 4 desc, 2`.execute(ctx.tx)
  const further = await furtherCases(ctx, measures, side, period, narrow, scope)
  const groups = new Map<string, (Sums & { key: string })[]>()
  for (const { measure, cases, ...row } of rows) {
    const all = { ...row, cases: cases + (further.get(JSON.stringify([measure, row.key])) ?? 0) }
    groups.set(measure, [...(groups.get(measure) ?? []), all])
  }
  return groups
}

/** The sums of measures by the weeks, months or quarters of a span, each begun period by its first day. */
export async function sumsByPeriod(
  ctx: Ctx,
  measures: readonly string[],
  every: 'week' | 'month' | 'quarter',
  period: Period,
  narrow: Narrow,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Sums>>> {
  if (measures.length === 0) return new Map()
  const { rows } = await sql<Sums & { measure: string; begins: string }>`
    select p.measure, date_trunc(${every}, p.day)::date::text as begins, sum(p.numerator) as numerator, sum(p.denominator) as denominator, count(*)::int as cases
    from indicator_points p where p.measure = any(${[...measures]}::text[]) and ${pointsWhere(ctx, period, narrow, 'seen')} group by 1, 2`.execute(
    ctx.tx,
  )
  const found = new Map<string, Map<string, Sums>>()
  for (const { measure, begins, ...sums } of rows) found.set(measure, (found.get(measure) ?? new Map()).set(begins, sums))
  return found
}
