import { listApprovals } from '../approvals/list-approvals.ts'
import { listCases } from '../cases/list-cases.ts'
import { listCustomers } from '../customers/list-customers.ts'
import type { Feature } from '../deps.ts'
import { listDuties } from '../duties/list-duties.ts'
import { listLibrary } from '../library/read-library.ts'
import { listReports } from '../reports/list-reports.ts'
import { caseColumns, dutyColumns } from './list-columns.ts'
import { approvalColumns, customerColumns, libraryColumns, reportColumns } from './more-columns.ts'
import { ExportApprovals, ExportCases, ExportCustomers, ExportDuties, ExportLibrary, ExportReports } from './schema.ts'
import { sendList } from './send-list.ts'

/** Rows read at a time, each page in a transaction of its own: a long export keeps nobody waiting. */
const PAGE = 1_000

/** Lists as Excel: the same filters as on the screen, whole instead of by pages. */
export const exportRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in', rateLimit: { max: 20, timeWindow: 60_000 } } as const

  app.get('/api/cases.xlsx', { config, schema: { summary: '导出案件（Excel）', querystring: ExportCases } }, (request, reply) =>
    sendList(deps, request, reply, '案件', caseColumns, (ctx, after) => listCases(ctx, { ...request.query, limit: PAGE, after })),
  )
  app.get(
    '/api/duties.xlsx',
    { config, schema: { summary: '导出责任事项（Excel）', querystring: ExportDuties } },
    (request, reply) =>
      sendList(deps, request, reply, '责任事项', dutyColumns, (ctx, after) =>
        listDuties(ctx, { ...request.query, limit: PAGE, after }),
      ),
  )
  app.get(
    '/api/approvals.xlsx',
    { config, schema: { summary: '导出审批（Excel）', querystring: ExportApprovals } },
    (request, reply) =>
      sendList(deps, request, reply, '审批', approvalColumns, (ctx, after) =>
        listApprovals(ctx, { ...request.query, limit: PAGE, after }),
      ),
  )
  app.get(
    '/api/customers.xlsx',
    { config, schema: { summary: '导出客户（Excel）', querystring: ExportCustomers } },
    (request, reply) =>
      sendList(deps, request, reply, '客户', customerColumns, (ctx, after) =>
        listCustomers(ctx, { ...request.query, limit: PAGE, after }),
      ),
  )
  app.get(
    '/api/library.xlsx',
    { config, schema: { summary: '导出案例库（Excel）', querystring: ExportLibrary } },
    (request, reply) =>
      sendList(deps, request, reply, '案例库', libraryColumns, (ctx, after) =>
        listLibrary(ctx, { ...request.query, limit: PAGE, after }),
      ),
  )
  app.get(
    '/api/reports.xlsx',
    { config, schema: { summary: '导出周报月报（Excel）', querystring: ExportReports } },
    (request, reply) =>
      sendList(deps, request, reply, '周报月报', reportColumns, (ctx, after) =>
        listReports(ctx, { ...request.query, limit: PAGE, after }),
      ),
  )
}
