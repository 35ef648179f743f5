import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { checklistsOfCase } from './case-checklists.ts'
import { changeChecklist, createChecklist, listChecklists, withdrawChecklist } from './keep-checklist.ts'
import { CaseChecklists, ChecklistList, ChecklistParams, KeepChecklist } from './schema.ts'

/** 检查单: a company's own lists; filling one in is the act `fill-checklist` of a case. */
export const checklistRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in' } as const
  const keep = { access: ['administrator', 'customer-service-manager', 'department-head'] } as const
  app.get('/api/checklists', { config, schema: { summary: '检查单', response: { 200: ChecklistList } } }, request =>
    inRequest(deps, request, listChecklists),
  )
  app.post(
    '/api/checklists',
    { config: keep, schema: { summary: '新建检查单', body: KeepChecklist, response: { 201: ChecklistList } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        await createChecklist(ctx, request.body)
        return listChecklists(ctx)
      }),
  )
  app.put(
    '/api/checklists/:id',
    {
      config: keep,
      schema: { summary: '更改检查单', params: ChecklistParams, body: KeepChecklist, response: { 200: ChecklistList } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await changeChecklist(ctx, request.params.id, request.body)
        return listChecklists(ctx)
      }),
  )
  app.post(
    '/api/checklists/:id/withdraw',
    { config: keep, schema: { summary: '停用检查单', params: ChecklistParams, response: { 200: ChecklistList } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await withdrawChecklist(ctx, request.params.id)
        return listChecklists(ctx)
      }),
  )
  app.get(
    '/api/cases/:id/checklists',
    { config, schema: { summary: '案件的检查单', params: z.object({ id: Id }), response: { 200: CaseChecklists } } },
    request => inRequest(deps, request, ctx => checklistsOfCase(ctx, request.params.id)),
  )
}
