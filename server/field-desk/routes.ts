import type { Feature } from '../deps.ts'
import { inRequest } from '../http/organisation-context.ts'
import { listFieldNeeds } from './list-needs.ts'
import { listFieldPeople } from './list-people.ts'
import { DeskFilter, FieldDesk, FieldNeedPage, FieldPeoplePage, ListFieldNeeds, ListFieldPeople } from './schema.ts'
import { viewDesk } from './summary.ts'

/** 外勤总览 (equip 17): the field as the office sees and supports it. Who may look, the regulation in force says (field-work.ts). */
export const fieldDeskRoutes: Feature = async (app, { deps }) => {
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/field-desk',
    { config, schema: { summary: '外勤总览：人数与待办', querystring: DeskFilter, response: { 200: FieldDesk } } },
    request => inRequest(deps, request, ctx => viewDesk(ctx, request.query)),
  )
  app.get(
    '/api/field-desk/people',
    { config, schema: { summary: '外勤人员与手上的派工单', querystring: ListFieldPeople, response: { 200: FieldPeoplePage } } },
    request => inRequest(deps, request, ctx => listFieldPeople(ctx, request.query)),
  )
  app.get(
    '/api/field-desk/needs',
    { config, schema: { summary: '需要内勤处理', querystring: ListFieldNeeds, response: { 200: FieldNeedPage } } },
    request => inRequest(deps, request, ctx => listFieldNeeds(ctx, request.query)),
  )
}
