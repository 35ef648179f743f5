import { z } from 'zod'
import type { Feature } from '../../deps.ts'
import { once } from '../../http/once.ts'
import { inRequest } from '../../http/organisation-context.ts'
import { measureCoverage } from '../coverage/measure-coverage.ts'
import { Coverage, CoveragePeriod } from '../coverage/schema.ts'
import { Interpretation, interpreters, NewInterpretation, NewReview, Upkeep } from './schema.ts'
import { interpret, review, viewUpkeep } from './upkeep.ts'

const ById = z.object({ id: z.string().max(100) })
const ByEdition = ById.extend({ edition: z.iso.date() })

/** 制度维护与覆盖: reviews, written interpretations, related regulations, and what of each clause ran. */
export const upkeepRoutes: Feature = app => {
  const { deps } = app
  app.get(
    '/api/policies/:id/upkeep',
    { config: { access: 'signed-in' }, schema: { summary: '制度维护', params: ById, response: { 200: Upkeep } } },
    request => inRequest(deps, request, ctx => viewUpkeep(ctx, request.params.id)),
  )
  app.post(
    '/api/policies/:id/interpretations',
    {
      config: { access: interpreters },
      schema: { summary: '作出书面解释', params: ById, body: NewInterpretation, response: { 201: Interpretation } },
    },
    (request, reply) => once(deps, request, reply, 201, ctx => interpret(ctx, request.params.id, request.body)),
  )
  app.post(
    '/api/policies/:id/reviews',
    {
      // Who owes it may, whatever the post: the use case says who.
      config: { access: 'signed-in' },
      schema: { summary: '记录年度复核', params: ById, body: NewReview, response: { 201: Upkeep } },
    },
    (request, reply) => once(deps, request, reply, 201, ctx => review(ctx, request.params.id, request.body)),
  )
  app.get(
    '/api/policies/:id/editions/:edition/coverage',
    {
      config: { access: 'signed-in' },
      schema: { summary: '条款覆盖情况', params: ByEdition, querystring: CoveragePeriod, response: { 200: Coverage } },
    },
    request =>
      inRequest(deps, request, ctx =>
        measureCoverage(ctx, request.params.id, request.params.edition, request.query.from, request.query.to),
      ),
  )
}
