import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Period, periodHolding } from '../../engine/period-dates.ts'
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
type Part = Exclude<Side, 'organisation'>

/** The condition by which a reader sees only some cases; undefined for whoever sees all: sealed and merged ones have no points. */
function seenOnly(ctx: Ctx, scope: Scope, id: string): RawBuilder<SqlBool> | undefined {
  const { scope: sight, isPartner } = ctx.sight
  return scope === 'company' || (sight === 'all' && !isPartner) ? undefined : caseSeen(ctx, id)
}

/** The points that are counted, over `p`. */
export function pointsWhere(ctx: Ctx, period: Period, narrow: Narrow, scope: Scope): RawBuilder<SqlBool> {
  const seen = seenOnly(ctx, scope, 'p.case_id')
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
 * The day of the row before a row among what is asked for, over `p`: the first row of each case is the one whose row before lies outside. Undefined where that
 * stands nowhere: within several departments, or of a person within a department.
 */
function rowBefore(ctx: Ctx, narrow: Narrow, side: Part | undefined): RawBuilder<unknown> | undefined {
  const byPerson = narrow.person !== undefined || side === 'person'
  const byDepartment = narrow.department !== undefined || side === 'department'
  if (byPerson) return byDepartment ? undefined : sql`p.previous_person`
  if (!byDepartment) return sql`p.previous`
  const isOne = side === 'department' || departmentsBelowOne(ctx.roster, narrow.department ?? '').length === 1
  return isOne ? sql`p.previous_department` : undefined
}

type Row = Sums & { readonly measure: string; readonly key: string }
type Asked = {
  readonly measures: readonly string[]
  readonly side: Part | undefined
  readonly period: Period
  readonly narrow: Narrow
  readonly scope: Scope
}

const isWholeMonths = ({ start, end }: Period) => start.endsWith('-01') && periodHolding('month', end).end === end

/** By which one side the totals of months answer, and which of its keys; undefined where they cannot: more sides than one, days, or cases that are not all seen. */
function totalsFor(
  ctx: Ctx,
  { side, period, narrow, scope }: Asked,
): { side: string; keys: readonly string[] | undefined } | undefined {
  const named = (['department', 'person', 'region', 'product', 'channel'] as const).filter(name => narrow[name] !== undefined)
  const sides = new Set([...named, ...(side === undefined ? [] : [side])])
  if (sides.size > 1 || !isWholeMonths(period) || seenOnly(ctx, scope, 'p.case_id') !== undefined) return undefined
  const [one] = sides
  if (one === undefined) return { side: '', keys: undefined }
  const value = narrow[one]
  if (value === undefined) return { side: one, keys: undefined }
  if (one !== 'department') return { side: one, keys: [value === 'none' ? '' : value] }
  const below = departmentsBelowOne(ctx.roster, value)
  // A case may stand in several departments at once: only each by itself says how many cases there are.
  return below.length > 1 && side === undefined ? undefined : { side: one, keys: below }
}

/** The sums of what is asked, a row for each measure and key; by the totals of months where they say it, else from the points. */
async function read(ctx: Ctx, asked: Asked): Promise<readonly Row[]> {
  if (asked.measures.length === 0) return []
  const measures = [...asked.measures]
  const { side, period, narrow, scope } = asked
  const totals = totalsFor(ctx, asked)
  if (totals !== undefined) {
    const keys = totals.keys === undefined ? sql`` : sql`and t.key = any(${[...totals.keys]}::text[])`
    const { rows } = await sql<Row>`
      select t.measure, ${side === undefined ? sql`''` : sql`t.key`} as key, sum(t.numerator)::float8 as numerator, sum(t.denominator)::float8 as denominator,
        coalesce(sum(t.points) filter (where t.since < ${period.start}::date), 0)::int as cases
      from indicator_totals t where t.org_id = ${ctx.org} and t.side = ${totals.side} and t.measure = any(${measures}::text[])
        and t.month between ${period.start}::date and ${period.end}::date ${keys}
      group by 1, 2 having sum(t.points) > 0 order by 1, 4 desc, 2`.execute(ctx.tx)
    return rows
  }
  const before = rowBefore(ctx, narrow, side)
  const first = before === undefined ? sql`p.part = 0` : sql`${before} is null or ${before} < ${period.start}::date`
  const { rows } = await sql<Row>`
    select p.measure, ${side === undefined ? sql`''` : sql.ref(`p.${side}`)} as key, sum(p.numerator) as numerator, sum(p.denominator) as denominator,
      count(*) filter (where ${first})::int as cases
    from indicator_points p where p.measure = any(${measures}::text[]) and ${pointsWhere(ctx, period, narrow, scope)}
    group by 1, 2 order by 1, 4 desc, 2`.execute(ctx.tx)
  if (before !== undefined) return rows
  const further = await furtherCases(ctx, asked)
  return rows.map(row => ({ ...row, cases: row.cases + (further.get(JSON.stringify([row.measure, row.key])) ?? 0) }))
}

/** Cases whose first row of all lies outside of what is asked for: few, and found by an index of their own. Together with the first rows inside they are the cases. */
async function furtherCases(ctx: Ctx, { measures, side, period, narrow, scope }: Asked): Promise<ReadonlyMap<string, number>> {
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
  const rows = await read(ctx, { measures, side: undefined, period, narrow, scope })
  return new Map(rows.map(({ measure, key: _, ...sums }) => [measure, sums]))
}

/** The same by one side of the cases: department, person … The empty key is what states none. */
export async function sumsBy(
  ctx: Ctx,
  measures: readonly string[],
  side: Part,
  period: Period,
  narrow: Narrow,
  scope: Scope,
): Promise<ReadonlyMap<string, readonly (Sums & { readonly key: string })[]>> {
  const groups = new Map<string, (Sums & { key: string })[]>()
  for (const { measure, ...row } of await read(ctx, { measures, side, period, narrow, scope }))
    groups.set(measure, [...(groups.get(measure) ?? []), row])
  return groups
}

/** Numerators and denominators of measures by the weeks, months or quarters of a span, each begun period by its first day; `cases` counts what was added. */
export async function sumsByPeriod(
  ctx: Ctx,
  measures: readonly string[],
  every: 'week' | 'month' | 'quarter',
  period: Period,
  narrow: Narrow,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Sums>>> {
  if (measures.length === 0) return new Map()
  const totals = every === 'week' ? undefined : totalsFor(ctx, { measures, side: undefined, period, narrow, scope: 'seen' })
  const { rows } = await (totals === undefined
    ? sql<Sums & { measure: string; begins: string }>`
    select p.measure, date_trunc(${every}, p.day)::date::text as begins, sum(p.numerator) as numerator, sum(p.denominator) as denominator, count(*)::int as cases
    from indicator_points p where p.measure = any(${[...measures]}::text[]) and ${pointsWhere(ctx, period, narrow, 'seen')} group by 1, 2`
    : sql<Sums & { measure: string; begins: string }>`
    select t.measure, date_trunc(${every}, t.month)::date::text as begins, sum(t.numerator)::float8 as numerator, sum(t.denominator)::float8 as denominator, sum(t.points)::int as cases
    from indicator_totals t where t.org_id = ${ctx.org} and t.side = ${totals.side} and t.measure = any(${[...measures]}::text[])
      and t.month between ${period.start}::date and ${period.end}::date ${totals.keys === undefined ? sql`` : sql`and t.key = any(${[...totals.keys]}::text[])`}
    group by 1, 2`
  ).execute(ctx.tx)
  const found = new Map<string, Map<string, Sums>>()
  for (const { measure, begins, ...sums } of rows) found.set(measure, (found.get(measure) ?? new Map()).set(begins, sums))
  return found
}
