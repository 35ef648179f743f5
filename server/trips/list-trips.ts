import { type SqlBool, sql } from 'kysely'
import type { LocalDate } from '../../events/instant.ts'
import { caseSeenOrTrue, caseWorkedOn } from '../access/case-visibility.ts'
import { shownName } from '../access/shown.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { ListTrips, TripFilter, TripPage, TripRow } from './schema.ts'

const EXACT_TO = 1_000

function matching(ctx: Ctx, { state, over, person, from, to }: TripFilter) {
  return ctx.tx
    .selectFrom('trips')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'trips.org_id').onRef('cases.id', '=', 'trips.case_id'))
    .where('trips.org_id', '=', ctx.org)
    .where(caseSeenOrTrue(ctx, 'trips.case_id'))
    .$if(state !== undefined, q => q.where('trips.state', '=', state!))
    .$if(over !== undefined, q => q.where(sql<SqlBool>`trips.spent_fen > trips.budget_fen`))
    .$if(person !== undefined, q => q.where(sql<SqlBool>`${person} = any(trips.people)`))
    .$if(from !== undefined, q => q.where('trips.from_on', '>=', from!))
    .$if(to !== undefined, q => q.where('trips.from_on', '<=', to!))
}

/** 出差费用: one page of the trips of orders that the viewer sees, the latest first, with the sums of all that the filter finds. Two queries. */
export async function listTrips(ctx: Ctx, { limit, after, ...filter }: ListTrips): Promise<TripPage> {
  const cursor = after === undefined ? undefined : readCursor(after, ['text', 'text'])
  const rows = await matching(ctx, filter)
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .select(['trips.id', 'trips.case_id', 'trips.state', 'trips.person_id', 'trips.people', 'trips.from_on', 'trips.to_on'])
    .select(['trips.budget_fen', 'trips.spent_fen', 'trips.items', 'trips.submitted_at', 'trips.approved_at', 'trips.settled_at'])
    .select(['cases.number', 'cases.title', 'cases.is_closed', 'cases.contact', 'customers.name as customer'])
    .select(caseWorkedOn(ctx, 'cases.id').as('is_mine'))
    .$if(cursor !== undefined, q =>
      q.where(sql<SqlBool>`(trips.from_on, trips.id) < (${cursor![0] as LocalDate}::date, ${cursor![1]})`),
    )
    .orderBy('trips.from_on', 'desc')
    .orderBy('trips.id', 'desc')
    .limit(limit + 1)
    .execute()
  const sums = await matching(ctx, filter)
    .select([
      sql<number>`least(count(*), ${EXACT_TO + 1})::int`.as('count'),
      sql<string>`coalesce(sum(budget_fen), 0)`.as('budget'),
      sql<string>`coalesce(sum(spent_fen), 0)`.as('spent'),
      sql<string>`coalesce(sum(greatest(spent_fen - budget_fen, 0)), 0)`.as('over'),
    ])
    .executeTakeFirstOrThrow()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const named = (id: string) => ({ id, name: ctx.roster.people.get(id)?.name ?? '' })
  return {
    items: page.map((row): TripRow => {
      const spentFen = row.spent_fen === null ? null : Number(row.spent_fen)
      return {
        ...{ id: row.id, state: row.state, from: row.from_on, to: row.to_on },
        case: { id: row.case_id, number: row.number, title: row.title, closed: row.is_closed },
        customer: row.customer ?? shownName(ctx, row.contact.name, row.is_mine) ?? null,
        ...{ person: named(row.person_id), people: row.people.map(named) },
        ...{ budgetFen: Number(row.budget_fen), spentFen, overFen: spentFen === null ? null : spentFen - Number(row.budget_fen) },
        ...{ budget: row.items.budget, spent: row.items.spent },
        ...{ submittedAt: row.submitted_at, approvedAt: row.approved_at, settledAt: row.settled_at },
      }
    }),
    next: rows.length > limit && last ? writeCursor([last.from_on, last.id]) : null,
    total: Math.min(Number(sums.count), EXACT_TO),
    totalIsExact: Number(sums.count) <= EXACT_TO,
    sums: { budgetFen: Number(sums.budget), spentFen: Number(sums.spent), overFen: Number(sums.over) },
  }
}
