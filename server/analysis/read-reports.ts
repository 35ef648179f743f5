import type { SqlBool } from 'kysely'
import { type Selectable, sql } from 'kysely'
import type { z } from 'zod'
import type { Text } from '../../events/text.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { AnalysisReports } from '../database/analysis-tables.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { analyse } from './analyse.ts'
import { dimensionTitles } from './dimensions-schema.ts'
import { hashOf } from './freeze.ts'
import {
  AnalysisDocument,
  type AnalysisReportPage,
  type AnalysisReportRow,
  type AnalysisReportView,
  AskAnalysis,
  type ListAnalysisReports,
} from './schema.ts'

type Row = z.infer<typeof AnalysisReportRow>
type Page = z.infer<typeof AnalysisReportPage>
const MOST_CHANGES = 60

const rowOf = (ctx: Ctx, row: Selectable<AnalysisReports>): Row => ({
  ...{ id: row.id, from: row.period_start, to: row.period_end, kind: row.document.kind, cases: row.document.cases },
  ...{ issuedAt: row.issued_at, issuedBy: { id: row.issued_by, name: named(ctx, row.issued_by).name }, report: row.report_id },
})

/** The analyses that were issued, newest first. They count the whole company: a partner's people read none. */
export async function listAnalysisReports(ctx: Ctx, { limit, after }: z.infer<typeof ListAnalysisReports>): Promise<Page> {
  if (ctx.sight.isPartner) return { items: [], next: null }
  let query = ctx.tx.selectFrom('analysis_reports').selectAll().where('org_id', '=', ctx.org)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(issued_at, id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(row => rowOf(ctx, row)),
    next: rows.length > limit && last ? writeCursor([last.issued_at, last.id]) : null,
  }
}

/** One as it was issued, whether its bytes still have its hash, and which numbers are others today. Unknown: `analysis.not-found`. */
export async function viewAnalysisReport(ctx: Ctx, id: string): Promise<AnalysisReportView> {
  const row = ctx.sight.isPartner
    ? undefined
    : await ctx.tx
        .selectFrom('analysis_reports')
        .selectAll()
        .where('org_id', '=', ctx.org)
        .where('id', '=', id)
        .executeTakeFirst()
  if (!row) throw refuse('analysis.not-found')
  const { document, comments } = row
  const now = (await analyse(ctx, AskAnalysis.parse(document), 'company')).document
  return {
    ...rowOf(ctx, row),
    document: AnalysisDocument.parse(document),
    comments,
    hash: row.hash,
    intact: hashOf({ document, comments, issuedBy: row.issued_by, issuedAt: row.issued_at }) === row.hash,
    changed: changedNumbers(document, now).slice(0, MOST_CHANGES),
    changedAsOf: ctx.now,
  }
}

type Numbers = Map<string, { what: Text; count: number }>

/** The numbers that were issued and are others now, or were not there; in the order of the report. */
export function changedNumbers(issued: AnalysisDocument, now: AnalysisDocument): AnalysisReportView['changed'] {
  const [was, is] = [numbersOf(issued), numbersOf(now)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(key => {
    const [before, after] = [was.get(key), is.get(key)]
    const [a, b] = [before?.count ?? 0, after?.count ?? 0]
    return a === b ? [] : [{ what: (before ?? after)!.what, issued: a, now: b }]
  })
}

function numbersOf(document: AnalysisDocument): Numbers {
  const numbers: Numbers = new Map([
    ['cases', { what: { zh: '案件', en: 'Cases' }, count: document.cases }],
    ['merged', { what: { zh: '已并入其他案件', en: 'Merged into another' }, count: document.merged }],
    ['repeats', { what: { zh: '重复投诉', en: 'Repeated' }, count: document.repeats.cases }],
    ['paid', { what: { zh: '赔付（分）', en: 'Compensation (fen)' }, count: document.compensation.paidFen }],
    ['replied', { what: { zh: '有首次响应', en: 'Answered' }, count: document.times.all.replied.cases }],
    ['ended', { what: { zh: '已办结', en: 'Closed' }, count: document.times.all.ended.cases }],
  ])
  for (const { dimension, rows } of document.distributions)
    for (const row of rows)
      numbers.set(`${dimension} ${row.key}`, {
        what: {
          zh: `${dimensionTitles[dimension].zh}：${row.title.zh}`,
          en: `${dimensionTitles[dimension].en ?? ''}: ${row.title.en ?? row.title.zh}`,
        },
        count: row.count,
      })
  return numbers
}
