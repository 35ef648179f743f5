import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { logReading } from '../access/access-log.ts'
import type { Ctx } from '../context.ts'
import type { Feature } from '../deps.ts'
import { sendList } from '../export/send-list.ts'
import { inRequest } from '../http/organisation-context.ts'
import { accessColumns, permissionColumns } from './columns.ts'
import { listAccessLog } from './list-access-log.ts'
import { listPermissions } from './list-permissions.ts'
import { supervisors } from './posts-schema.ts'
import {
  AccessLogPage,
  ExportAccessLog,
  ExportPermissions,
  ListAccessLog,
  ListPermissions,
  PermissionPage,
  Segregation,
  Unmask,
  Unmasked,
} from './schema.ts'
import { segregationReport } from './segregation.ts'
import { unmaskCase, unmaskCustomer } from './unmask.ts'

const PAGE = 1_000
const ById = z.object({ id: Id })

/** 权限与审计: contacts in full for a reason, who read what, who could do what when, and who holds too much at once. */
export const oversightRoutes: Feature = (app, { deps }) => {
  const config = { access: [...supervisors] }
  const exported = { ...config, rateLimit: { max: 20, timeWindow: 60_000 } }
  const asked = { access: 'signed-in', rateLimit: { max: 60, timeWindow: 60_000 } } as const
  /** Looking at what others did is looking at something sensitive; turning its pages is the same look. */
  const viewed = (ctx: Ctx, request: Parameters<typeof inRequest>[1], page: string, after: string | undefined) =>
    after === undefined
      ? logReading(ctx, request, { action: 'audit-view', subject: 'page', detail: { page, filter: request.query } })
      : undefined

  app.post(
    '/api/cases/:id/unmask',
    {
      config: asked,
      schema: { summary: '查看案件的完整联系方式（留痕）', params: ById, body: Unmask, response: { 200: Unmasked } },
    },
    request => inRequest(deps, request, ctx => unmaskCase(ctx, request, request.params.id, request.body)),
  )
  app.post(
    '/api/customers/:id/unmask',
    {
      config: asked,
      schema: { summary: '查看客户的完整联系方式（留痕）', params: ById, body: Unmask, response: { 200: Unmasked } },
    },
    request => inRequest(deps, request, ctx => unmaskCustomer(ctx, request, request.params.id, request.body)),
  )
  app.get(
    '/api/access-log',
    { config, schema: { summary: '访问日志', querystring: ListAccessLog, response: { 200: AccessLogPage } } },
    request =>
      inRequest(deps, request, async ctx => {
        const page = await listAccessLog(ctx, request.query)
        await viewed(ctx, request, '访问日志', request.query.after)
        return page
      }),
  )
  app.get(
    '/api/access-log.xlsx',
    { config: exported, schema: { summary: '导出访问日志（Excel）', querystring: ExportAccessLog } },
    (request, reply) =>
      sendList(deps, request, reply, '访问日志', accessColumns, (ctx, after) =>
        listAccessLog(ctx, { ...request.query, limit: PAGE, after }),
      ),
  )
  app.get(
    '/api/permission-history',
    { config, schema: { summary: '权限历史', querystring: ListPermissions, response: { 200: PermissionPage } } },
    request =>
      inRequest(deps, request, async ctx => {
        await viewed(ctx, request, '权限历史', request.query.after)
        return listPermissions(ctx, request.query)
      }),
  )
  app.get(
    '/api/permission-history.xlsx',
    { config: exported, schema: { summary: '导出权限历史（Excel）', querystring: ExportPermissions } },
    (request, reply) =>
      sendList(deps, request, reply, '权限历史', permissionColumns, (ctx, after) =>
        listPermissions(ctx, { ...request.query, limit: PAGE, after }),
      ),
  )
  app.get('/api/segregation', { config, schema: { summary: '职责分离报告', response: { 200: Segregation } } }, request =>
    inRequest(deps, request, async ctx => {
      await viewed(ctx, request, '职责分离', undefined)
      return segregationReport(ctx)
    }),
  )
}
