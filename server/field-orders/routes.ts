import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Feature } from '../deps.ts'
import { inRequest } from '../http/organisation-context.ts'
import { fieldSheet } from './field-sheet.ts'
import { myOrders } from './my-orders.ts'
import { FieldSheet, MyOrders } from './schema.ts'

/** 今日外勤 (equip 18.3): what somebody of the field has in hand, and what their phone needs to go on without a network. */
export const fieldOrderRoutes: Feature = async (app, { deps }) => {
  const config = { access: 'signed-in' } as const
  app.get('/api/field/orders', { config, schema: { summary: '本人手上的派工单', response: { 200: MyOrders } } }, request =>
    inRequest(deps, request, myOrders),
  )
  app.get(
    '/api/cases/:id/field',
    {
      config,
      schema: { summary: '手机离线办理所需：关口、佐证与责任', params: z.object({ id: Id }), response: { 200: FieldSheet } },
    },
    request => inRequest(deps, request, ctx => fieldSheet(ctx, request.params.id)),
  )
}
