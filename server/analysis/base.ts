import { type RawBuilder, sql } from 'kysely'
import { allSight } from '../access/sight.ts'
import { conditionsOf } from '../cases/list-cases.ts'
import type { ListCases } from '../cases/list-schema.ts'
import type { Ctx } from '../context.ts'
import type { CauseBranches } from './cause-branches.ts'
import { isRepeat, regionOf, resultOf } from './conditions.ts'
import type { SingleDimension } from './dimensions-schema.ts'
import type { AskAnalysis } from './schema.ts'

type Filter = Omit<ListCases, 'sort' | 'limit' | 'after'>

type Counted = Pick<AskAnalysis, 'kind' | 'from' | 'to'> & { readonly department?: string | undefined }

/** The filter of the case list that finds all cases of an analysis: what every number of it opens begins with this. */
export const filterOf = ({ kind, from, to, department }: Counted): Filter => ({
  kind: [kind],
  ...(department === undefined ? {} : { department: [department] }),
  from,
  to,
  closed: 'all',
  history: 'all',
  counted: 'yes',
})

/** Whoever reads figures of the whole company counts all cases; sealed ones are not counted by `counted`. */
export const companyWide = (ctx: Ctx): Ctx => ({ ...ctx, sight: allSight })

/** Each single dimension as a column of {@link baseCases}; an empty text where nothing is stated. */
export const columnOf: Readonly<Record<SingleDimension, RawBuilder<string>>> = {
  category: sql<string>`coalesce(cases.category, '')`,
  subtype: sql<string>`coalesce(cases.subtype, '')`,
  level: sql<string>`coalesce(cases.level, '')`,
  channel: sql<string>`cases.channel`,
  department: sql<string>`coalesce(cases.department_id, '')`,
  product: sql<string>`coalesce(nullif(machines.model, ''), named.product, '')`,
  region: regionOf(sql`coalesce(nullif(customers.address, ''), cases.contact ->> 'address', '')`),
  class: sql<string>`coalesce(customers.class, '')`,
  result: resultOf,
  customer: sql<string>`coalesce(cases.customer_id, '')`,
  person: sql<string>`coalesce(cases.owner_id, '')`,
}
const dimensions = Object.keys(columnOf) as SingleDimension[]

/**
 * The cases of an analysis, each once, with all they are counted by: one reading of the table, by the very conditions of the case list. Causes and
 * what was paid come with them, so that nothing is joined to this afterwards, where the database would have to guess how much it is. Hours by the clock.
 */
export function baseCases(ctx: Ctx, ask: Counted, causes: CauseBranches) {
  const where = conditionsOf(ctx, filterOf(ask))
  const codes = [...causes.barOf.keys()]
  const bars = codes.map(code => causes.barOf.get(code)!)
  // No record is older than its case; a day's grace for a company that moved its zone.
  const coded = sql<{ case_id: string; product: string; causes: string[] | null; classes: string[] | null }>`(
    select f.case_id, max(f.product) as product, array_agg(distinct coalesce(b.bar, f.cause)) filter (where f.cause is not null) as causes,
      array_agg(distinct f.cause_class) filter (where f.cause_class is not null) as classes
    from coded_facts f left join unnest(${codes}::text[], ${bars}::text[]) b(code, bar) on b.code = f.cause
    where f.org_id = ${ctx.org} and f.superseded_by is null and f.on_day >= ${ask.from}::date - 1 group by f.case_id)`
  return ctx.tx
    .selectFrom('cases')
    .leftJoin('machines', join =>
      join.onRef('machines.org_id', '=', 'cases.org_id').onRef('machines.id', '=', 'cases.machine_id'),
    )
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .leftJoin('compensations', join =>
      join.onRef('compensations.org_id', '=', 'cases.org_id').onRef('compensations.case_id', '=', 'cases.id'),
    )
    .leftJoin(coded.as('named'), join => join.onRef('named.case_id', '=', 'cases.id'))
    .select(['cases.id', 'cases.liable'])
    .select(dimensions.map(dimension => columnOf[dimension].as(dimension)))
    .select([
      sql<string[]>`coalesce(named.causes, '{}')`.as('cause'),
      sql<string[]>`coalesce(named.classes, '{}')`.as('causeClass'),
      sql<number>`coalesce(compensations.paid_fen, 0)`.as('paid_fen'),
      sql<number>`case when cases.replied_at is not null then greatest(0, extract(epoch from cases.replied_at - cases.opened_at) / 3600)::float8 end`.as(
        'replied',
      ),
      sql<number>`case when cases.is_closed then greatest(0, extract(epoch from cases.closed_at - cases.opened_at) / 3600)::float8 end`.as(
        'ended',
      ),
      sql<boolean>`coalesce(${isRepeat}, false)`.as('is_repeat'),
    ])
    .where(where as never)
}
