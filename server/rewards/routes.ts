import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { listRewards } from './list-rewards.ts'
import { listPublications, raiseObjection } from './publications.ts'
import { ListRewards, PublicationList, RaiseObjection, RewardPage } from './schema.ts'

const ById = z.object({ id: Id })

/** 奖励与表彰: the register, and what is published for everybody. What happens in a reward's case are acts of the case. */
export const rewardRoutes: Feature = async (app, { deps }) => {
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/rewards',
    { config, schema: { summary: '奖励与表彰登记簿', querystring: ListRewards, response: { 200: RewardPage } } },
    request => inRequest(deps, request, ctx => listRewards(ctx, request.query)),
  )
  app.get(
    '/api/rewards/published',
    { config, schema: { summary: '正在公示的奖励', response: { 200: PublicationList } } },
    request => inRequest(deps, request, ctx => listPublications(ctx)),
  )
  app.post(
    '/api/rewards/:id/objections',
    { config, schema: { summary: '对公示提异议', params: ById, body: RaiseObjection, response: { 201: PublicationList } } },
    (request, reply) => once(deps, request, reply, 201, ctx => raiseObjection(ctx, request.params.id, request.body)),
  )
}
