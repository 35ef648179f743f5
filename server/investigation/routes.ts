import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { signedIn } from '../access/access.ts'
import { logReading } from '../access/access-log.ts'
import type { Feature } from '../deps.ts'
import { disposition } from '../files/file-name.ts'
import { inRequest } from '../http/organisation-context.ts'
import { viewEightD } from './eight-d.ts'
import { eightDDocx } from './eight-d-docx.ts'
import { eightDPdf } from './eight-d-pdf.ts'
import { EightD } from './eight-d-schema.ts'
import { EvidenceRegister } from './schema.ts'
import { viewRegister } from './view-register.ts'

/** 调查: the evidence register of a case. What is added to it are acts of the case. */
export const investigationRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/cases/:id/evidence',
    { config, schema: { summary: '证据清单', params: z.object({ id: Id }), response: { 200: EvidenceRegister } } },
    request => inRequest(deps, request, ctx => viewRegister(ctx, request.params.id)),
  )
  app.get(
    '/api/cases/:id/8d',
    { config, schema: { summary: '8D 报告', params: z.object({ id: Id }), response: { 200: EightD } } },
    request => inRequest(deps, request, ctx => viewEightD(ctx, request.params.id, deps.publicUrl)),
  )
  const papers = [
    { end: 'pdf', summary: '8D 报告 PDF（A4）', type: 'application/pdf', write: eightDPdf, shown: 'inline' },
    {
      end: 'docx',
      summary: '8D 报告 Word 文档（A4）',
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      write: eightDDocx,
      shown: 'attachment',
    },
  ] as const
  for (const { end, summary, type, write, shown } of papers)
    app.get(
      `/api/cases/:id/8d/${end}`,
      { config: { ...config, rateLimit: { max: 60, timeWindow: 60_000 } }, schema: { summary, params: z.object({ id: Id }) } },
      async (request, reply) => {
        const { id } = request.params
        const view = await inRequest(deps, request, async ctx => {
          const read = await viewEightD(ctx, id, deps.publicUrl)
          // What is printed leaves the system: the access log has it.
          await logReading(ctx, request, { action: 'print', caseId: id, subject: '8d', detail: { form: '8D' } })
          return read
        })
        // Outside the transaction: laying out a page takes longer than reading its words.
        const paper = await write(view, signedIn(request).language !== 'en', request.exportMark?.text)
        return reply
          .headers({ 'Content-Disposition': disposition(shown, `8D ${view.number}.${end}`), 'Cache-Control': 'no-store' })
          .type(type)
          .send(paper)
      },
    )
}
