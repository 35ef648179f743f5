import { sql } from 'kysely'
import { unsealedOrNone } from '../access/case-visibility.ts'
import { ruleOf } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { findImport } from './queries.ts'
import type { Figures } from './schema.ts'

/**
 * The figures of the cases that an import created: throughput = last event - first event of a case in seconds, the median the middle value
 * (of two the mean), p95 by nearest rank, as data/oracles/eventlog_reference.json defines them; duties with their outcomes.
 */
export async function importFigures(ctx: Ctx, id: string): Promise<Figures> {
  const { events } = await findImport(ctx, id)
  const { rows: times } = await sql<{ seconds: string; reopened: boolean }>`
    select extract(epoch from max(e.at) - min(e.at))::text as seconds, bool_or(e.type = 'case.reopened') as reopened
    from cases c join events e on e.org_id = c.org_id and e.stream_id = c.id
    where c.org_id = ${ctx.org} and c.import_id = ${id} and ${unsealedOrNone(ctx, 'c.id')}
    group by c.id`.execute(ctx.tx)
  const closed = await ctx.tx
    .selectFrom('cases')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('org_id', '=', ctx.org)
    .where('import_id', '=', id)
    .where(unsealedOrNone(ctx, 'cases.id'))
    .where('is_closed', '=', true)
    .executeTakeFirstOrThrow()
  return {
    cases: times.length,
    events,
    closed: Number(closed.n),
    reopened: times.filter(t => t.reopened).length,
    throughputSeconds: spread(times.map(t => Number(t.seconds))),
    duties: await dutyOutcomes(ctx, id),
  }
}

/** Mean, median, nearest-rank 95th percentile and bounds of a list of numbers; null of an empty one. */
export function spread(values: readonly number[]): Figures['throughputSeconds'] {
  const sorted = [...values].sort((a, b) => a - b)
  const n = sorted.length
  if (n === 0) return null
  const at = (i: number) => sorted[Math.min(Math.max(i, 0), n - 1)]!
  return {
    n,
    mean: sorted.reduce((a, b) => a + b, 0) / n,
    median: (at(Math.ceil(n / 2) - 1) + at(Math.floor(n / 2))) / 2,
    p95: at(Math.ceil(0.95 * n) - 1),
    min: at(0),
    max: at(n - 1),
  }
}

async function dutyOutcomes(ctx: Ctx, id: string): Promise<Figures['duties']> {
  const rows = await ctx.tx
    .selectFrom('duties')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'duties.org_id').onRef('cases.id', '=', 'duties.case_id'))
    .select([
      'duties.pack',
      'duties.edition',
      'duties.rule',
      'duties.clause',
      'duties.outcome',
      eb => eb.fn.countAll<number>().as('n'),
      sql<number>`count(*) filter (where duties.outcome is null and duties.due_at < (
        select max(e.at) from events e join cases c on c.org_id = e.org_id and c.id = e.stream_id
        where c.org_id = ${ctx.org} and c.import_id = ${id}))`.as('overdue'),
    ])
    .where('duties.org_id', '=', ctx.org)
    .where('cases.import_id', '=', id)
    .where(unsealedOrNone(ctx, 'cases.id'))
    .groupBy(['duties.pack', 'duties.edition', 'duties.rule', 'duties.clause', 'duties.outcome'])
    .execute()
  const byRule = new Map<string, Figures['duties'][number]>()
  for (const { outcome, n, overdue, ...duty } of rows) {
    const key = `${duty.edition}:${duty.rule}`
    const figures = byRule.get(key) ?? {
      rule: duty.rule,
      clause: duty.clause,
      title: ruleOf(ctx.rules, duty)?.title ?? { zh: duty.rule },
      met: 0,
      late: 0,
      missed: 0,
      cancelled: 0,
      open: 0,
      overdue: 0,
    }
    figures[outcome ?? 'open'] += Number(n)
    figures.overdue += Number(overdue)
    byRule.set(key, figures)
  }
  return [...byRule.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1))
}
