import { z } from 'zod'
import { Id } from '../../../events/define.ts'
import type { Feature } from '../../deps.ts'
import { once } from '../../http/once.ts'
import { inRequest } from '../../http/organisation-context.ts'
import { ById } from '../schema.ts'
import { listScorecards } from './list-cards.ts'
import { reviewRun } from './review-run.ts'
import { correctRun, givePoints, startRun } from './runs.ts'
import { AskScorecards, CorrectRun, GivePoints, ReviewRun, RunView, ScorecardsView, SetWeights, StartRun } from './schema.ts'
import { signRun } from './sign-run.ts'
import { viewRun } from './view-run.ts'
import { setWeights } from './weights.ts'

const Made = z.object({ id: Id })

/** 考核 (furn 7.1, 7.2.1, robot 第十九条): weights, monthly and yearly runs, signatures, what the committee says, corrections. */
export const scorecardRoutes: Feature = async (app, { deps }) => {
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/scorecards',
    { config, schema: { summary: '考核表与考核', querystring: AskScorecards, response: { 200: ScorecardsView } } },
    request => inRequest(deps, request, ctx => listScorecards(ctx, request.query)),
  )
  app.post(
    '/api/scorecards/weights',
    { config, schema: { summary: '设定考核权重', body: SetWeights, response: { 201: Made } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ id: await setWeights(ctx, request.body) })),
  )
  app.post(
    '/api/scorecards/runs',
    { config, schema: { summary: '开始考核', body: StartRun, response: { 201: Made } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ id: await startRun(ctx, request.body) })),
  )
  app.get(
    '/api/scorecards/runs/:id',
    { config, schema: { summary: '一份考核', params: ById, response: { 200: RunView } } },
    request => inRequest(deps, request, ctx => viewRun(ctx, request.params.id)),
  )
  app.post(
    '/api/scorecards/runs/:id/points',
    { config, schema: { summary: '打分', params: ById, body: GivePoints, response: { 200: RunView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await givePoints(ctx, request.params.id, request.body)
        return viewRun(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/scorecards/runs/:id/sign',
    { config, schema: { summary: '考核签字', params: ById, response: { 200: RunView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await signRun(ctx, request.params.id)
        return viewRun(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/scorecards/runs/:id/review',
    { config, schema: { summary: '年度考核审议', params: ById, body: ReviewRun, response: { 200: RunView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await reviewRun(ctx, request.params.id, request.body)
        return viewRun(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/scorecards/runs/:id/correct',
    { config, schema: { summary: '更正已签字的考核', params: ById, body: CorrectRun, response: { 201: Made } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => ({ id: await correctRun(ctx, request.params.id, request.body) })),
  )
}
