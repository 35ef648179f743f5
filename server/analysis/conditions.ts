import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { ListCases } from '../cases/list-schema.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { provinces } from './provinces.ts'

/** Nothing is stated: the key of a bar, and the value of a filter. */
export const NONE = 'none'

/** The customer's province, as the address begins with it; a case without a customer by the address that it came with. Empty: not stated. */
export const regionOf = (address: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`case when left(ltrim(${address}), 2) = any(${Object.keys(provinces)}::text[]) then left(ltrim(${address}), 2) else '' end`

const addressOfCase = sql`coalesce(nullif((select cu.address from customers cu where cu.org_id = cases.org_id and cu.id = cases.customer_id), ''), cases.contact ->> 'address', '')`

/** What became of a case: what the customer last said of it, else whether it ended. */
export const resultOf = sql<string>`case when cases.satisfied then 'satisfied' when not cases.satisfied then 'dissatisfied' when cases.is_closed then 'unanswered' else 'open' end`

/** What an analysis counts: not merged into another case, not sealed. */
export const counted = sql<SqlBool>`cases.merged_into is null and cases.sealed_for is null`

/** Raised before by the same customer in the same matter, as counted when it was registered. */
export const isRepeat = sql<SqlBool>`(cases.facts ->> 'timesRaised')::int >= 2`

/** The machine's model, else what a record of the case calls the product. */
const productOf = sql<string>`coalesce(nullif((select m.model from machines m where m.org_id = cases.org_id and m.id = cases.machine_id), ''),
  (select max(f.product) from coded_facts f where f.org_id = cases.org_id and f.case_id = cases.id and f.superseded_by is null), '')`

const isOrNone = (value: RawBuilder<unknown>, wanted: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${value} = ${wanted === NONE ? '' : wanted}`

/** A code and all that hangs below it, as the tree hangs today (ended codes where they hung last): what server/code-trees/read-codes.ts reads. */
const branch = (ctx: Ctx, code: string): RawBuilder<unknown> => sql`
  with recursive nodes as (
    select distinct on (code) code, parent from code_versions where org_id = ${ctx.org} and tree = 'cause'
    order by code, (since <= ${todayOf(ctx)}::date) desc, case when since <= ${todayOf(ctx)}::date then since end desc nulls last, since),
  branch as (select ${code}::text as code union select nodes.code from nodes join branch on nodes.parent = branch.code)
  select code from branch`

const inFacts = (condition: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select from coded_facts f where f.org_id = cases.org_id and f.case_id = cases.id and f.superseded_by is null and ${condition})`

/** The filters of the case list by which a number of an analysis opens exactly its cases. */
export function analysisConditions(ctx: Ctx, filter: Omit<ListCases, 'sort' | 'limit' | 'after'>): RawBuilder<SqlBool>[] {
  const all: RawBuilder<SqlBool>[] = []
  const when = <T>(value: T | undefined, say: (value: T) => RawBuilder<SqlBool>) => {
    if (value !== undefined) all.push(say(value))
  }
  when(filter.counted, () => counted)
  when(filter.subtype, value => isOrNone(sql`coalesce(cases.subtype, '')`, value))
  when(filter.product, value => isOrNone(productOf, value))
  when(filter.region, value => isOrNone(regionOf(addressOfCase), value))
  when(filter.class, value =>
    isOrNone(
      sql`coalesce((select cu.class from customers cu where cu.org_id = cases.org_id and cu.id = cases.customer_id), '')`,
      value,
    ),
  )
  when(filter.result, value => sql<SqlBool>`${resultOf} = ${value}`)
  when(filter.causeClass, value =>
    value === NONE ? sql<SqlBool>`not ${inFacts(sql`f.cause_class is not null`)}` : inFacts(sql`f.cause_class = ${value}`),
  )
  when(filter.cause, value =>
    value === NONE
      ? sql<SqlBool>`not ${inFacts(sql`f.cause is not null`)}`
      : value.startsWith('=')
        ? inFacts(sql`f.cause = ${value.slice(1)}`)
        : inFacts(sql`f.cause in (${branch(ctx, value)})`),
  )
  when(filter.liable, value =>
    value === NONE ? sql<SqlBool>`cases.liable = '{}'` : sql<SqlBool>`cases.liable @> ${[value]}::text[]`,
  )
  when(filter.repeat, () => isRepeat)
  when(filter.replied, () => sql<SqlBool>`cases.replied_at is not null`)
  when(
    filter.paid,
    () =>
      sql<SqlBool>`exists (select from compensations k where k.org_id = cases.org_id and k.case_id = cases.id and k.paid_fen > 0)`,
  )
  return all
}
