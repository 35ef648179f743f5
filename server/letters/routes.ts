import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { logReading } from '../access/access-log.ts'
import { headPicture } from '../company-head/company-head.ts'
import type { Feature } from '../deps.ts'
import { disposition } from '../files/file-name.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { placeholders, placeholderWords } from './fill-letter.ts'
import { letterPdf } from './letter-pdf.ts'
import { CaseLetters, ChangeTemplate, LetterParams, TemplateKind, TemplateList } from './schema.ts'
import { changeTemplate, listTemplates } from './templates.ts'
import { viewLetter, viewLetters } from './view-letters.ts'

const named = placeholders.map(id => ({ id, title: placeholderWords[id] }))

/** 致客户函: the company's templates with their dates, and the letters of a case. Sending one is an act of the case. */
export const letterRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in' } as const
  app.get('/api/letter-templates', { config, schema: { summary: '客户书信模板', response: { 200: TemplateList } } }, request =>
    inRequest(deps, request, async ctx => ({ items: await listTemplates(ctx), placeholders: named })),
  )
  app.put(
    '/api/letter-templates/:kind',
    {
      config: { access: ['administrator'] },
      schema: { summary: '更改书信模板', params: TemplateKind, body: ChangeTemplate, response: { 200: TemplateList } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await changeTemplate(ctx, request.params.kind, request.body)
        return { items: await listTemplates(ctx), placeholders: named }
      }),
  )
  app.get(
    '/api/cases/:id/letters',
    { config, schema: { summary: '致客户函', params: z.object({ id: Id }), response: { 200: CaseLetters } } },
    request => inRequest(deps, request, ctx => viewLetters(ctx, request.params.id)),
  )
  app.get(
    '/api/cases/:id/letters/:event/pdf',
    {
      config: { ...config, rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: { summary: '致客户函 PDF（A4）', params: LetterParams },
    },
    async (request, reply) => {
      const { id, event } = request.params
      const letter = await inRequest(deps, request, async ctx => {
        const read = await viewLetter(ctx, id, event)
        // What is printed leaves the system: the access log has it.
        await logReading(ctx, request, { action: 'print', caseId: id, subject: event, detail: { form: 'letter' } })
        return { ...read, picture: await headPicture(ctx) }
      })
      // Outside the transaction: laying out a page takes longer than reading its words.
      const pdf = await letterPdf(letter, letter.picture)
      return reply
        .headers({ 'Content-Disposition': disposition('inline', `${letter.number}.pdf`), 'Cache-Control': 'no-store' })
        .type('application/pdf')
        .send(pdf)
    },
  )
}
