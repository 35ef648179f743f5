import { z } from 'zod'
import type { Feature } from '../deps.ts'
import { disposition } from '../files/file-name.ts'
import { starterDocx } from '../forms/form-docx.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { ConfirmTemplates, SetTemplate, TemplateHistory, TemplateList } from './schema.ts'
import { confirmTemplates, layoutStart, listTemplates, setTemplate, templateHistory } from './templates.ts'

const ByKey = z.object({ key: z.string().min(3).max(200) })

/** 表单模板 (furn 6.1.1): number, printed title and guide of each form, in versions, renewed once a year. */
export const formTemplateRoutes: Feature = async (app, { deps }) => {
  const config = { access: 'signed-in' } as const
  app.get('/api/form-templates', { config, schema: { summary: '表单模板', response: { 200: TemplateList } } }, request =>
    inRequest(deps, request, listTemplates),
  )
  app.get(
    '/api/form-templates/:key',
    { config, schema: { summary: '一份模板的各版本', params: ByKey, response: { 200: TemplateHistory } } },
    request => inRequest(deps, request, ctx => templateHistory(ctx, request.params.key)),
  )
  app.get(
    '/api/form-templates/:key/starter',
    { config, schema: { summary: '带全部占位符的 Word 起始版式', params: ByKey } },
    async (request, reply) => {
      const { title, placeholders } = await inRequest(deps, request, ctx => layoutStart(ctx, request.params.key))
      return reply
        .headers({ 'Content-Disposition': disposition('attachment', `${title.zh} 版式.docx`), 'Cache-Control': 'no-store' })
        .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
        .send(await starterDocx(placeholders))
    },
  )
  app.post(
    '/api/form-templates/:key/versions',
    { config, schema: { summary: '更新模板', params: ByKey, body: SetTemplate, response: { 200: TemplateList } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await setTemplate(ctx, request.params.key, request.body)
        return listTemplates(ctx)
      }),
  )
  app.post(
    '/api/form-templates/confirm',
    { config, schema: { summary: '检查后照旧', body: ConfirmTemplates, response: { 200: TemplateList } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await confirmTemplates(ctx, request.body.keys)
        return listTemplates(ctx)
      }),
  )
}
