import type { Feature } from '../deps.ts'
import { inRequest } from '../http/organisation-context.ts'
import { failureCases, failureStatistics } from './failures.ts'
import { qualityIssues } from './quality-issues.ts'
import { AskCases, AskFailures, FailureCases, FailureStatistics, QualityIssues } from './schema.ts'

/** 故障统计与质量反馈 (equip 第十、十一条). Everybody counts the cases that they see. */
export const statisticRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/statistics/failures',
    { config, schema: { summary: '故障统计', querystring: AskFailures, response: { 200: FailureStatistics } } },
    request => inRequest(deps, request, ctx => failureStatistics(ctx, request.query)),
  )
  app.get(
    '/api/statistics/failures/cases',
    { config, schema: { summary: '故障统计：数字背后的案件', querystring: AskCases, response: { 200: FailureCases } } },
    request => inRequest(deps, request, ctx => failureCases(ctx, request.query)),
  )
  app.get('/api/statistics/quality', { config, schema: { summary: '质量反馈', response: { 200: QualityIssues } } }, request =>
    inRequest(deps, request, qualityIssues),
  )
}
