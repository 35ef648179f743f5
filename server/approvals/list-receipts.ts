import { type SqlBool, sql } from 'kysely'
import { caseSeenOrTrue, caseWorkedOn, unsealedOrNone } from '../access/case-visibility.ts'
import { shownName } from '../access/shown.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { ListReceipts, ReceiptPage } from './schema.ts'

const mine = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('report_receipts')
    .where('report_receipts.org_id', '=', ctx.org)
    .where('report_receipts.person_id', '=', ctx.actor.person)
    .where('report_receipts.of_history', '=', false)
    .where(unsealedOrNone(ctx, 'report_receipts.case_id'))
    .$if(ctx.sight.isPartner, q => q.where(caseSeenOrTrue(ctx, 'report_receipts.case_id')))

/** How many reports wait for this person's word; `most`: no more than so many are counted. */
export async function countReceipts(ctx: Ctx, most?: number): Promise<number> {
  const waiting = mine(ctx).select(sql<number>`1`.as('one'))
  const { count } = await ctx.tx
    .selectFrom((most === undefined ? waiting : waiting.limit(most)).as('waiting'))
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The reports (上报, 逆向反馈) that wait for this person's word, the oldest first: the reporting duty ends with the last receipt. */
export async function listReceipts(ctx: Ctx, { limit, after }: ListReceipts): Promise<ReceiptPage> {
  let query = mine(ctx)
    .innerJoin('cases', join =>
      join.onRef('cases.org_id', '=', 'report_receipts.org_id').onRef('cases.id', '=', 'report_receipts.case_id'),
    )
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .select([
      'report_receipts.report_id',
      'report_receipts.about',
      'report_receipts.role',
      'report_receipts.level',
      'report_receipts.reported_by',
      'report_receipts.reported_at',
      'cases.id as case_id',
      'cases.number',
      'cases.title',
      'cases.level as case_level',
      'cases.contact',
      caseWorkedOn(ctx, 'cases.id').as('is_mine'),
      'customers.name as customer',
    ])
  if (after !== undefined) {
    const [at, report] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(report_receipts.reported_at, report_receipts.report_id) > (${at}::timestamptz, ${report})`)
  }
  const rows = await query
    .orderBy('report_receipts.reported_at')
    .orderBy('report_receipts.report_id')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(r => ({
      report: r.report_id,
      about: r.about,
      role: r.role,
      case: {
        id: r.case_id,
        number: r.number,
        title: r.title,
        level: r.case_level,
        customer: r.customer ?? shownName(ctx, r.contact.name, r.is_mine) ?? null,
      },
      reportedBy: { id: r.reported_by, name: named(ctx, r.reported_by).name },
      reportedAt: r.reported_at,
      ageMinutes: Math.max(0, Math.floor((Date.parse(ctx.now) - Date.parse(r.reported_at)) / 60_000)),
    })),
    next: rows.length > limit && last ? writeCursor([last.reported_at, last.report_id]) : null,
    total: await countReceipts(ctx),
  }
}
