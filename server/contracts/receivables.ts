import { sql } from 'kysely'
import { type AgeBucket, ageBuckets, daysPast, lateInterest } from '../../engine/contracts/receivables.ts'
import type { LocalDate } from '../../events/instant.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { openPartsOn } from './open-parts.ts'
import type { Ages, AskReceivables, ListOwed, OwedPage, Receivables } from './schema.ts'

const MOST_GROUPS = 500
const noAges = (): Ages => ({ 'not-due': 0, '1-30': 0, '31-60': 0, '61-90': 0, 'over-90': 0 })
const keyOf = { customer: 'customer_id', contract: 'case_id', owner: 'owner_id' } as const

/** 应收账龄 as of a day (today unless another is asked for), by customer, contract or owner; what the viewer does not see is in no sum. */
export async function viewReceivables(ctx: Ctx, { asOf = todayOf(ctx), by }: AskReceivables): Promise<Receivables> {
  const key = sql.ref(keyOf[by])
  const { rows } = await sql<{ id: string | null; bucket: AgeBucket; fen: string }>`
    select ${key} as id, bucket, sum(fen)::text as fen from (${openPartsOn(ctx, asOf, asOf === todayOf(ctx), {})}) parts group by 1, 2`.execute(
    ctx.tx,
  )
  const groups = new Map<string | null, { ages: Ages; openFen: number }>()
  const totals = noAges()
  for (const { id, bucket, fen } of rows) {
    const group = groups.get(id) ?? { ages: noAges(), openFen: 0 }
    group.ages[bucket]! += Number(fen)
    group.openFen += Number(fen)
    totals[bucket]! += Number(fen)
    groups.set(id, group)
  }
  const sorted = [...groups].sort(([, a], [, b]) => b.openFen - a.openFen)
  const listed = sorted.slice(0, MOST_GROUPS)
  const names = await namesOf(
    ctx,
    by,
    listed.flatMap(([id]) => id ?? []),
  )
  return {
    ...{
      asOf,
      by,
      totals,
      openFen: ageBuckets.reduce((sum, bucket) => sum + totals[bucket]!, 0),
      creditFen: await creditOn(ctx, asOf),
    },
    groups: listed.map(([id, group]) => ({ id, name: (id !== null && names.get(id)) || '', ...group })),
    more: sorted.length - listed.length,
  }
}

async function namesOf(ctx: Ctx, by: AskReceivables['by'], ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (by === 'owner') return new Map(ids.map(id => [id, named(ctx, id).name]))
  if (ids.length === 0) return new Map()
  const rows =
    by === 'customer'
      ? await ctx.tx
          .selectFrom('customers')
          .select(['id', 'name'])
          .where('org_id', '=', ctx.org)
          .where('id', 'in', [...ids])
          .execute()
      : await ctx.tx
          .selectFrom('cases')
          .select(['id', sql<string>`number || ' ' || title`.as('name')])
          .where('org_id', '=', ctx.org)
          .where('id', 'in', [...ids])
          .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}

/** 客户余额: what came in until that day and was on no invoice then. */
async function creditOn(ctx: Ctx, asOf: LocalDate): Promise<number> {
  const { credit } = await ctx.tx
    .selectFrom('money_entries')
    .select(sql<string>`coalesce(sum(amount_fen), 0)::text`.as('credit'))
    .where('org_id', '=', ctx.org)
    .where('payment_id', 'is not', null)
    .where('day', '<=', asOf)
    .where(caseSeenOrTrue(ctx, 'money_entries.case_id'))
    .executeTakeFirstOrThrow()
  return Number(credit)
}

/** 应收明细: one row for each invoice with something open on that day, what is due first on top. */
export async function listOwed(ctx: Ctx, { asOf = todayOf(ctx), bucket, limit, after, ...filter }: ListOwed): Promise<OwedPage> {
  const [dueOn, id] = after === undefined ? [] : readCursor(after, ['text', 'text'])
  const { rows } = await sql<{ invoice_id: string; due_on: LocalDate }>`
    select invoice_id, min(due_on) as due_on from (${openPartsOn(ctx, asOf, asOf === todayOf(ctx), filter)}) parts
    ${bucket === undefined ? sql`` : sql`where bucket = ${bucket}`}
    group by invoice_id ${dueOn === undefined ? sql`` : sql`having (min(due_on)::text, invoice_id) > (${dueOn}, ${id})`}
    order by min(due_on)::text, invoice_id limit ${limit + 1}`.execute(ctx.tx)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last ? writeCursor([last.due_on, last.invoice_id]) : null
  if (page.length === 0) return { items: [], next }
  const known = await ctx.tx
    .selectFrom('invoices')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'invoices.org_id').onRef('cases.id', '=', 'invoices.case_id'))
    .innerJoin('contracts', join =>
      join.onRef('contracts.org_id', '=', 'invoices.org_id').onRef('contracts.case_id', '=', 'invoices.case_id'),
    )
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .select(['invoices.id', 'invoices.number', 'invoices.kind', 'invoices.issued_on', 'total_fen', 'disputed_at', 'late_per_day'])
    .select(['cases.id as caseId', 'cases.number as caseNumber', 'cases.title', 'customers.id as customerId', 'customers.name'])
    .where('invoices.org_id', '=', ctx.org)
    .where(
      'invoices.id',
      'in',
      page.map(row => row.invoice_id),
    )
    .execute()
  const parts = await sql<{ invoice_id: string; part: 'deposit'; due_on: LocalDate; fen: number; bucket: AgeBucket }>`
    select invoice_id, part, due_on, fen, bucket from (${openPartsOn(ctx, asOf, false, filter)}) parts
    where invoice_id = any(${page.map(row => row.invoice_id)}::text[]) order by due_on`.execute(ctx.tx)
  return {
    items: page.map(({ invoice_id }) => {
      const row = known.find(one => one.id === invoice_id)!
      const open = parts.rows.filter(part => part.invoice_id === invoice_id)
      const owed = { parts: open.map(part => ({ part: part.part, fen: part.fen, dueOn: part.due_on })), settledFen: 0 }
      return {
        ...{ id: row.id, number: row.number, kind: row.kind, case: { id: row.caseId, number: row.caseNumber, title: row.title } },
        customer: row.customerId === null ? null : { id: row.customerId, name: row.name ?? '' },
        ...{ issuedOn: row.issued_on, totalFen: row.total_fen, openFen: open.reduce((sum, part) => sum + part.fen, 0) },
        parts: open.map(part => ({ part: part.part, fen: part.fen, dueOn: part.due_on, bucket: part.bucket })),
        daysPast: Math.max(0, ...open.map(part => daysPast(part.due_on, asOf))),
        disputed: row.disputed_at !== null,
        lateFen: row.late_per_day === null ? null : lateInterest(owed, asOf, Number(row.late_per_day)),
      }
    }),
    next,
  }
}
