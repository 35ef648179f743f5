import type { Feature } from '../deps.ts'
import { sendList } from '../export/send-list.ts'
import { inRequest } from '../http/organisation-context.ts'
import { listTrips } from './list-trips.ts'
import { ListTrips, TripFilter, TripPage } from './schema.ts'
import { tripColumns } from './trip-columns.ts'

/** Rows read at a time. */
const PAGE = 1_000

/** 出差费用: trips of orders with budget and costs. Submitting, approving and settling them are acts of the order. */
export const tripRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/trips',
    { config: { access: 'signed-in' }, schema: { summary: '出差费用', querystring: ListTrips, response: { 200: TripPage } } },
    request => inRequest(deps, request, ctx => listTrips(ctx, request.query)),
  )
  app.get(
    '/api/trips.xlsx',
    {
      config: { access: 'signed-in', rateLimit: { max: 20, timeWindow: 60_000 } },
      schema: { summary: '导出出差费用（Excel）', querystring: TripFilter },
    },
    (request, reply) =>
      sendList(deps, request, reply, '出差费用', tripColumns, (ctx, after) =>
        listTrips(ctx, { ...request.query, limit: PAGE, after }),
      ),
  )
}
