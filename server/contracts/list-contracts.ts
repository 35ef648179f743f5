import { type SqlBool, sql } from 'kysely'
import { editionNamed } from '../../engine/rules.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { ContractPage, ListContracts } from './schema.ts'

/** 合同: one page of the contracts that the viewer sees, the latest first; those without any event of their own yet too. */
export async function listContracts(ctx: Ctx, { state, customer, limit, after }: ListContracts): Promise<ContractPage> {
  const today = todayOf(ctx)
  const overdue = sql<SqlBool>`exists (select from invoices i where i.org_id = cases.org_id and i.case_id = cases.id and i.open_due_on < ${today}::date)`
  let query = ctx.tx
    .selectFrom('cases')
    .leftJoin('contracts as k', join => join.onRef('k.org_id', '=', 'cases.org_id').onRef('k.case_id', '=', 'cases.id'))
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .leftJoinLateral(
      eb =>
        eb
          .selectFrom('invoices as i')
          .select(sql<string>`coalesce(sum(i.total_fen - i.credited_fen), 0)::text`.as('invoiced'))
          .select(
            sql<string>`coalesce(sum(i.total_fen - i.credited_fen - i.allocated_fen - i.written_off_fen), 0)::text`.as('open'),
          )
          .select(
            sql<string | null>`(min(i.open_due_on) filter (where i.open_due_on < ${today}::date))::text`.as('overdue_since'),
          )
          .whereRef('i.org_id', '=', 'cases.org_id')
          .whereRef('i.case_id', '=', 'cases.id')
          .as('sums'),
      join => join.onTrue(),
    )
    .select(['cases.id', 'cases.number', 'cases.title', 'cases.stage', 'cases.is_closed', 'cases.owner_id', 'cases.opened_at'])
    .select(['k.quoted_fen', 'k.signed_fen', 'k.next_step', 'k.next_at', 'customers.id as customerId', 'customers.name'])
    .select(['sums.invoiced', 'sums.open', 'sums.overdue_since'])
    .select(sql<string>`cases.state ->> 'edition'`.as('edition'))
    .select(sql<string>`cases.opened_at::text`.as('place'))
    .where('cases.org_id', '=', ctx.org)
    .where('cases.kind', '=', 'contract')
    // What was taken over as history was settled elsewhere: it is found in the list of cases.
    .where('cases.is_history', '=', false)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
  if (customer !== undefined) query = query.where('cases.customer_id', '=', customer)
  if (state === 'draft') query = query.where('k.signed_fen', 'is', null).where('cases.is_closed', '=', false)
  if (state === 'open') query = query.where('k.signed_fen', 'is not', null).where('k.is_paid', '=', false)
  if (state === 'overdue') query = query.where(overdue)
  if (state === 'paid') query = query.where('k.is_paid', '=', true)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(cases.opened_at, cases.id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('cases.opened_at', 'desc')
    .orderBy('cases.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(row => ({
      case: { id: row.id, number: row.number, title: row.title },
      customer: row.customerId === null ? null : { id: row.customerId, name: row.name ?? '' },
      owner: row.owner_id === null ? null : { id: row.owner_id, name: named(ctx, row.owner_id).name },
      stage: editionNamed(ctx.rules, row.edition)
        .lifecycles.get('contract')!
        .stages.find(one => one.id === row.stage)!.title,
      ...{ isClosed: row.is_closed, amountFen: row.signed_fen ?? row.quoted_fen, isSigned: row.signed_fen !== null },
      ...{ invoicedFen: Number(row.invoiced ?? 0), openFen: Number(row.open ?? 0), overdueSince: row.overdue_since ?? null },
      next: row.next_step === null || row.next_at === null ? null : { step: row.next_step, at: row.next_at },
      openedAt: row.opened_at,
    })),
    next: rows.length > limit && last ? writeCursor([last.place, last.id]) : null,
  }
}
