import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { localDateOf } from '../../engine/calendar/days.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { SampleRowOf } from './freeze-and-draw.ts'
import { openSamples } from './open-samples.ts'
import { ruleOfSample } from './sample-rules.ts'
import type { ListSamples, SamplePage, SampleRow } from './schema.ts'

type Counted = { drawn: number; reviewed: number; failed: number; mine: number }
type Row = SampleRowOf & Counted

const waitsForMe = (ctx: Ctx): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select from sample_items i where i.org_id = samples.org_id and i.sample_id = samples.id and i.reviewer_id = ${ctx.actor.person} and i.reviewed_at is null and i.replaced_at is null)`

function rowsOf(ctx: Ctx) {
  const count = (condition: RawBuilder<unknown>) =>
    sql<number>`(select count(*)::int from sample_items i where i.org_id = samples.org_id and i.sample_id = samples.id and ${condition})`
  const stands = sql`i.replaced_at is null`
  return ctx.tx
    .selectFrom('samples')
    .selectAll()
    .select([
      count(stands).as('drawn'),
      count(sql`i.reviewed_at is not null`).as('reviewed'),
      count(sql`i.result = 'failed'`).as('failed'),
      count(sql`i.reviewer_id = ${ctx.actor.person} and i.reviewed_at is null and ${stands}`).as('mine'),
    ])
    .where('samples.org_id', '=', ctx.org)
}

/** In how many samples something waits for the reader to check. */
export async function countMySamples(ctx: Ctx): Promise<number> {
  if (ctx.sight.isPartner) return 0
  const { rows } = await sql<{ count: number }>`
    select count(distinct i.sample_id)::int as count from sample_items i
    where i.org_id = ${ctx.org} and i.reviewer_id = ${ctx.actor.person} and i.reviewed_at is null and i.replaced_at is null`.execute(
    ctx.tx,
  )
  return rows[0]!.count
}

/** 抽样: one page, the latest window first; windows that are over are frozen and drawn on the way. Nothing of this is a partner's. */
export async function listSamples(ctx: Ctx, { regulation, rule, mine, limit, after }: ListSamples): Promise<SamplePage> {
  if (ctx.sight.isPartner) return { items: [], next: null }
  await openSamples(ctx)
  let query = rowsOf(ctx)
  if (regulation !== undefined) query = query.where('regulation', '=', regulation)
  if (rule !== undefined) query = query.where('rule', '=', rule)
  // What has only been promised for a window to come is shown where somebody looks at that rule.
  else query = query.where('period_start', '<=', localDateOf(ctx.rules.calendar, ctx.now))
  if (mine !== undefined) query = query.where(waitsForMe(ctx))
  if (after !== undefined) {
    const [end, id] = readCursor(after, ['text', 'text'])
    query = query.where(sql<SqlBool>`(period_end, id) < (${end}::date, ${id})`)
  }
  const rows = await query
    .orderBy('period_end', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(row => presentRow(ctx, row)),
    next: rows.length > limit && last ? writeCursor([last.period_end, last.id]) : null,
  }
}

/** The row of a sample; unknown, of another organisation or asked for by a partner: `sample.not-found`. */
export async function sampleRow(ctx: Ctx, id: string): Promise<Row> {
  const row = ctx.sight.isPartner ? undefined : await rowsOf(ctx).where('samples.id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('sample.not-found')
  return row
}

/** A sample as lists show it. */
export function presentRow(ctx: Ctx, row: Row): SampleRow {
  const rule = ruleOfSample(ctx, row)
  const state =
    row.done_at !== null
      ? 'done'
      : row.drawn_at !== null
        ? 'drawn'
        : row.frozen_at !== null && row.public_source !== null
          ? 'waits'
          : row.period_start > localDateOf(ctx.rules.calendar, ctx.now)
            ? 'ahead'
            : 'committed'
  return {
    ...{ id: row.id, regulation: row.regulation, rule: row.rule, clause: row.clause, title: rule?.title ?? { zh: row.rule } },
    ...{ population: rule?.population ?? 'cases', periodStart: row.period_start, periodEnd: row.period_end, dueAt: row.due_at },
    ...{ state, overdue: row.frozen_at !== null && row.done_at === null && row.due_at < ctx.now, size: row.population_size },
    ...{ drawn: row.drawn, reviewed: row.reviewed, failed: row.failed, mine: row.mine },
  }
}
