import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Feature } from '../deps.ts'
import { inRequest } from '../http/organisation-context.ts'
import { LiabilityView } from './schema.ts'
import { viewLiability } from './view-liability.ts'

/** 责任认定: how it stands with all its versions. What is added to it are acts of the case. */
export const liabilityRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/cases/:id/liability',
    {
      config: { access: 'signed-in' },
      schema: { summary: '责任认定：各版比例、签认、异议', params: z.object({ id: Id }), response: { 200: LiabilityView } },
    },
    request => inRequest(deps, request, ctx => viewLiability(ctx, request.params.id)),
  )
}
