import { sql } from 'kysely'
import { visibleAmong } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { BatchPage, BatchRow, ListBatches } from './schema.ts'

const batches = (ctx: Pick<Ctx, 'tx' | 'org'>) =>
  ctx.tx
    .selectFrom('payroll_batches as b')
    .leftJoin('payroll_settlements as s', join => join.onRef('s.org_id', '=', 'b.org_id').onRef('s.batch_id', '=', 'b.id'))
    .select(['b.id', 'b.number', 'b.month', 'b.note', 'b.asked', 'b.prepared_by', 'b.prepared_at'])
    .select(['s.outcome', 's.reason', 's.settled_by', 's.settled_at', 's.hash'])
    .select(sql<string>`b.prepared_at::text`.as('place'))
    .where('b.org_id', '=', ctx.org)
type Found = Awaited<ReturnType<ReturnType<typeof batches>['executeTakeFirstOrThrow']>>

/** What of each batch the viewer sees: how many of its lines, what they take and pay, and whether that is all of it. */
async function seenOf(ctx: Ctx, ids: readonly string[]) {
  const rows = ids.length === 0 ? [] : await linesOf(ctx, ids)
  const seen = await visibleAmong(
    ctx,
    rows.flatMap(row => (row.case_id === null ? [] : [row.case_id])),
  )
  return (id: string) => {
    const all = rows.filter(row => row.batch_id === id)
    const own = all.filter(row => row.case_id === null || seen.has(row.case_id))
    const sum = (of: (fen: number) => boolean) =>
      own.reduce((total, row) => total + (of(row.amount_fen) ? Math.abs(row.amount_fen) : 0), 0)
    return {
      ...{
        lines: own.length,
        deductedFen: sum(fen => fen < 0),
        paidFen: sum(fen => fen > 0),
        isWhole: own.length === all.length,
      },
    }
  }
}
const linesOf = (ctx: Pick<Ctx, 'tx' | 'org'>, ids: readonly string[]) =>
  ctx.tx
    .selectFrom('payroll_lines')
    .select(['batch_id', 'case_id', 'amount_fen'])
    .where('org_id', '=', ctx.org)
    .where('batch_id', 'in', [...ids])
    .execute()

async function present(ctx: Ctx, rows: readonly Found[]): Promise<BatchRow[]> {
  const seen = await seenOf(
    ctx,
    rows.map(row => row.id),
  )
  return rows.map(row => ({
    ...{ id: row.id, number: row.number, month: row.month, state: row.outcome ?? ('open' as const), note: row.note },
    ...{ preparedBy: named(ctx, row.prepared_by), preparedAt: row.prepared_at, asked: named(ctx, row.asked) },
    ...{ settledBy: row.settled_by === null ? null : named(ctx, row.settled_by), settledAt: row.settled_at },
    ...{ reason: row.reason, hash: row.hash, ...seen(row.id) },
  }))
}

/** 核算单, the latest first. One of which the viewer sees no line is not there. */
export async function listBatches(ctx: Ctx, { limit, after }: ListBatches): Promise<BatchPage> {
  let query = batches(ctx)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<boolean>`(b.prepared_at, b.id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('b.prepared_at', 'desc')
    .orderBy('b.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: (await present(ctx, page)).filter(one => one.lines > 0),
    next: rows.length > limit && last ? writeCursor([last.place, last.id]) : null,
  }
}

/** One batch; unknown, or without a line that the viewer sees: `payroll.not-found`. */
export async function mustFindBatch(ctx: Ctx, id: string): Promise<BatchRow> {
  const row = await batches(ctx).where('b.id', '=', id).executeTakeFirst()
  const found = row === undefined ? undefined : (await present(ctx, [row]))[0]
  if (found === undefined || found.lines === 0) throw refuse('payroll.not-found')
  return found
}

/** The batch that waits for its second person; there is at most one. */
export async function openBatch(ctx: Ctx): Promise<BatchRow | undefined> {
  const row = await batches(ctx).where('s.batch_id', 'is', null).executeTakeFirst()
  return row === undefined ? undefined : (await present(ctx, [row]))[0]
}
