import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { logReading } from '../access/access-log.ts'
import { type HeadPicture, headPicture } from '../company-head/company-head.ts'
import type { Ctx } from '../context.ts'
import type { Feature } from '../deps.ts'
import { disposition } from '../files/file-name.ts'
import { layoutBytes } from '../form-templates/layout.ts'
import { inRequest } from '../http/organisation-context.ts'
import { hider } from '../sealed/hide-sealed.ts'
import { formDocx } from './form-docx.ts'
import { printPdf } from './print-pdf.ts'
import { printRecord } from './print-record.ts'
import { printView } from './print-view.ts'
import { FormParams, FormViews, PrintView, RecordParams } from './schema.ts'
import { viewForms } from './view-forms.ts'

type Printed = { readonly view: PrintView; readonly picture: HeadPicture | undefined; readonly layout: Buffer | undefined }

/** The regulation's forms for a case: to fill in, to print, as PDF or Word. Submitting one is the act `submit-form`. */
export const formRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in' } as const
  const printing = { ...config, rateLimit: { max: 60, timeWindow: 60_000 } }
  /** What is printed leaves the system: the access log has it. */
  const logged = async (ctx: Ctx, request: FastifyRequest, caseId: string, subject: string, made: PrintView) => {
    const view = (await hider(ctx))(made)
    await logReading(ctx, request, { action: 'print', caseId, subject, detail: { form: view.title.zh } })
    return view
  }
  const formOf = async (ctx: Ctx, request: FastifyRequest): Promise<PrintView> => {
    const { id, form } = FormParams.parse(request.params)
    return logged(ctx, request, id, form, await printView(ctx, deps.publicUrl, id, form))
  }
  const recordOf = async (ctx: Ctx, request: FastifyRequest): Promise<PrintView> => {
    const { id, record } = RecordParams.parse(request.params)
    return logged(ctx, request, id, record, await printRecord(ctx, deps.publicUrl, id, record))
  }
  /** With what stands on its paper beside its words. */
  const onPaper = async (ctx: Ctx, view: PrintView): Promise<Printed> => {
    const file = view.template?.layout ?? null
    return { view, picture: await headPicture(ctx), layout: file === null ? undefined : await layoutBytes(ctx, file) }
  }
  // Laid out outside the transaction: it takes longer than reading the words.
  const sendPdf = async (reply: FastifyReply, { view, picture }: Printed) =>
    reply
      .headers({
        'Content-Disposition': disposition('inline', `${view.title.zh} ${view.documentNumber}.pdf`),
        'Cache-Control': 'no-store',
      })
      .type('application/pdf')
      .send(await printPdf(view, picture, reply.request.exportMark?.text))
  const sendDocx = async (reply: FastifyReply, { view, picture, layout }: Printed) =>
    reply
      .headers({
        'Content-Disposition': disposition('attachment', `${view.title.zh} ${view.documentNumber}.docx`),
        'Cache-Control': 'no-store',
      })
      .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
      .send(await formDocx(view, layout, picture))
  const printed = (request: FastifyRequest, of: (ctx: Ctx, request: FastifyRequest) => Promise<PrintView>) =>
    inRequest(deps, request, async ctx => onPaper(ctx, await of(ctx, request)))

  app.get(
    '/api/cases/:id/records/:record/print',
    { config, schema: { summary: '记录的打印内容', params: RecordParams, response: { 200: PrintView } } },
    request => inRequest(deps, request, ctx => recordOf(ctx, request)),
  )
  app.get(
    '/api/cases/:id/records/:record/pdf',
    { config: printing, schema: { summary: '记录 PDF（A4）', params: RecordParams } },
    async (request, reply) => sendPdf(reply, await printed(request, recordOf)),
  )
  app.get(
    '/api/cases/:id/records/:record/docx',
    { config: printing, schema: { summary: '记录 Word（按公司版式）', params: RecordParams } },
    async (request, reply) => sendDocx(reply, await printed(request, recordOf)),
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
    request => inRequest(deps, request, ctx => formOf(ctx, request)),
  )
  app.get(
    '/api/cases/:id/forms/:form/pdf',
    { config: printing, schema: { summary: 'PDF（A4）', params: FormParams } },
    async (request, reply) => sendPdf(reply, await printed(request, formOf)),
  )
  app.get(
    '/api/cases/:id/forms/:form/docx',
    { config: printing, schema: { summary: '表单 Word（按公司版式）', params: FormParams } },
    async (request, reply) => sendDocx(reply, await printed(request, formOf)),
  )
}
