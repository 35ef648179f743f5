import { z } from 'zod'
import { localDateOf, localTextOf } from '../../engine/calendar/days.ts'
import { Id } from '../../events/define.ts'
import { signedIn } from '../access/access.ts'
import { logReading } from '../access/access-log.ts'
import { headPicture } from '../company-head/company-head.ts'
import type { Feature } from '../deps.ts'
import { disposition } from '../files/file-name.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { analyse } from './analyse.ts'
import { issueAnalysis, viewAnalysis } from './issue-analysis.ts'
import { listAnalysisReports, viewAnalysisReport } from './read-reports.ts'
import { reportPdf } from './report-pdf.ts'
import {
  AnalysisReportPage,
  AnalysisReportView,
  AnalysisView,
  AskAnalysis,
  AskTable,
  IssueAnalysis,
  ListAnalysisReports,
} from './schema.ts'
import { analysisWorkbook } from './workbook.ts'

const ById = z.object({ id: Id })
const Issued = z.object({ id: Id })
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** 投诉与案件分析 (penal 五(一), robot 15(一)): everybody analyses the cases that they see; what is issued counts the whole company. */
export const analysisRoutes: Feature = async (app, { deps }) => {
  const config = { access: 'signed-in' } as const
  const files = { ...config, rateLimit: { max: 60, timeWindow: 60_000 } } as const
  app.get(
    '/api/analysis',
    {
      config: { ...config, mayBeStale: true },
      schema: { summary: '分析', querystring: AskAnalysis, response: { 200: AnalysisView } },
    },
    request => inRequest(deps, request, ctx => viewAnalysis(ctx, request.query)),
  )
  app.get(
    '/api/analysis.xlsx',
    { config: files, schema: { summary: '分析的表格（Excel）', querystring: AskTable } },
    async (request, reply) => {
      const { table, ...ask } = request.query
      const { document, day } = await inRequest(deps, request, async ctx => {
        await logReading(ctx, request, { action: 'export', subject: 'list', detail: { list: 'analysis', filter: request.query } })
        return { ...(await analyse(ctx, ask, 'seen')), day: localDateOf(ctx.rules.calendar, ctx.now) }
      })
      const file = await analysisWorkbook(document, table, signedIn(request).language)
      return reply
        .headers({ 'Content-Disposition': disposition('attachment', `分析 ${day}.xlsx`), 'Cache-Control': 'no-store' })
        .type(xlsx)
        .send(file)
    },
  )
  app.get(
    '/api/analysis/reports',
    { config, schema: { summary: '已签发的分析报告', querystring: ListAnalysisReports, response: { 200: AnalysisReportPage } } },
    request => inRequest(deps, request, ctx => listAnalysisReports(ctx, request.query)),
  )
  app.post(
    '/api/analysis/reports',
    { config, schema: { summary: '签发分析报告', body: IssueAnalysis, response: { 201: Issued } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ id: await issueAnalysis(ctx, request.body) })),
  )
  app.get(
    '/api/analysis/reports/:id',
    { config, schema: { summary: '一份分析报告，及与现在的差别', params: ById, response: { 200: AnalysisReportView } } },
    request => inRequest(deps, request, ctx => viewAnalysisReport(ctx, request.params.id)),
  )
  app.get(
    '/api/analysis/reports/:id/pdf',
    { config: files, schema: { summary: '分析报告 PDF（A4）', params: ById } },
    async (request, reply) => {
      const report = await inRequest(deps, request, async ctx => {
        const view = await viewAnalysisReport(ctx, request.params.id)
        // What is printed leaves the system: the access log has it.
        await logReading(ctx, request, { action: 'print', subject: 'analysis', detail: { form: view.id } })
        const { name } = await ctx.tx
          .selectFrom('organisations')
          .select('name')
          .where('id', '=', ctx.org)
          .executeTakeFirstOrThrow()
        const local = (at: string) => localTextOf(ctx.rules.calendar, at).slice(0, 16).replace('T', ' ')
        return {
          ...view,
          company: name,
          picture: await headPicture(ctx),
          issuedAt: local(view.issuedAt),
          printedAt: local(ctx.now),
        }
      })
      // Outside the transaction: laying out a page takes longer than reading its numbers.
      const pdf = await reportPdf(report, signedIn(request).language, request.exportMark?.text)
      return reply
        .headers({ 'Content-Disposition': disposition('inline', `分析报告 ${report.from}.pdf`), 'Cache-Control': 'no-store' })
        .type('application/pdf')
        .send(pdf)
    },
  )
}
