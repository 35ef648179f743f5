import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { signedIn } from '../access/access.ts'
import { logReading } from '../access/access-log.ts'
import type { Feature } from '../deps.ts'
import { disposition } from '../files/file-name.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { printedReport } from './files/printed-report.ts'
import { reportDocx } from './files/report-docx.ts'
import { reportPdf } from './files/report-pdf.ts'
import { reportXlsx } from './files/report-xlsx.ts'
import { receiveReport, reviewReport, saveDraft, submitReport } from './hand-in.ts'
import { latenessOf } from './lateness.ts'
import { listReports, viewReport } from './list-reports.ts'
import { endMailing, listMailings, setMailing } from './mailings/mailings.ts'
import { MailingList, SetMailing } from './mailings/schema.ts'
import {
  AskLateness,
  Lateness,
  ListReports,
  ReportFile,
  ReportNow,
  ReportPage,
  ReportView,
  ReviewReport,
  SaveDraft,
  SubmitReport,
} from './schema.ts'
import { reportNow } from './then-and-now.ts'

const ById = z.object({ id: Id })
const Saved = z.object({ savedAt: Instant })
const files = {
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', write: reportDocx },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: reportXlsx },
  pdf: { type: 'application/pdf', write: reportPdf },
} as const

/** 周报、月报、季报: what a regulation asks of departments and of the organisation at the end of a period. */
export const reportRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/reports',
    { config: { access: 'signed-in' }, schema: { summary: '定期报告', querystring: ListReports, response: { 200: ReportPage } } },
    request => inRequest(deps, request, ctx => listReports(ctx, request.query)),
  )
  app.get(
    '/api/reports/:id',
    { config: { access: 'signed-in' }, schema: { summary: '一份报告及其数字', params: ById, response: { 200: ReportView } } },
    request => inRequest(deps, request, ctx => viewReport(ctx, request.params.id)),
  )
  app.get(
    '/api/reports/:id/now',
    {
      config: { access: 'signed-in' },
      schema: { summary: '上报数与现在数，差在哪些案件', params: ById, response: { 200: ReportNow } },
    },
    request => inRequest(deps, request, ctx => reportNow(ctx, request.params.id)),
  )
  app.post(
    '/api/reports/:id/submit',
    {
      config: { access: 'signed-in' },
      schema: { summary: '提交报告', params: ById, body: SubmitReport, response: { 200: ReportView } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await submitReport(ctx, request.params.id, request.body)
        return viewReport(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/reports/:id/receive',
    { config: { access: 'signed-in' }, schema: { summary: '接收备案', params: ById, response: { 200: ReportView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await receiveReport(ctx, request.params.id)
        return viewReport(ctx, request.params.id)
      }),
  )
  app.get(
    '/api/reports/lateness',
    {
      config: { access: 'signed-in' },
      schema: { summary: '报告准时情况', querystring: AskLateness, response: { 200: Lateness } },
    },
    request => inRequest(deps, request, ctx => latenessOf(ctx, request.query.year)),
  )
  app.put(
    '/api/reports/:id/draft',
    {
      config: { access: 'signed-in' },
      schema: { summary: '保存报告草稿', params: ById, body: SaveDraft, response: { 200: Saved } },
    },
    request => inRequest(deps, request, async ctx => ({ savedAt: await saveDraft(ctx, request.params.id, request.body) })),
  )
  app.post(
    '/api/reports/:id/review',
    {
      config: { access: 'signed-in' },
      schema: { summary: '审核报告', params: ById, body: ReviewReport, response: { 200: ReportView } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await reviewReport(ctx, request.params.id, request.body)
        return viewReport(ctx, request.params.id)
      }),
  )
  app.get(
    '/api/reports/:id/file',
    {
      config: { access: 'signed-in', rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: { summary: '报告文件（Word、Excel、PDF）', params: ById, querystring: ReportFile },
    },
    async (request, reply) => {
      const { format, version } = request.query
      const { language } = signedIn(request)
      const printed = await inRequest(deps, request, async ctx => {
        // What is printed leaves the system: the access log has it.
        await logReading(ctx, request, { action: 'print', subject: 'report', detail: { form: request.params.id } })
        return printedReport(ctx, request.params.id, language, version)
      })
      // Outside the transaction: laying out a page takes longer than reading its numbers.
      const { type, write } = files[format]
      const file = await write(printed, request.exportMark?.text)
      return reply
        .headers({
          'Content-Disposition': disposition(
            format === 'pdf' ? 'inline' : 'attachment',
            `${printed.title} ${printed.period.replaceAll(' ', '')}.${format}`,
          ),
          'Cache-Control': 'no-store',
        })
        .type(type)
        .send(file)
    },
  )
  app.get(
    '/api/report-mailings',
    { config: { access: 'signed-in' }, schema: { summary: '报告定时发送', response: { 200: MailingList } } },
    request => inRequest(deps, request, listMailings),
  )
  app.post(
    '/api/report-mailings',
    {
      config: { access: 'signed-in' },
      schema: { summary: '设置定时发送', body: SetMailing, response: { 201: z.object({ id: Id }) } },
    },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ id: await setMailing(ctx, request.body) })),
  )
  app.post(
    '/api/report-mailings/:id/end',
    { config: { access: 'signed-in' }, schema: { summary: '停止定时发送', params: ById, response: { 200: MailingList } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await endMailing(ctx, request.params.id)
        return listMailings(ctx)
      }),
  )
}
