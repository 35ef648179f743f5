import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { absenceRoutes } from './absence-routes.ts'
import { viewBodies, viewLiaisons } from './bodies.ts'
import { borrowingRoutes } from './borrowing-routes.ts'
import { closeDepartment } from './change-department.ts'
import { appoint, changePost, setChair } from './change-post.ts'
import {
  BodyList,
  ChangePage,
  LiaisonView,
  ListChanges,
  ListPostHistory,
  OnDay,
  OrganisationView,
  PersonHistory,
  PostHistory,
} from './chart-schema.ts'
import { listChanges, personHistory, postHistory } from './history.ts'
import { keepers } from './may-hold.ts'
import { changePartner, createPartner, listPartners } from './partners.ts'
import { changeRegion, createRegion } from './regions.ts'
import { isPartner } from './roster.ts'
import { setSuperior } from './set-superior.ts'
import {
  ChairBody,
  ChangePartnerBody,
  ChangePostBody,
  ChangeRegionBody,
  CloseDepartmentBody,
  NewPartnerBody,
  NewPostBody,
  NewRegionBody,
  PartnerList,
  SuperiorBody,
} from './staff-schema.ts'
import { transferRoutes } from './transfer-routes.ts'
import { viewOrganisation } from './view-organisation.ts'

const ById = z.object({ id: Id })
const Made = z.object({ id: z.string() })
const Done = z.object({ done: z.literal(true) })
const done = { done: true } as const
/** Who looks at how it was and at who changed what: who keeps it, who leads, who audits. */
const readers = [
  ...keepers,
  'department-head',
  'deputy-leader',
  'leader',
  'principal',
  'general-manager',
  'deputy-general-manager',
  'auditor',
  'internal-control',
] as const

/** 组织: the tree on a day, posts with dates, superiors, bodies, liaisons, partners, regions, and the history of all of it. */
export const chartRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/organisation',
    {
      config: { access: 'signed-in' },
      schema: { summary: '组织（某一天）', querystring: OnDay, response: { 200: OrganisationView } },
    },
    request =>
      inRequest(deps, request, async ctx => {
        const view = await viewOrganisation(ctx, request.query.on)
        const mayLookBack = ctx.actor.roles.some(r => (readers as readonly string[]).includes(r.role))
        if (!view.isToday && !mayLookBack) throw refuse('role.missing')
        return view
      }),
  )
  app.get(
    '/api/organisation/bodies',
    {
      config: { access: 'signed-in' },
      schema: { summary: '小组、委员会与会议', querystring: OnDay, response: { 200: BodyList } },
    },
    request =>
      inRequest(deps, request, async ctx => ({
        items: isPartner(ctx.roster, ctx.actor.person) ? [] : await viewBodies(ctx, request.query.on),
      })),
  )
  app.get(
    '/api/organisation/liaisons',
    { config: { access: 'signed-in' }, schema: { summary: '对接人与属地联络员', response: { 200: LiaisonView } } },
    request =>
      inRequest(deps, request, async ctx =>
        isPartner(ctx.roster, ctx.actor.person)
          ? { departments: [], regions: [], rules: { department: null, region: null } }
          : viewLiaisons(ctx),
      ),
  )
  app.get(
    '/api/organisation/changes',
    {
      config: { access: readers },
      schema: { summary: '主数据变更记录', querystring: ListChanges, response: { 200: ChangePage } },
    },
    request => inRequest(deps, request, ctx => listChanges(ctx, request.query)),
  )
  app.get(
    '/api/organisation/posts',
    {
      config: { access: readers },
      schema: { summary: '岗位历任', querystring: ListPostHistory, response: { 200: PostHistory } },
    },
    request => inRequest(deps, request, ctx => postHistory(ctx, request.query)),
  )
  app.get(
    '/api/organisation/people/:id',
    { config: { access: readers }, schema: { summary: '个人任职经历', params: ById, response: { 200: PersonHistory } } },
    request => inRequest(deps, request, ctx => personHistory(ctx, request.params.id)),
  )
  app.post(
    '/api/organisation/people/:id/posts',
    {
      config: { access: keepers },
      schema: { summary: '任命', params: ById, body: NewPostBody, response: { 201: Made } },
    },
    async (request, reply) => {
      const made = await once(deps, request, reply, 201, async ctx => ({
        id: await appoint(ctx, request.params.id, request.body),
      }))
      app.sessions.forget()
      return made
    },
  )
  app.patch(
    '/api/organisation/posts/:id',
    {
      config: { access: keepers },
      schema: { summary: '修改任职日期、免职', params: ById, body: ChangePostBody, response: { 200: Done } },
    },
    async (request, reply) => {
      const answer = await once(deps, request, reply, 200, async ctx => {
        await changePost(ctx, request.params.id, request.body)
        return done
      })
      app.sessions.forget()
      return answer
    },
  )
  app.post(
    '/api/organisation/posts/:id/chair',
    {
      config: { access: keepers },
      schema: { summary: '指定主席、召集人', params: ById, body: ChairBody, response: { 200: Done } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await setChair(ctx, request.params.id, request.body.isChair)
        return done
      }),
  )
  app.post(
    '/api/organisation/people/:id/superior',
    {
      config: { access: keepers },
      schema: { summary: '直接上级', params: ById, body: SuperiorBody, response: { 200: Done } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await setSuperior(ctx, request.params.id, request.body)
        return done
      }),
  )
  app.post(
    '/api/departments/:id/close',
    {
      config: { access: keepers },
      schema: { summary: '关闭或合并部门', params: ById, body: CloseDepartmentBody, response: { 200: Done } },
    },
    async (request, reply) => {
      const answer = await once(deps, request, reply, 200, async ctx => {
        await closeDepartment(ctx, request.params.id, request.body)
        return done
      })
      app.sessions.forget()
      return answer
    },
  )
  app.post(
    '/api/organisation/regions',
    { config: { access: keepers }, schema: { summary: '新建区域', body: NewRegionBody, response: { 201: Made } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ id: await createRegion(ctx, request.body) })),
  )
  app.patch(
    '/api/organisation/regions/:id',
    {
      config: { access: keepers },
      schema: { summary: '修改区域', params: ById, body: ChangeRegionBody, response: { 200: Done } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await changeRegion(ctx, request.params.id, request.body)
        return done
      }),
  )
  app.get(
    '/api/organisation/partners',
    { config: { access: readers }, schema: { summary: '外包合作单位', response: { 200: PartnerList } } },
    request => inRequest(deps, request, async ctx => ({ items: await listPartners(ctx) })),
  )
  app.post(
    '/api/organisation/partners',
    { config: { access: keepers }, schema: { summary: '新建合作单位', body: NewPartnerBody, response: { 201: Made } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ id: await createPartner(ctx, request.body) })),
  )
  app.patch(
    '/api/organisation/partners/:id',
    {
      config: { access: keepers },
      schema: { summary: '修改合作单位与合同期', params: ById, body: ChangePartnerBody, response: { 200: Done } },
    },
    async (request, reply) => {
      const answer = await once(deps, request, reply, 200, async ctx => {
        await changePartner(ctx, request.params.id, request.body)
        return done
      })
      app.sessions.forget()
      return answer
    },
  )
  await app.register(async scope => absenceRoutes(scope as never, { deps }))
  await app.register(async scope => borrowingRoutes(scope as never, { deps }))
  await app.register(async scope => transferRoutes(scope as never, { deps }))
}
