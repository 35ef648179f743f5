import { type SqlBool, sql } from 'kysely'
import { caseSeenOrTrue, caseWorkedOn } from '../access/case-visibility.ts'
import { shownName, shownPhone } from '../access/shown.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { openPartsOn } from './open-parts.ts'
import type { DunningPage, ListDunning } from './schema.ts'

/** 催收清单: contracts with a step of dunning to be taken, what is due first on top; what a customer promised and did not keep is marked. */
export async function listDunning(ctx: Ctx, { due, limit, after }: ListDunning): Promise<DunningPage> {
  const today = todayOf(ctx)
  let from = ctx.tx
    .selectFrom('contracts as k')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'k.org_id').onRef('cases.id', '=', 'k.case_id'))
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .where('k.org_id', '=', ctx.org)
    .where('k.next_at', 'is not', null)
    .where('cases.is_closed', '=', false)
    .where(caseSeenOrTrue(ctx, 'k.case_id'))
  if (due === 'now') from = from.where('k.next_at', '<', new Date(Date.parse(ctx.now) + 86_400_000).toISOString())
  const { total } = await from.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  let query = from
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(k.next_at, k.case_id) > (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .select(['cases.id', 'cases.number', 'cases.title', 'cases.contact', 'customers.id as customerId', 'customers.name'])
    .select([
      'customers.contact as customerContact',
      'customers.phone',
      'k.next_step',
      'k.next_at',
      'k.dunned_step',
      'k.dunned_at',
    ])
    .select(['k.dunned_outcome', 'k.promised_on', 'k.promised_fen', sql<string>`k.next_at::text`.as('place')])
    .select(caseWorkedOn(ctx, 'cases.id').as('isMine'))
    .orderBy('k.next_at')
    .orderBy('k.case_id')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const sums = await sumsOf(
    ctx,
    today,
    page.map(row => row.id),
  )
  return {
    items: page.map(row => {
      const sum = sums.get(row.id) ?? { open: 0, overdue: 0, since: null }
      return {
        case: { id: row.id, number: row.number, title: row.title },
        customer: row.customerId === null ? null : { id: row.customerId, name: row.name ?? '' },
        contact: {
          name: shownName(ctx, row.contact.name ?? row.customerContact ?? '', row.isMine),
          phone: shownPhone(ctx, row.contact.phone ?? row.phone ?? '', row.isMine),
        },
        ...{
          openFen: sum.open,
          overdueFen: sum.overdue,
          overdueSince: sum.since,
          next: { step: row.next_step!, at: row.next_at! },
        },
        last: row.dunned_at === null ? null : { step: row.dunned_step!, at: row.dunned_at, outcome: row.dunned_outcome! },
        promise:
          row.promised_on === null
            ? null
            : { on: row.promised_on, fen: row.promised_fen, broken: row.promised_on < today && sum.overdue > 0 },
      }
    }),
    next: rows.length > limit && last ? writeCursor([last.place, last.id]) : null,
    total: Number(total),
  }
}

/** What is open and what is overdue of each contract today. */
export async function sumsOf(ctx: Ctx, today: string, cases: readonly string[]) {
  if (cases.length === 0) return new Map<string, { open: number; overdue: number; since: string | null }>()
  const { rows } = await sql<{ case_id: string; open: string; overdue: string; since: string | null }>`
    select case_id, sum(fen)::text as open, coalesce(sum(fen) filter (where due_on < ${today}::date), 0)::text as overdue,
      (min(due_on) filter (where due_on < ${today}::date))::text as since
    from (${openPartsOn(ctx, today, true, { cases })}) parts group by case_id`.execute(ctx.tx)
  return new Map(rows.map(row => [row.case_id, { open: Number(row.open), overdue: Number(row.overdue), since: row.since }]))
}
