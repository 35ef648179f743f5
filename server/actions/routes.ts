import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Feature } from '../deps.ts'
import { inRequest } from '../http/organisation-context.ts'
import { effectFigures } from './effect-figures.ts'
import { listActions } from './list-actions.ts'
import { ActionPage, EffectFigures, ListActions } from './schema.ts'

/** 纠正预防措施: all of them in one list, and the figures by which the effect of a handling is judged. What is done about one is an act of its case. */
export const actionRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/actions',
    { config, schema: { summary: '纠正预防措施', querystring: ListActions, response: { 200: ActionPage } } },
    request => inRequest(deps, request, ctx => listActions(ctx, request.query)),
  )
  app.get(
    '/api/cases/:id/effect-figures',
    { config, schema: { summary: '处理前后的指标', params: z.object({ id: Id }), response: { 200: EffectFigures } } },
    request => inRequest(deps, request, ctx => effectFigures(ctx, request.params.id)),
  )
}
