import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { mustBeCase } from '../access/case-visibility.ts'
import { ById } from '../archive/schema.ts'
import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { askCustodians, changePlace, listPlaces, makePlace } from './places.ts'
import { recordPaper, registerPaper } from './register.ts'
import { askPaper, settleRequest } from './requests.ts'
import {
  AskCustodians,
  AskPaper,
  CasePapers,
  ChangePlace,
  ListLog,
  ListPapers,
  LogPage,
  NewPlace,
  PaperPage,
  PaperView,
  PlaceList,
  RecordPaper,
  RegisterPaper,
  SettleRequest,
} from './schema.ts'
import { casePapers, listLog, listPapers, viewPaper } from './view-papers.ts'

const config = { access: 'signed-in' } as const

/** 纸质原件: where each lies, under whose locks, who took it and why (furn 6.1.1(1), 6.1.2(2)). */
export const paperRoutes: Feature = (app, { deps }) => {
  app.get(
    '/api/archive/papers',
    { config, schema: { summary: '纸质原件', querystring: ListPapers, response: { 200: PaperPage } } },
    request => inRequest(deps, request, ctx => listPapers(ctx, request.query)),
  )
  app.post(
    '/api/archive/papers',
    { config, schema: { summary: '登记纸质原件', body: RegisterPaper, response: { 201: PaperView } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => viewPaper(ctx, await registerPaper(ctx, request.body))),
  )
  app.get(
    '/api/archive/papers/:id',
    { config, schema: { summary: '一份纸质原件', params: ById, response: { 200: PaperView } } },
    request => inRequest(deps, request, ctx => viewPaper(ctx, request.params.id)),
  )
  app.get(
    '/api/archive/papers/:id/log',
    { config, schema: { summary: '纸质原件的出入登记', params: ById, querystring: ListLog, response: { 200: LogPage } } },
    request => inRequest(deps, request, ctx => listLog(ctx, request.params.id, request.query)),
  )
  app.post(
    '/api/archive/papers/:id/records',
    {
      config,
      schema: { summary: '入库、查阅、遗失、找回、扫描', params: ById, body: RecordPaper, response: { 200: PaperView } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await recordPaper(ctx, request.params.id, request.body)
        return viewPaper(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/archive/papers/:id/requests',
    {
      config,
      schema: {
        summary: '借出、归还、移库、销毁：一位保管人申请，另一位确认',
        params: ById,
        body: AskPaper,
        response: { 200: PaperView },
      },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await askPaper(ctx, request.params.id, request.body)
        return viewPaper(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/archive/paper-requests/:id/settle',
    {
      config,
      schema: {
        summary: '另一位保管人确认或拒绝；申请人撤回',
        params: ById,
        body: SettleRequest,
        response: { 200: z.object({ id: z.string() }) },
      },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await settleRequest(ctx, request.params.id, request.body)
        return { id: request.params.id }
      }),
  )
  app.get(
    '/api/archive/paper-places',
    { config, schema: { summary: '纸质原件的存放地点', response: { 200: PlaceList } } },
    request => inRequest(deps, request, listPlaces),
  )
  app.post(
    '/api/archive/paper-places',
    { config, schema: { summary: '新增存放地点', body: NewPlace, response: { 201: PlaceList } } },
    (request, reply) => once(deps, request, reply, 201, ctx => makePlace(ctx, request.body)),
  )
  app.put(
    '/api/archive/paper-places/:id',
    { config, schema: { summary: '更名或停用存放地点', params: ById, body: ChangePlace, response: { 200: PlaceList } } },
    (request, reply) => once(deps, request, reply, 200, ctx => changePlace(ctx, request.params.id, request.body)),
  )
  app.post(
    '/api/archive/paper-places/:id/custodians',
    { config, schema: { summary: '申请更换保管人', params: ById, body: AskCustodians, response: { 200: PlaceList } } },
    (request, reply) => once(deps, request, reply, 200, ctx => askCustodians(ctx, request.params.id, request.body)),
  )
  app.get(
    '/api/cases/:id/paper-originals',
    { config, schema: { summary: '案件的纸质原件', params: z.object({ id: Id }), response: { 200: CasePapers } } },
    request =>
      inRequest(deps, request, async ctx => {
        await mustBeCase(ctx, request.params.id)
        return casePapers(ctx, request.params.id)
      }),
  )
}
