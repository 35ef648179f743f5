import type { Feature } from '../deps.ts'
import { inRequest } from '../http/organisation-context.ts'
import { listAdminLog } from './list-log.ts'
import { AdminLogPage, ListAdminLog } from './schema.ts'

/** 管理日志, for administrators and auditors. */
export const adminLogRoutes: Feature = (app, { deps }) => {
  app.get(
    '/api/admin-log',
    {
      config: { access: ['administrator', 'auditor'] },
      schema: {
        summary: '管理日志：登录、失败、锁定、密钥、两步验证与登录方式的变更',
        querystring: ListAdminLog,
        response: { 200: AdminLogPage },
      },
    },
    request => inRequest(deps, request, ctx => listAdminLog(ctx, request.query)),
  )
}
