import { localDateOf } from '../../engine/calendar/days.ts'
import { signedIn } from '../access/access.ts'
import { logReading } from '../access/access-log.ts'
import type { Feature } from '../deps.ts'
import { disposition } from '../files/file-name.ts'
import { inRequest } from '../http/organisation-context.ts'
import { AskDashboard, Dashboard } from './schema.ts'
import { viewDashboard } from './view-dashboard.ts'
import { dashboardWorkbook } from './workbook.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** 看板 of a period: trends and causes, of the cases that whoever asks may see. */
export const dashboardRoutes: Feature = async (app, { deps }) => {
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/dashboard',
    { config, schema: { summary: '看板：走势与原因', querystring: AskDashboard, response: { 200: Dashboard } } },
    request => inRequest(deps, request, ctx => viewDashboard(ctx, request.query)),
  )
  app.get(
    '/api/dashboard.xlsx',
    {
      config: { ...config, rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: { summary: '看板的表格（Excel）', querystring: AskDashboard },
    },
    async (request, reply) => {
      const { view, day } = await inRequest(deps, request, async ctx => {
        await logReading(ctx, request, {
          action: 'export',
          subject: 'list',
          detail: { list: 'dashboard', filter: request.query },
        })
        return { view: await viewDashboard(ctx, request.query), day: localDateOf(ctx.rules.calendar, ctx.now) }
      })
      const file = await dashboardWorkbook(view, signedIn(request).language)
      return reply
        .headers({ 'Content-Disposition': disposition('attachment', `看板 ${day}.xlsx`), 'Cache-Control': 'no-store' })
        .type(xlsx)
        .send(file)
    },
  )
}
