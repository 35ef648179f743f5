import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { logReading } from '../access/access-log.ts'
import type { Ctx } from '../context.ts'
import type { Feature } from '../deps.ts'
import { disposition } from '../files/file-name.ts'
import { inRequest } from '../http/organisation-context.ts'
import { hider } from '../sealed/hide-sealed.ts'
import { printPdf } from './print-pdf.ts'
import { printRecord } from './print-record.ts'
import { printView } from './print-view.ts'
import { FormParams, FormViews, PrintView, RecordParams } from './schema.ts'
import { viewForms } from './view-forms.ts'

/** The regulation's forms for a case: to fill in, to print, as PDF. Submitting one is the act `submit-form`. */
export const formRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in' } as const
  /** What is printed leaves the system: the access log has it. */
  const print = async (ctx: Ctx, request: FastifyRequest): Promise<PrintView> => {
    const { id, form } = FormParams.parse(request.params)
    const view = (await hider(ctx))(await printView(ctx, deps.publicUrl, id, form))
    await logReading(ctx, request, { action: 'print', caseId: id, subject: form, detail: { form: view.title.zh } })
    return view
  }
  const printOf = async (ctx: Ctx, request: FastifyRequest): Promise<PrintView> => {
    const { id, record } = RecordParams.parse(request.params)
    const view = (await hider(ctx))(await printRecord(ctx, deps.publicUrl, id, record))
    await logReading(ctx, request, { action: 'print', caseId: id, subject: record, detail: { form: view.title.zh } })
    return view
  }
  app.get(
    '/api/cases/:id/records/:record/print',
    { config, schema: { summary: '记录的打印内容', params: RecordParams, response: { 200: PrintView } } },
    request => inRequest(deps, request, ctx => printOf(ctx, request)),
  )
  app.get(
    '/api/cases/:id/records/:record/pdf',
    {
      config: { ...config, rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: { summary: '记录 PDF（A4）', params: RecordParams },
    },
    async (request, reply) => {
      const view = await inRequest(deps, request, ctx => printOf(ctx, request))
      const pdf = await printPdf(view)
      return reply
        .headers({
          'Content-Disposition': disposition('inline', `${view.title.zh} ${view.documentNumber}.pdf`),
          'Cache-Control': 'no-store',
        })
        .type('application/pdf')
        .send(pdf)
    },
  )
  app.get(
    '/api/cases/:id/forms',
    {
      config,
      schema: { summary: '制度规定的表单（按已记录内容预填）', params: z.object({ id: Id }), response: { 200: FormViews } },
    },
    request => inRequest(deps, request, async ctx => ({ items: (await hider(ctx))(await viewForms(ctx, request.params.id)) })),
  )
  app.get(
    '/api/cases/:id/forms/:form/print',
    { config, schema: { summary: '打印内容', params: FormParams, response: { 200: PrintView } } },
    request => inRequest(deps, request, ctx => print(ctx, request)),
  )
  app.get(
    '/api/cases/:id/forms/:form/pdf',
    { config: { ...config, rateLimit: { max: 60, timeWindow: 60_000 } }, schema: { summary: 'PDF（A4）', params: FormParams } },
    async (request, reply) => {
      const view = await inRequest(deps, request, ctx => print(ctx, request))
      // Outside the transaction: laying out a page takes longer than reading its words.
      const pdf = await printPdf(view)
      return reply
        .headers({
          'Content-Disposition': disposition('inline', `${view.title.zh} ${view.documentNumber}.pdf`),
          'Cache-Control': 'no-store',
        })
        .type('application/pdf')
        .send(pdf)
    },
  )
}
