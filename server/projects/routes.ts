import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { addOrder, changePlan, createProject, removeOrder, stopProject } from './keep-project.ts'
import { listProjects, onTimeRate, viewProject } from './read-projects.ts'
import {
  AddOrder,
  AskOnTime,
  ChangePlan,
  ListProjects,
  NewProject,
  OnTimeRate,
  OrderParams,
  ProjectId,
  ProjectPage,
  ProjectView,
  StopProject,
} from './schema.ts'

/** 安装项目 (equip 第十三条): plans in phases and how they are kept; who may is asked by the use cases. */
export const projectRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in' } as const
  const shown = { 200: ProjectView }
  app.get(
    '/api/projects',
    { config, schema: { summary: '安装项目', querystring: ListProjects, response: { 200: ProjectPage } } },
    request => inRequest(deps, request, ctx => listProjects(ctx, request.query)),
  )
  app.get(
    '/api/projects-on-time',
    { config, schema: { summary: '按期完成率', querystring: AskOnTime, response: { 200: OnTimeRate } } },
    request => inRequest(deps, request, ctx => onTimeRate(ctx, request.query.year)),
  )
  app.get('/api/projects/:id', { config, schema: { summary: '项目', params: ProjectId, response: shown } }, request =>
    inRequest(deps, request, ctx => viewProject(ctx, request.params.id)),
  )
  app.post(
    '/api/projects',
    { config, schema: { summary: '新建项目', body: NewProject, response: { 201: ProjectView } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => viewProject(ctx, await createProject(ctx, request.body))),
  )
  app.post(
    '/api/projects/:id/plan',
    { config, schema: { summary: '更改计划', params: ProjectId, body: ChangePlan, response: shown } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await changePlan(ctx, request.params.id, request.body)
        return viewProject(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/projects/:id/orders',
    { config, schema: { summary: '派工单加入项目', params: ProjectId, body: AddOrder, response: shown } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await addOrder(ctx, request.params.id, request.body)
        return viewProject(ctx, request.params.id)
      }),
  )
  app.delete(
    '/api/projects/:id/orders/:case',
    { config, schema: { summary: '派工单移出项目', params: OrderParams, response: shown } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await removeOrder(ctx, request.params.id, request.params.case)
        return viewProject(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/projects/:id/stop',
    { config, schema: { summary: '终止项目', params: ProjectId, body: StopProject, response: shown } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await stopProject(ctx, request.params.id, request.body.reason)
        return viewProject(ctx, request.params.id)
      }),
  )
}
