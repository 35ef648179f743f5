import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { visibleAmong } from '../access/case-visibility.ts'
import { named, ruleOf } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { submitReport } from '../reports/hand-in.ts'
import { reportRow } from '../reports/list-reports.ts'
import { ruleOfReport } from '../reports/open-periods.ts'
import { mayHandIn } from '../reports/present-report.ts'
import { hashOfProcess } from './freeze.ts'
import type { AnalysisPage, AnalysisRead, AnalysisRow, HandInAnalysis, ListLogs, ProcessDocument } from './schema.ts'

/** Hands in the process analysis that a duty orders (furn 4.4). Only the post that owes it (`mining.not-yours`), for a report that is one (`mining.other-report`), once (`report.submitted-already`). Gives its id. */
export async function handInAnalysis(ctx: Ctx, { report, conclusion, ...findings }: HandInAnalysis): Promise<string> {
  const row = await reportRow(ctx, report, { lock: true })
  const rule = ruleOfReport(ctx, row)
  if (rule?.mines === undefined) throw refuse('mining.other-report', { clause: row.clause })
  if (!mayHandIn(ctx, row, rule)) throw refuse('mining.not-yours', { clause: row.clause })
  if (findings.from > findings.to) throw refuse('statistics.period-backwards')
  const id = await submitReport(ctx, report, { text: conclusion, process: findings })
  if (id === null) throw refuse('report.submitted-already', { clause: row.clause })
  return id
}

const rows = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('process_analyses as a')
    .leftJoin('reports as r', join => join.onRef('r.org_id', '=', 'a.org_id').onRef('r.id', '=', 'a.report_id'))
    .select(['a.id', 'a.period_start', 'a.period_end', 'a.report_id', 'a.hash', 'a.issued_by', 'a.issued_at'])
    .select(['r.received_at', 'r.received_by', sql<number>`(a.document ->> 'cases')::int`.as('cases')])
    .where('a.org_id', '=', ctx.org)

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]
const person = (ctx: Ctx, id: string) => ({ id, name: named(ctx, id).name })
const present = (ctx: Ctx, row: Row): z.infer<typeof AnalysisRow> => ({
  ...{ id: row.id, from: row.period_start, to: row.period_end, cases: row.cases, report: row.report_id },
  ...{ issuedAt: row.issued_at, issuedBy: person(ctx, row.issued_by) },
  received:
    row.received_at === null || row.received_by === null ? null : { at: row.received_at, by: person(ctx, row.received_by) },
})

/** The analyses handed in, the newest first. They count the whole company: a partner's people read none. */
export async function listAnalyses(ctx: Ctx, { limit, after }: z.infer<typeof ListLogs>): Promise<z.infer<typeof AnalysisPage>> {
  if (ctx.sight.isPartner) return { items: [], next: null }
  let query = rows(ctx)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(a.issued_at, a.id) < (${at}::timestamptz, ${id})`)
  }
  const found = await query
    .orderBy('a.issued_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(row => present(ctx, row)),
    next: found.length > limit && last ? writeCursor([last.issued_at, last.id]) : null,
  }
}

/** One as it was handed in, and whether its bytes still have its hash. Unknown: `mining.analysis-not-found`. */
export async function readAnalysis(ctx: Ctx, id: string): Promise<AnalysisRead> {
  const row = ctx.sight.isPartner ? undefined : await rows(ctx).select('a.document').where('a.id', '=', id).executeTakeFirst()
  if (!row) throw refuse('mining.analysis-not-found')
  const { document, hash, issued_by, issued_at } = row
  const intact = hashOfProcess({ document, issuedBy: issued_by, issuedAt: issued_at }) === hash
  return { ...present(ctx, row), document, hash, intact, improvements: await improvementsNow(ctx, document) }
}

async function improvementsNow(ctx: Ctx, { improvements }: ProcessDocument): Promise<AnalysisRead['improvements']> {
  const seen = [
    ...(await visibleAmong(
      ctx,
      improvements.map(one => one.case.id),
    )),
  ]
  const cases = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'kind', 'stage', 'is_closed'])
    .where('org_id', '=', ctx.org)
    .where(sql<SqlBool>`id = any(${seen}::text[])`)
    .orderBy('number')
    .execute()
  const duties = await ctx.tx
    .selectFrom('duties')
    .select(['case_id', 'pack', 'edition', 'rule', 'clause'])
    .where('org_id', '=', ctx.org)
    .where('outcome', 'is', null)
    .where(sql<SqlBool>`case_id = any(${seen}::text[])`)
    .orderBy('started_at')
    .orderBy('key')
    .execute()
  return cases.map(({ is_closed: isClosed, ...one }) => ({
    ...{ ...one, isClosed },
    owed: duties
      .filter(duty => duty.case_id === one.id)
      .map(duty => ({ title: ruleOf(ctx.rules, duty)?.title ?? { zh: duty.rule }, clause: duty.clause })),
  }))
}
