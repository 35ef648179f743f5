import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { receiveReport, submitReport } from './hand-in.ts'
import { listReports, viewReport } from './list-reports.ts'
import { ListReports, ReportPage, ReportView, SubmitReport } from './schema.ts'

const ById = z.object({ id: Id })

/** 周报、月报、季报: what a regulation asks of departments and of the organisation at the end of a period. */
export const reportRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/reports',
    { config: { access: 'signed-in' }, schema: { summary: '定期报告', querystring: ListReports, response: { 200: ReportPage } } },
    request => inRequest(deps, request, ctx => listReports(ctx, request.query)),
  )
  app.get(
    '/api/reports/:id',
    { config: { access: 'signed-in' }, schema: { summary: '一份报告及其数字', params: ById, response: { 200: ReportView } } },
    request => inRequest(deps, request, ctx => viewReport(ctx, request.params.id)),
  )
  app.post(
    '/api/reports/:id/submit',
    {
      config: { access: 'signed-in' },
      schema: { summary: '提交报告', params: ById, body: SubmitReport, response: { 200: ReportView } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await submitReport(ctx, request.params.id, request.body)
        return viewReport(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/reports/:id/receive',
    { config: { access: 'signed-in' }, schema: { summary: '接收备案', params: ById, response: { 200: ReportView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await receiveReport(ctx, request.params.id)
        return viewReport(ctx, request.params.id)
      }),
  )
}
