import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { viewBoard } from './board.ts'
import { checkVisit } from './check-visit.ts'
import { placeVisit } from './place-visit.ts'
import { Board, BoardFilter, CheckVisit, ListUnplaced, Placed, PlaceVisit, UnplacedPage, VisitCheck } from './schema.ts'
import { listUnplaced } from './unplaced.ts'

/** 派工板: who goes where and when, by the day and the week. Who may look, the regulation says, as of the office's desk (equip 17). */
export const dispatchRoutes: Feature = async (app, { deps }) => {
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/dispatch',
    { config, schema: { summary: '派工板：人员、上门、休假与工作日历', querystring: BoardFilter, response: { 200: Board } } },
    request => inRequest(deps, request, ctx => viewBoard(ctx, request.query)),
  )
  app.get(
    '/api/dispatch/unplaced',
    { config, schema: { summary: '待安排的派工单', querystring: ListUnplaced, response: { 200: UnplacedPage } } },
    request => inRequest(deps, request, ctx => listUnplaced(ctx, request.query)),
  )
  app.get(
    '/api/dispatch/check',
    { config, schema: { summary: '安排之前的提醒', querystring: CheckVisit, response: { 200: VisitCheck } } },
    request => inRequest(deps, request, ctx => checkVisit(ctx, request.query)),
  )
  app.post(
    '/api/dispatch/visits',
    { config, schema: { summary: '派人并登记上门预约', body: PlaceVisit, response: { 201: Placed } } },
    (request, reply) => once(deps, request, reply, 201, ctx => placeVisit(ctx, request.body)),
  )
}
