import type { FastifyReply } from 'fastify'
import { localDateOf } from '../../engine/calendar/days.ts'
import { listApprovals } from '../approvals/list-approvals.ts'
import { listCases } from '../cases/list-cases.ts'
import type { Ctx } from '../context.ts'
import { listCustomers } from '../customers/list-customers.ts'
import type { Feature } from '../deps.ts'
import { listDuties } from '../duties/list-duties.ts'
import { disposition } from '../files/file-name.ts'
import { inRequest } from '../http/organisation-context.ts'
import { listLibrary } from '../library/read-library.ts'
import { listReports } from '../reports/list-reports.ts'
import { type Column, namesFor } from './columns.ts'
import { caseColumns, dutyColumns } from './list-columns.ts'
import { approvalColumns, customerColumns, libraryColumns, reportColumns } from './more-columns.ts'
import { ExportApprovals, ExportCases, ExportCustomers, ExportDuties, ExportLibrary, ExportReports } from './schema.ts'
import { writeWorkbook } from './write-workbook.ts'

/** Rows read at a time, each page in a transaction of its own: a long export keeps nobody waiting. */
const PAGE = 1_000

type ListPage<T> = { items: readonly T[]; next: string | null }

/** Lists as Excel: the same filters as on the screen, whole instead of by pages. */
export const exportRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in', rateLimit: { max: 20, timeWindow: 60_000 } } as const

  /** Streams one list; `read` gives a page from a cursor on. */
  const send = async <T>(
    request: Parameters<typeof inRequest>[1],
    reply: FastifyReply,
    name: string,
    columns: readonly Column<T>[],
    read: (ctx: Ctx, after: string | undefined) => Promise<ListPage<T>>,
  ) => {
    let file = ''
    const workbook = await writeWorkbook(name, columns, after =>
      inRequest(deps, request, async ctx => {
        file = `${name} ${localDateOf(ctx.rules.calendar, ctx.now)}.xlsx`
        return { ...(await read(ctx, after)), names: namesFor(ctx) }
      }),
    )
    return reply
      .headers({ 'Content-Disposition': disposition('attachment', file), 'Cache-Control': 'no-store' })
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .send(workbook)
  }

  app.get('/api/cases.xlsx', { config, schema: { summary: '导出案件（Excel）', querystring: ExportCases } }, (request, reply) =>
    send(request, reply, '案件', caseColumns, (ctx, after) => listCases(ctx, { ...request.query, limit: PAGE, after })),
  )
  app.get(
    '/api/duties.xlsx',
    { config, schema: { summary: '导出责任事项（Excel）', querystring: ExportDuties } },
    (request, reply) =>
      send(request, reply, '责任事项', dutyColumns, (ctx, after) => listDuties(ctx, { ...request.query, limit: PAGE, after })),
  )
  app.get(
    '/api/approvals.xlsx',
    { config, schema: { summary: '导出审批（Excel）', querystring: ExportApprovals } },
    (request, reply) =>
      send(request, reply, '审批', approvalColumns, (ctx, after) => listApprovals(ctx, { ...request.query, limit: PAGE, after })),
  )
  app.get(
    '/api/customers.xlsx',
    { config, schema: { summary: '导出客户（Excel）', querystring: ExportCustomers } },
    (request, reply) =>
      send(request, reply, '客户', customerColumns, (ctx, after) => listCustomers(ctx, { ...request.query, limit: PAGE, after })),
  )
  app.get(
    '/api/library.xlsx',
    { config, schema: { summary: '导出案例库（Excel）', querystring: ExportLibrary } },
    (request, reply) =>
      send(request, reply, '案例库', libraryColumns, (ctx, after) => listLibrary(ctx, { ...request.query, limit: PAGE, after })),
  )
  app.get(
    '/api/reports.xlsx',
    { config, schema: { summary: '导出周报月报（Excel）', querystring: ExportReports } },
    (request, reply) =>
      send(request, reply, '周报月报', reportColumns, (ctx, after) => listReports(ctx, { ...request.query, limit: PAGE, after })),
  )
}
