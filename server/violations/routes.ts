import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { listMeasures } from '../penalties/list-measures.ts'
import { BusinessRestrictions, ListMeasures, MeasurePage, PenaltyView } from '../penalties/schema.ts'
import { viewRestrictionsOn } from '../penalties/view-measures.ts'
import { viewPenalty } from '../penalties/view-penalty.ts'
import { listViolations, violationKinds } from './list-violations.ts'
import {
  DismissViolation,
  EnterViolation,
  ListViolations,
  OpenPenalty,
  PenaltyOpened,
  ViolationKinds,
  ViolationPage,
  ViolationRow,
} from './schema.ts'
import { dismissViolation, enterViolation, openPenalty } from './settle-violation.ts'
import { viewViolation } from './view-violation.ts'

const ById = z.object({ id: Id })

/** 违规登记与处罚: what was found, what became of it, and the file of a penalty. */
export const violationRoutes: Feature = async (app, { deps }) => {
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/violations',
    { config, schema: { summary: '违规登记簿', querystring: ListViolations, response: { 200: ViolationPage } } },
    request => inRequest(deps, request, ctx => listViolations(ctx, request.query)),
  )
  app.get(
    '/api/violations/kinds',
    { config, schema: { summary: '现行制度规定的违规', response: { 200: ViolationKinds } } },
    request => inRequest(deps, request, async ctx => violationKinds(ctx)),
  )
  app.post(
    '/api/violations',
    { config, schema: { summary: '登记违规', body: EnterViolation, response: { 201: ViolationRow } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => viewViolation(ctx, await enterViolation(ctx, request.body))),
  )
  app.post(
    '/api/violations/:id/dismiss',
    { config, schema: { summary: '不予处罚', params: ById, body: DismissViolation, response: { 200: ViolationRow } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await dismissViolation(ctx, request.params.id, request.body)
        return viewViolation(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/violations/:id/open-penalty',
    { config, schema: { summary: '处罚立案', params: ById, body: OpenPenalty, response: { 201: PenaltyOpened } } },
    (request, reply) => once(deps, request, reply, 201, ctx => openPenalty(ctx, request.params.id, request.body)),
  )
  app.get(
    '/api/cases/:id/penalty',
    { config, schema: { summary: '处罚案卷：依据、建议、是否有效', params: ById, response: { 200: PenaltyView } } },
    request => inRequest(deps, request, ctx => viewPenalty(ctx, request.params.id)),
  )
  app.get(
    '/api/penalties/measures',
    { config, schema: { summary: '处罚措施的执行', querystring: ListMeasures, response: { 200: MeasurePage } } },
    request => inRequest(deps, request, ctx => listMeasures(ctx, request.query)),
  )
  app.get(
    '/api/cases/:id/restrictions',
    { config, schema: { summary: '本案件涉及的业务限制', params: ById, response: { 200: BusinessRestrictions } } },
    request => inRequest(deps, request, ctx => viewRestrictionsOn(ctx, request.params.id)),
  )
}
