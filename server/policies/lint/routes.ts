import { z } from 'zod'
import { Id } from '../../../events/define.ts'
import { logReading } from '../../access/access-log.ts'
import type { Feature } from '../../deps.ts'
import { namesFor } from '../../export/columns.ts'
import { writeWorkbook } from '../../export/write-workbook.ts'
import { disposition } from '../../files/file-name.ts'
import { once } from '../../http/once.ts'
import { inRequest } from '../../http/organisation-context.ts'
import { editorRoles } from '../drafts/roles.ts'
import { ByEdition } from '../drafts/schema.ts'
import { findingColumns } from './lint-columns.ts'
import { LintView, WaiveFinding, WaiverView } from './schema.ts'
import { viewLint } from './view-lint.ts'
import { waiveFinding, withdrawWaiver } from './waivers.ts'

/** 体检: what the lint finds in an edition, and the warnings that somebody lets pass. */
export const lintRoutes: Feature = async (app, { deps }) => {
  const signedIn = { access: 'signed-in', rateLimit: { max: 60, timeWindow: 60_000 } } as const
  app.get(
    '/api/policies/:id/editions/:edition/lint',
    { config: signedIn, schema: { summary: '一个版本的体检结果', params: ByEdition, response: { 200: LintView } } },
    request => inRequest(deps, request, ctx => viewLint(ctx, request.params.id, request.params.edition)),
  )
  app.get(
    '/api/policies/:id/editions/:edition/lint.xlsx',
    { config: signedIn, schema: { summary: '导出体检结果（Excel）', params: ByEdition } },
    async (request, reply) => {
      let file = ''
      const workbook = await writeWorkbook(
        '体检',
        findingColumns,
        () =>
          inRequest(deps, request, async ctx => {
            const view = await viewLint(ctx, request.params.id, request.params.edition)
            await logReading(ctx, request, {
              action: 'export',
              subject: 'lint',
              rows: view.findings.length,
              detail: { list: '体检' },
            })
            file = `体检 ${view.title.zh} ${view.edition}.xlsx`
            return { items: view.findings, next: null, names: namesFor(ctx) }
          }),
        () => request.exportMark,
      )
      return reply
        .headers({ 'Content-Disposition': disposition('attachment', file), 'Cache-Control': 'no-store' })
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .send(workbook)
    },
  )
  app.post(
    '/api/policies/:id/editions/:edition/waivers',
    {
      config: { access: editorRoles },
      schema: { summary: '署名放行一项提醒', params: ByEdition, body: WaiveFinding, response: { 201: WaiverView } },
    },
    (request, reply) => once(deps, request, reply, 201, ctx => waiveFinding(ctx, request.params, request.body)),
  )
  app.delete(
    '/api/policies/:id/editions/:edition/waivers/:waiver',
    {
      config: { access: editorRoles },
      schema: { summary: '撤回放行', params: ByEdition.extend({ waiver: Id }), response: { 204: z.null() } },
    },
    async (request, reply) => {
      await inRequest(deps, request, ctx => withdrawWaiver(ctx, request.params, request.params.waiver))
      return reply.code(204).send(null)
    },
  )
}
