import { z } from 'zod'
import { localDateOf } from '../../engine/calendar/days.ts'
import { Id } from '../../events/define.ts'
import { signedIn } from '../access/access.ts'
import { logReading } from '../access/access-log.ts'
import type { Feature } from '../deps.ts'
import { disposition } from '../files/file-name.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { casesOfIndicator } from './cases-of.ts'
import { enterFigure, listEntries } from './entries.ts'
import { freezeIndicators } from './freeze.ts'
import { listFreezes } from './list-freezes.ts'
import { readIndicators } from './read-indicators.ts'
import { indicatorFor, periodOf } from './rules-in-period.ts'
import {
  AskCases,
  AskIndicators,
  AskTrend,
  ById,
  CasesOfIndicator,
  EnterFigure,
  EntriesView,
  FreezeIndicators,
  FreezePage,
  FreezeView,
  IndicatorsView,
  ListFreezes,
  PeriodName,
  TrendView,
} from './schema.ts'
import { viewFreeze } from './then-and-now.ts'
import { trendOf } from './trend.ts'
import { indicatorsWorkbook } from './workbook.ts'

const Made = z.object({ id: Id })
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const AskEntries = z.object({ indicator: z.string().max(120), period: PeriodName })

/** 指标 (furn 1.1.2, 3.1, robot 第十九条, penal 三(七)2): everybody reads the figures of the cases that they see; what is reported is the whole company's. */
export const indicatorRoutes: Feature = async (app, { deps }) => {
  const config = { access: 'signed-in' } as const
  const files = { ...config, rateLimit: { max: 60, timeWindow: 60_000 } } as const
  app.get(
    '/api/indicators',
    { config, schema: { summary: '指标及其数字', querystring: AskIndicators, response: { 200: IndicatorsView } } },
    request => inRequest(deps, request, ctx => readIndicators(ctx, request.query, 'seen')),
  )
  app.get(
    '/api/indicators.xlsx',
    { config: files, schema: { summary: '指标的表格（Excel）', querystring: AskIndicators } },
    async (request, reply) => {
      const { view, day } = await inRequest(deps, request, async ctx => {
        await logReading(ctx, request, {
          action: 'export',
          subject: 'list',
          detail: { list: 'indicators', filter: request.query },
        })
        return { view: await readIndicators(ctx, request.query, 'seen'), day: localDateOf(ctx.rules.calendar, ctx.now) }
      })
      const file = await indicatorsWorkbook(view, signedIn(request).language)
      return reply
        .headers({ 'Content-Disposition': disposition('attachment', `指标 ${day}.xlsx`), 'Cache-Control': 'no-store' })
        .type(xlsx)
        .send(file)
    },
  )
  app.get(
    '/api/indicators/cases',
    { config, schema: { summary: '一个数字所计的案件', querystring: AskCases, response: { 200: CasesOfIndicator } } },
    request => inRequest(deps, request, ctx => casesOfIndicator(ctx, request.query)),
  )
  app.get(
    '/api/indicators/trend',
    { config, schema: { summary: '指标的趋势', querystring: AskTrend, response: { 200: TrendView } } },
    request => inRequest(deps, request, ctx => trendOf(ctx, request.query)),
  )
  app.get(
    '/api/indicators/entries',
    { config, schema: { summary: '一个指标填报过的数字', querystring: AskEntries, response: { 200: EntriesView } } },
    request =>
      inRequest(deps, request, async ctx => {
        const period = periodOf(ctx, request.query)
        indicatorFor(ctx, period, request.query.indicator)
        return listEntries(ctx, request.query.indicator, period)
      }),
  )
  app.post(
    '/api/indicators/entries',
    { config, schema: { summary: '填报指标', body: EnterFigure, response: { 201: Made } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ id: await enterFigure(ctx, request.body) })),
  )
  app.get(
    '/api/indicators/freezes',
    { config, schema: { summary: '已报的数字', querystring: ListFreezes, response: { 200: FreezePage } } },
    request => inRequest(deps, request, ctx => listFreezes(ctx, request.query)),
  )
  app.post(
    '/api/indicators/freezes',
    { config, schema: { summary: '上报指标：冻结一段期间的数字', body: FreezeIndicators, response: { 201: Made } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ id: (await freezeIndicators(ctx, request.body)).id })),
  )
  app.get(
    '/api/indicators/freezes/:id',
    { config, schema: { summary: '已报的数字与现在的数字', params: ById, response: { 200: FreezeView } } },
    request => inRequest(deps, request, ctx => viewFreeze(ctx, request.params.id)),
  )
}
