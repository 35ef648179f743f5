import { z } from 'zod'
import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { decideMandate, revokeMandate } from './decide-mandate.ts'
import { listMandates } from './list-mandates.ts'
import { requestMandate } from './request-mandate.ts'
import { DecideMandate, ListMandates, MandatePage, NewMandate, RevokeMandate } from './schema.ts'

const ById = z.object({ id: z.string().max(64) })
const Done = z.object({ id: z.string() })

/** 授权书 (furn 5.3): asked for, approved in writing by the direct superior, revoked; and in whose place one may act now. */
export const mandateRoutes: Feature = app => {
  const { deps } = app
  app.get(
    '/api/mandates',
    { config: { access: 'signed-in' }, schema: { summary: '授权书', querystring: ListMandates, response: { 200: MandatePage } } },
    request => inRequest(deps, request, ctx => listMandates(ctx, request.query)),
  )
  app.post(
    '/api/mandates',
    { config: { access: 'signed-in' }, schema: { summary: '申请授权', body: NewMandate, response: { 201: Done } } },
    (request, reply) => once(deps, request, reply, 201, ctx => requestMandate(ctx, request.body)),
  )
  app.post(
    '/api/mandates/:id/decide',
    {
      config: { access: 'signed-in' },
      schema: { summary: '批准或不批准授权', params: ById, body: DecideMandate, response: { 200: Done } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await decideMandate(ctx, request.params.id, request.body)
        return request.params
      }),
  )
  app.post(
    '/api/mandates/:id/revoke',
    {
      config: { access: 'signed-in' },
      schema: { summary: '撤销授权', params: ById, body: RevokeMandate, response: { 200: Done } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await revokeMandate(ctx, request.params.id, request.body.reason)
        return request.params
      }),
  )
}
