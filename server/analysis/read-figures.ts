import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { type Profile, severalFactors, singleFactors } from './associate.ts'
import { baseCases } from './base.ts'
import type { CauseBranches } from './cause-branches.ts'
import { type Dimension, type SingleDimension, severalDimensions, singleDimensions } from './dimensions-schema.ts'
import type { AskAnalysis } from './schema.ts'

/** More bars than this stand together as "others". */
export const MOST_BARS = 20
type Count = { readonly key: string; readonly count: number }
type Time = { readonly cases: number; readonly median: number | null; readonly ninety: number | null }
export type ReadTimes = { readonly key: string; readonly cases: number; readonly replied: Time; readonly ended: Time }

/** What the database counted, before it has names. Keys are empty where nothing is stated. */
export type ReadFigures = {
  readonly cases: number
  readonly counts: Readonly<Record<Dimension, readonly Count[]>>
  /** Of customers the largest only; how many there are in all. */
  readonly customers: number
  readonly times: { readonly all: ReadTimes; readonly rows: readonly ReadTimes[] }
  readonly repeats: readonly Count[]
  readonly profiles: readonly Profile[]
  readonly compensation: {
    readonly cases: number
    readonly paidFen: number
    readonly rows: readonly { readonly key: string; readonly cases: number; readonly paidFen: number }[]
  }
}

/** With few distinct values each: counted in one pass. Customers and people may be thousands, so that the database keeps the largest. */
const narrow = singleDimensions.filter(dimension => dimension !== 'customer')

const hours = (column: 'replied' | 'ended') => {
  const part = (share: string) =>
    `percentile_cont(${share}) within group (order by ${column}) filter (where ${column} is not null)`
  return sql.raw(`jsonb_build_object('cases', count(${column})::int, 'median', ${part('0.5')}, 'ninety', ${part('0.9')})`)
}
const timesOf = (key: RawBuilder<unknown>) =>
  sql`jsonb_build_object('key', ${key}, 'cases', count(*)::int, 'replied', ${hours('replied')}, 'ended', ${hours('ended')})`
const list = (rows: RawBuilder<unknown>) => sql`(select coalesce(jsonb_agg(to_jsonb(r)), '[]') from (${rows}) r)`

const isSeveral = (dimension: Dimension): boolean => (severalDimensions as readonly string[]).includes(dimension)
/** The groups of a dimension: a case of several stands in each of them, one of none in a group of its own. */
export const groupsBy = (dimension: Dimension): RawBuilder<unknown> =>
  isSeveral(dimension)
    ? sql`select base.*, l.key from base left join lateral unnest(nullif(base.${sql.ref(dimension)}, '{}')) l(key) on true`
    : sql`select base.*, base.${sql.ref(dimension)} as key from base`
const countsBy = (dimension: Dimension): RawBuilder<unknown> =>
  list(sql`select coalesce(g.key, '') as key, count(*)::int as count from (${groupsBy(dimension)}) g group by 1`)

/** All counts, times and sums of an analysis in one statement over one reading of its cases. */
export async function readFigures(ctx: Ctx, ask: AskAnalysis, causes: CauseBranches): Promise<ReadFigures> {
  const sets = sql.join(narrow.map(dimension => sql`(${sql.ref(dimension)})`))
  const factors = sql.join([...singleFactors, ...severalFactors].map(factor => sql.ref(factor)))
  const { rows } = await sql<{
    cases: number
    narrow: Partial<Record<SingleDimension | 'n', string | number | null>>[]
    customers: Count[]
    distinct_customers: number
    causes: Count[]
    classes: Count[]
    liable: Count[]
    all: ReadTimes
    times: ReadTimes[]
    repeats: Count[]
    profiles: Profile[]
    paid: { cases: number; paidFen: number }
    compensation: { key: string; cases: number; paidFen: number }[]
  }>`
    with base as materialized (${baseCases(ctx, ask, causes)})
    select (select count(*)::int from base) as cases,
      ${list(sql`select ${sql.join(narrow.map(dimension => sql.ref(dimension)))}, count(*)::int as n from base group by grouping sets (${sets})`)} as narrow,
      ${list(sql`select customer as key, count(*)::int as count from base group by customer order by count(*) desc, customer limit ${MOST_BARS + 1}`)} as customers,
      (select count(distinct customer)::int from base) as distinct_customers,
      ${countsBy('cause')} as causes,
      ${countsBy('causeClass')} as classes,
      ${countsBy('liable')} as liable,
      (select ${timesOf(sql`''`)} from base) as all,
      (select coalesce(jsonb_agg(r.t), '[]') from (select ${timesOf(sql`coalesce(g.key, '')`)} as t from (${groupsBy(ask.by)}) g group by g.key order by count(*) desc, g.key limit ${MOST_BARS}) r) as times,
      ${list(sql`select category as key, count(*)::int as count from base where is_repeat group by category`)} as repeats,
      ${list(sql`select ${factors}, count(*)::int as n from base group by ${factors}`)} as profiles,
      (select jsonb_build_object('cases', count(*)::int, 'paidFen', coalesce(sum(paid_fen), 0)) from base where paid_fen > 0) as paid,
      ${list(sql`select coalesce(g.key, '') as key, count(*)::int as cases, sum(g.paid_fen) as "paidFen" from (${groupsBy('cause')}) g where g.paid_fen > 0 group by 1`)} as compensation`.execute(
    ctx.tx,
  )
  const row = rows[0]!
  const counts = Object.fromEntries(
    narrow.map(dimension => [
      dimension,
      row.narrow.flatMap(one => {
        const key = one[dimension]
        return typeof key === 'string' ? [{ key, count: Number(one.n) }] : []
      }),
    ]),
  ) as Record<Dimension, Count[]>
  return {
    cases: row.cases,
    customers: row.distinct_customers,
    counts: { ...counts, customer: row.customers, cause: row.causes, causeClass: row.classes, liable: row.liable },
    times: { all: row.all, rows: row.times },
    repeats: row.repeats,
    profiles: row.profiles,
    compensation: { ...row.paid, rows: row.compensation },
  }
}
