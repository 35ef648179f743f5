import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import { caseSeenOrTrue, caseWorkedOn } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import type { FieldWork } from './field-work.ts'

/** The person who has the case in hand, once somebody is named. */
export const handlerOf = sql<string | null>`cases.state #>> '{people,handler,0}'`
/** So many of one person's open orders are looked at. */
const MOST_OF_ONE = 20

const openOrders = (ctx: Ctx, work: FieldWork) =>
  ctx.tx
    .selectFrom('cases')
    .where('cases.org_id', '=', ctx.org)
    .where('cases.kind', 'in', [...work.ofKind.keys(), ''])
    .where('cases.is_closed', '=', false)
    .where('cases.is_history', '=', false)
    .where(caseSeenOrTrue(ctx, 'cases.id'))

/** The pairs of kind and stage in which somebody is under way or on site. */
const stagesUnderWay = (work: FieldWork): RawBuilder<SqlBool> =>
  work.ofKind.size === 0
    ? sql<SqlBool>`false`
    : sql<SqlBool>`(cases.kind, cases.stage) in (${sql.join(
        [...work.ofKind].flatMap(([kind, rule]) => [...rule.onTheWay, ...rule.onSite].map(stage => sql`(${kind}, ${stage})`)),
      )})`

/** Who has open orders in hand, at which stages, how many, and when the next duty of them is due. One row for each person, kind and stage. */
export function standings(ctx: Ctx, work: FieldWork) {
  return openOrders(ctx, work)
    .select([
      handlerOf.as('handler'),
      'cases.kind',
      'cases.stage',
      sql<number>`count(*)::int`.as('count'),
      sql<Instant | null>`min(cases.next_due_at)`.as('due'),
    ])
    .where(sql<SqlBool>`${handlerOf} is not null`)
    .groupBy([sql`1`, 'cases.kind', 'cases.stage'])
    .execute()
}

/** The open orders of these people, of each the first by where they stand and by when the next duty is due. */
export function ordersOf(ctx: Ctx, work: FieldWork, people: readonly string[]) {
  const place = sql<number>`row_number() over (partition by ${handlerOf} order by (${stagesUnderWay(work)}) desc, cases.next_due_at nulls last, cases.opened_at, cases.id)`
  const ranked = openOrders(ctx, work)
    .select(['cases.id', handlerOf.as('handler'), stagesUnderWay(work).as('is_under_way'), place.as('place')])
    .where(sql<SqlBool>`${handlerOf} = any(${[...people]}::text[])`)
    .as('ranked')
  return ctx.tx
    .selectFrom(ranked)
    .innerJoin('cases', join => join.on('cases.org_id', '=', ctx.org).onRef('cases.id', '=', 'ranked.id'))
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .select([
      'cases.id',
      'cases.number',
      'cases.title',
      'cases.kind',
      'cases.stage',
      'cases.state',
      'cases.contact',
      'cases.paused_since',
      'customers.name as customer',
      'customers.address as site',
      caseWorkedOn(ctx, 'cases.id').as('is_mine'),
    ])
    .select(['ranked.handler', 'ranked.is_under_way', 'ranked.place'])
    .where('ranked.place', '<=', MOST_OF_ONE)
    .orderBy('ranked.place')
    .orderBy('cases.id')
    .execute()
}
export type OrderRow = Awaited<ReturnType<typeof ordersOf>>[number]

/** Of each case the open duty that is due next; one without a time where none has one, the latest of them. */
export function nextDuties(ctx: Ctx, cases: readonly string[]) {
  return ctx.tx
    .selectFrom('duties')
    .selectAll()
    .distinctOn('case_id')
    .where('org_id', '=', ctx.org)
    .where('case_id', 'in', [...cases, ''])
    .where('outcome', 'is', null)
    .where('of_history', '=', false)
    .orderBy('case_id')
    .orderBy(sql`due_at nulls last`)
    .orderBy('started_at', 'desc')
    .orderBy('key')
    .execute()
}

/** The records of these names on these cases, oldest first, with the corrections of any event of theirs. */
export function recordEvents(ctx: Ctx, cases: readonly string[], records: readonly string[]) {
  return ctx.tx
    .selectFrom('events')
    .select(['id', 'stream_id', 'type', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', 'in', [...cases, ''])
    .where(eb =>
      eb.or([
        eb('type', '=', 'event.corrected'),
        eb.and([eb('type', '=', 'record.made'), eb(sql<string>`data->>'record'`, 'in', [...records, ''])]),
      ]),
    )
    .orderBy('stream_id')
    .orderBy('seq')
    .execute()
}

/** For whose decision submissions of these cases wait. */
export function waitingDecisions(ctx: Ctx, cases: readonly string[]) {
  return ctx.tx
    .selectFrom('approvals')
    .select(['case_id', 'waiting'])
    .where('org_id', '=', ctx.org)
    .where('case_id', 'in', [...cases, ''])
    .where('outcome', 'is', null)
    .orderBy('case_id')
    .orderBy('submitted_at')
    .execute()
}

/** Leave and trips of these people from now to the end of the period. */
export function absencesUntil(ctx: Ctx, people: readonly string[], end: Instant) {
  return ctx.tx
    .selectFrom('absences')
    .select(['person_id', 'kind', 'since', 'until'])
    .where('org_id', '=', ctx.org)
    .where('person_id', 'in', [...people, ''])
    .where('until', '>', ctx.now)
    .where('since', '<', end)
    .where('cancelled_at', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .execute()
}

/** The numbers by which these people are called. */
export async function phonesOf(ctx: Ctx, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.tx
    .selectFrom('people')
    .select(['id', 'phone'])
    .where('org_id', '=', ctx.org)
    .where('id', 'in', [...people, ''])
    .where('phone', 'is not', null)
    .execute()
  return new Map(rows.flatMap(({ id, phone }) => (phone === null || phone === '' ? [] : [[id, phone] as const])))
}
