import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Feature } from '../deps.ts'
import { inRequest } from '../http/organisation-context.ts'
import { candidatesFor } from './candidates.ts'
import { Candidates } from './schema.ts'

/** 派人比较: who can be named for a case, with what speaks for and against each. Naming somebody is the act `assign`. */
export const assignmentRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/cases/:id/candidates',
    {
      config: { access: 'signed-in' },
      schema: { summary: '派人比较：专长、证书、区域、请假、在手', params: z.object({ id: Id }), response: { 200: Candidates } },
    },
    request => inRequest(deps, request, ctx => candidatesFor(ctx, request.params.id)),
  )
}
