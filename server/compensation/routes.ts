import { z } from 'zod'
import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { listBookings, listFunds, setBudget, setWarning } from './funds.ts'
import { listCompensations, listRecoveries } from './lists.ts'
import {
  BookingPage,
  CompensationPage,
  FundList,
  ListBookings,
  ListCompensations,
  ListFunds,
  ListRecoveries,
  MoneyView,
  RecoveryPage,
  SetBudget,
  SetWarning,
} from './schema.ts'
import { viewMoney } from './view-money.ts'

const ById = z.object({ id: z.string().min(3).max(200) })

/** 赔偿、追偿、专项经费. What happens in a case are acts of the case; here are the lists, and the budgets of funds. */
export const compensationRoutes: Feature = async (app, { deps }) => {
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/compensations',
    { config, schema: { summary: '赔偿一览', querystring: ListCompensations, response: { 200: CompensationPage } } },
    request => inRequest(deps, request, ctx => listCompensations(ctx, request.query)),
  )
  app.get(
    '/api/recoveries',
    { config, schema: { summary: '追偿一览', querystring: ListRecoveries, response: { 200: RecoveryPage } } },
    request => inRequest(deps, request, ctx => listRecoveries(ctx, request.query)),
  )
  app.get(
    '/api/cases/:id/money',
    { config, schema: { summary: '案件的赔偿与追偿', params: ById, response: { 200: MoneyView } } },
    request => inRequest(deps, request, ctx => viewMoney(ctx, request.params.id)),
  )
  app.get(
    '/api/funds',
    { config, schema: { summary: '专项经费：预算、列支、余额', querystring: ListFunds, response: { 200: FundList } } },
    request => inRequest(deps, request, ctx => listFunds(ctx, request.query.year)),
  )
  app.get(
    '/api/funds/:id/bookings',
    { config, schema: { summary: '专项经费列支明细', params: ById, querystring: ListBookings, response: { 200: BookingPage } } },
    request => inRequest(deps, request, ctx => listBookings(ctx, request.params.id, request.query)),
  )
  app.post(
    '/api/funds/:id/budgets',
    { config, schema: { summary: '录入年度预算', params: ById, body: SetBudget, response: { 200: FundList } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await setBudget(ctx, request.params.id, request.body)
        return listFunds(ctx, request.body.year)
      }),
  )
  app.post(
    '/api/funds/:id/warning',
    { config, schema: { summary: '设置经费预警线', params: ById, body: SetWarning, response: { 200: FundList } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await setWarning(ctx, request.params.id, request.body.percent)
        return listFunds(ctx, undefined)
      }),
  )
}
