import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Feature } from '../deps.ts'
import { inRequest } from '../http/organisation-context.ts'
import { knownAnswers } from './known-answers.ts'
import { previewCase } from './preview-case.ts'
import { previewRoute } from './preview-route.ts'
import {
  KnownAnswers,
  LevelQuery,
  Preview,
  PreviewCase,
  PreviewedRoute,
  RouteQuery,
  SimilarCases,
  SimilarQuery,
} from './schema.ts'
import { similarCases } from './similar-cases.ts'

/** What somebody who registers or grades a case wants to know before saving it. */
export const intakeRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in' } as const
  app.post(
    '/api/cases/preview',
    { config, schema: { summary: '试算：等级、责任、时限、审批人（不保存）', body: PreviewCase, response: { 200: Preview } } },
    request => inRequest(deps, request, ctx => previewCase(ctx, request.body)),
  )
  app.get(
    '/api/cases/similar',
    { config, schema: { summary: '可能重复的案件', querystring: SimilarQuery, response: { 200: SimilarCases } } },
    request => inRequest(deps, request, async ctx => ({ items: await similarCases(ctx, request.query) })),
  )
  app.get(
    '/api/cases/:id/known-answers',
    { config, schema: { summary: '问法相近的咨询是怎样答复的', params: z.object({ id: Id }), response: { 200: KnownAnswers } } },
    request => inRequest(deps, request, async ctx => ({ items: await knownAnswers(ctx, request.params.id) })),
  )
  app.get(
    '/api/cases/:id/level-preview',
    {
      config,
      schema: {
        summary: '试算：定为某等级会怎样',
        params: z.object({ id: Id }),
        querystring: LevelQuery,
        response: { 200: Preview },
      },
    },
    request => inRequest(deps, request, ctx => previewCase(ctx, { caseId: request.params.id, level: request.query.level })),
  )
  app.get(
    '/api/cases/:id/route-preview',
    {
      config,
      schema: {
        summary: '试算：提交后由谁审批',
        params: z.object({ id: Id }),
        querystring: RouteQuery,
        response: { 200: PreviewedRoute },
      },
    },
    request => inRequest(deps, request, ctx => previewRoute(ctx, request.params.id, request.query)),
  )
}
