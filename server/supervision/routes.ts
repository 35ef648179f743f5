import { localDateOf } from '../../engine/calendar/days.ts'
import { signedIn } from '../access/access.ts'
import { logReading } from '../access/access-log.ts'
import type { Feature } from '../deps.ts'
import { disposition } from '../files/file-name.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { decideFinding, disputeFinding, raiseByHand, rectifyFinding } from './decide-finding.ts'
import { setFewest } from './fewest.ts'
import { allFindings, findingWorkbook } from './finding-workbook.ts'
import { listAudits } from './list-audits.ts'
import { listChecks } from './list-checks.ts'
import { listFindings } from './list-findings.ts'
import { checkNow, listHits, settleHit } from './list-hits.ts'
import { beginAudit, dropAudit, moveAudit, planAudit } from './plan-audit.ts'
import {
  AskAudits,
  Audits,
  Begun,
  ById,
  CheckPage,
  DecideFinding,
  DisputeFinding,
  DropAudit,
  FindingPage,
  HitPage,
  ListChecks,
  ListFindings,
  ListHits,
  MoveAudit,
  PlanAudit,
  RaiseFinding,
  RectifyFinding,
  SetFewest,
  SettleHit,
} from './schema.ts'

const config = { access: 'signed-in' } as const
const files = { ...config, rateLimit: { max: 60, timeWindow: 60_000 } } as const
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const firstPage = ListFindings.parse({})

/** 监督: findings with disputes and rectifications, audits by plan and surprise checks, and what the system finds in the data. */
export const supervisionRoutes: Feature = (app, { deps }) => {
  app.get(
    '/api/supervision/findings',
    { config, schema: { summary: '检查发现', querystring: ListFindings, response: { 200: FindingPage } } },
    request => inRequest(deps, request, ctx => listFindings(ctx, request.query)),
  )
  app.get(
    '/api/supervision/findings.xlsx',
    { config: files, schema: { summary: '检查发现的表格（Excel）', querystring: ListFindings } },
    async (request, reply) => {
      const { findings, calendar, day } = await inRequest(deps, request, async ctx => {
        await logReading(ctx, request, { action: 'export', subject: 'list', detail: { list: 'findings', filter: request.query } })
        const { calendar } = ctx.rules
        return { findings: await allFindings(ctx, request.query), calendar, day: localDateOf(calendar, ctx.now) }
      })
      const file = await findingWorkbook(findings, signedIn(request).language, calendar)
      return reply
        .headers({ 'Content-Disposition': disposition('attachment', `检查发现 ${day}.xlsx`), 'Cache-Control': 'no-store' })
        .type(xlsx)
        .send(file)
    },
  )
  app.get(
    '/api/supervision/checks',
    { config, schema: { summary: '办案核查', querystring: ListChecks, response: { 200: CheckPage } } },
    request => inRequest(deps, request, ctx => listChecks(ctx, request.query)),
  )
  app.post(
    '/api/supervision/fewest',
    { config, schema: { summary: '设置突击检查的最少订单数', body: SetFewest, response: { 200: Audits } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await setFewest(ctx, request.body)
        return listAudits(ctx, undefined)
      }),
  )
  app.post(
    '/api/supervision/findings',
    { config, schema: { summary: '登记巡查所见', body: RaiseFinding, response: { 201: FindingPage } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        await raiseByHand(ctx, request.body)
        return listFindings(ctx, firstPage)
      }),
  )
  app.post(
    '/api/supervision/findings/:id/dispute',
    { config, schema: { summary: '提出异议', params: ById, body: DisputeFinding, response: { 200: FindingPage } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await disputeFinding(ctx, request.params.id, request.body.reason)
        return listFindings(ctx, firstPage)
      }),
  )
  app.post(
    '/api/supervision/findings/:id/decide',
    { config, schema: { summary: '裁定异议', params: ById, body: DecideFinding, response: { 200: FindingPage } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await decideFinding(ctx, request.params.id, request.body)
        return listFindings(ctx, firstPage)
      }),
  )
  app.post(
    '/api/supervision/findings/:id/rectify',
    { config, schema: { summary: '转整改', params: ById, body: RectifyFinding, response: { 200: Begun } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => ({ case: await rectifyFinding(ctx, request.params.id, request.body) })),
  )
  app.get(
    '/api/supervision/audits',
    { config, schema: { summary: '审计计划与检查', querystring: AskAudits, response: { 200: Audits } } },
    request => inRequest(deps, request, ctx => listAudits(ctx, request.query.year)),
  )
  app.post(
    '/api/supervision/audits/plans',
    { config, schema: { summary: '列入审计计划', body: PlanAudit, response: { 201: Audits } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        await planAudit(ctx, request.body)
        return listAudits(ctx, Number(request.body.from.slice(0, 4)))
      }),
  )
  app.post(
    '/api/supervision/audits/plans/:id/move',
    { config, schema: { summary: '改期', params: ById, body: MoveAudit, response: { 200: Audits } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await moveAudit(ctx, request.params.id, request.body)
        return listAudits(ctx, Number(request.body.from.slice(0, 4)))
      }),
  )
  app.post(
    '/api/supervision/audits/plans/:id/drop',
    { config, schema: { summary: '取消计划', params: ById, body: DropAudit, response: { 200: Audits } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await dropAudit(ctx, request.params.id, request.body.because)
        return listAudits(ctx, undefined)
      }),
  )
  app.post(
    '/api/supervision/audits/plans/:id/begin',
    { config, schema: { summary: '开始检查', params: ById, response: { 200: Begun } } },
    (request, reply) => once(deps, request, reply, 200, async ctx => ({ case: await beginAudit(ctx, request.params.id) })),
  )
  app.get(
    '/api/supervision/data-checks',
    { config, schema: { summary: '数据核查', querystring: ListHits, response: { 200: HitPage } } },
    request => inRequest(deps, request, ctx => listHits(ctx, request.query)),
  )
  app.post(
    '/api/supervision/data-checks',
    { config, schema: { summary: '现在核查', response: { 200: HitPage } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await checkNow(ctx)
        return listHits(ctx, ListHits.parse({}))
      }),
  )
  app.post(
    '/api/supervision/data-checks/:id/settle',
    { config, schema: { summary: '说明或转为发现', params: ById, body: SettleHit, response: { 200: HitPage } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await settleHit(ctx, request.params.id, request.body)
        return listHits(ctx, ListHits.parse({}))
      }),
  )
}
