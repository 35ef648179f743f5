import { type SqlBool, sql } from 'kysely'
import { caseWorkedOn } from '../access/case-visibility.ts'
import { shownName } from '../access/shown.ts'
import { viewDuty } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { dutyConditions } from './conditions.ts'
import type { DutyPage, DutyRow, ListDuties } from './schema.ts'

const EXACT_TO = 1_000

/** Open duties come by due time, those without one last; closed ones the newest first. Ties are broken by key. */
const openOrder = sql<string>`coalesce(duties.due_at, 'infinity')`
const closedOrder = sql<string>`duties.closed_at`

const joined = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('duties')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'duties.org_id').onRef('cases.id', '=', 'duties.case_id'))

/** How many duties a filter means, at most `most`. */
export async function countDuties(ctx: Ctx, filter: Parameters<typeof dutyConditions>[1], most = EXACT_TO + 1): Promise<number> {
  // Only a level is the case's to say: without one the duties are counted alone.
  const from = filter.level ? joined(ctx) : ctx.tx.selectFrom('duties')
  const { count } = await ctx.tx
    .selectFrom(
      (from as ReturnType<typeof joined>)
        .select(sql<number>`1`.as('one'))
        .where(dutyConditions(ctx, filter))
        .limit(most)
        .as('found'),
    )
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** One page of the duty inbox, each duty with its case. */
export async function listDuties(ctx: Ctx, filter: ListDuties): Promise<DutyPage> {
  const closed = filter.state === 'closed'
  const order = closed ? closedOrder : openOrder
  let query = joined(ctx)
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .selectAll('duties')
    .select([
      'cases.number',
      'cases.title',
      'cases.kind',
      'cases.level',
      'cases.level_confirmed',
      'cases.stage',
      'cases.contact',
      caseWorkedOn(ctx, 'cases.id').as('is_mine'),
      'customers.name as customer',
      sql<string>`(${order})::text`.as('cursor'),
    ])
    .where(dutyConditions(ctx, filter))
  if (filter.after !== undefined) {
    const [at, key] = readCursor(filter.after, ['moment', 'text'])
    query = query.where(
      closed
        ? sql<SqlBool>`(${order}, duties.key) < (${at}::timestamptz, ${key})`
        : sql<SqlBool>`(${order}, duties.key) > (${at}::timestamptz, ${key})`,
    )
  }
  const rows = await query
    .orderBy(order, closed ? 'desc' : 'asc')
    .orderBy('duties.key', closed ? 'desc' : 'asc')
    .limit(filter.limit + 1)
    .execute()
  const page = rows.slice(0, filter.limit)
  const last = page.at(-1)
  const count = await countDuties(ctx, filter)
  return {
    items: page.map((row): DutyRow => {
      const edition = ctx.rules.editions.find(e => e.key === row.edition)
      return {
        ...viewDuty(ctx, row),
        clauseTitle: edition?.pack.clauses[row.clause]?.title ?? { zh: row.clause },
        case: {
          id: row.case_id,
          number: row.number,
          title: row.title,
          kind: row.kind,
          level: row.level,
          levelConfirmed: row.level_confirmed,
          stage: row.stage,
          customer: row.customer ?? shownName(ctx, row.contact.name, row.is_mine) ?? null,
        },
      }
    }),
    next: rows.length > filter.limit && last ? writeCursor([last.cursor, last.key]) : null,
    total: Math.min(count, EXACT_TO),
    totalIsExact: count <= EXACT_TO,
  }
}
