import { z } from 'zod'
import type { Feature } from '../deps.ts'
import { sendList } from '../export/send-list.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { caseParts } from './case-parts.ts'
import { listParts } from './catalogue.ts'
import { clearDifference, listDifferences } from './differences.ts'
import { moveColumns, partColumns } from './export-columns.ts'
import { bookMoves, listMoves, reverseMove } from './moves.ts'
import { listLocations, listSuppliers, myStock, saveLocation, saveSupplier } from './places.ts'
import {
  CaseParts,
  ChangeReservation,
  ClearDifference,
  DifferencePage,
  ListDifferences,
  ListReservations,
  ReservationPage,
  Reserve,
} from './reservation-schema.ts'
import { changeReservation, listReservations, reserve } from './reservations.ts'
import { savePart } from './save-part.ts'
import {
  Booked,
  BookMoves,
  ListMoves,
  ListParts,
  LocationList,
  MovePage,
  MyStock,
  Paged,
  PartPage,
  PartView,
  ReverseMove,
  SaveLocation,
  SavePart,
  SaveSupplier,
  SupplierList,
  UsePage,
} from './schema.ts'
import { usesOfPart } from './uses.ts'
import { viewPart } from './view-part.ts'

const ById = z.object({ id: z.string().min(1).max(64) })
const config = { access: 'signed-in' } as const
const PAGE = 1_000

/** 备件: catalogue, suppliers, places, the ledger of moves, and what orders keep and used. */
export const partRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/parts',
    { config, schema: { summary: '备件目录与库存', querystring: ListParts, response: { 200: PartPage } } },
    request => inRequest(deps, request, ctx => listParts(ctx, request.query)),
  )
  app.get(
    '/api/parts.xlsx',
    {
      config: { ...config, rateLimit: { max: 20, timeWindow: 60_000 } },
      schema: { summary: '导出备件库存（Excel）', querystring: ListParts.omit({ limit: true, after: true }) },
    },
    (request, reply) =>
      sendList(deps, request, reply, '备件库存', partColumns, (ctx, after) =>
        listParts(ctx, { ...request.query, limit: PAGE, after }),
      ),
  )
  app.post(
    '/api/parts',
    { config, schema: { summary: '新建备件', body: SavePart, response: { 201: PartView } } },
    (request, reply) => once(deps, request, reply, 201, ctx => savePart(ctx, undefined, request.body)),
  )
  app.get('/api/parts/mine', { config, schema: { summary: '我保管的备件', response: { 200: MyStock } } }, request =>
    inRequest(deps, request, myStock),
  )
  app.get('/api/parts/:id', { config, schema: { summary: '备件', params: ById, response: { 200: PartView } } }, request =>
    inRequest(deps, request, ctx => viewPart(ctx, request.params.id)),
  )
  app.put(
    '/api/parts/:id',
    { config, schema: { summary: '修改备件', params: ById, body: SavePart, response: { 200: PartView } } },
    (request, reply) => once(deps, request, reply, 200, ctx => savePart(ctx, request.params.id, request.body)),
  )
  app.get(
    '/api/parts/:id/uses',
    { config, schema: { summary: '备件用在哪里', params: ById, querystring: Paged, response: { 200: UsePage } } },
    request => inRequest(deps, request, ctx => usesOfPart(ctx, request.params.id, request.query)),
  )
  app.get('/api/parts/locations', { config, schema: { summary: '库位', response: { 200: LocationList } } }, request =>
    inRequest(deps, request, listLocations),
  )
  app.post(
    '/api/parts/locations',
    { config, schema: { summary: '新建库位', body: SaveLocation, response: { 201: LocationList } } },
    (request, reply) => once(deps, request, reply, 201, ctx => saveLocation(ctx, undefined, request.body)),
  )
  app.put(
    '/api/parts/locations/:id',
    { config, schema: { summary: '修改库位', params: ById, body: SaveLocation, response: { 200: LocationList } } },
    (request, reply) => once(deps, request, reply, 200, ctx => saveLocation(ctx, request.params.id, request.body)),
  )
  app.get('/api/parts/suppliers', { config, schema: { summary: '供应商', response: { 200: SupplierList } } }, request =>
    inRequest(deps, request, listSuppliers),
  )
  app.post(
    '/api/parts/suppliers',
    { config, schema: { summary: '新建供应商', body: SaveSupplier, response: { 201: SupplierList } } },
    (request, reply) => once(deps, request, reply, 201, ctx => saveSupplier(ctx, undefined, request.body)),
  )
  app.put(
    '/api/parts/suppliers/:id',
    { config, schema: { summary: '修改供应商', params: ById, body: SaveSupplier, response: { 200: SupplierList } } },
    (request, reply) => once(deps, request, reply, 200, ctx => saveSupplier(ctx, request.params.id, request.body)),
  )
  app.get(
    '/api/parts/moves',
    { config, schema: { summary: '出入库台账', querystring: ListMoves, response: { 200: MovePage } } },
    request => inRequest(deps, request, ctx => listMoves(ctx, request.query)),
  )
  app.get(
    '/api/parts/moves.xlsx',
    {
      config: { ...config, rateLimit: { max: 20, timeWindow: 60_000 } },
      schema: { summary: '导出出入库台账（Excel）', querystring: ListMoves.omit({ limit: true, after: true }) },
    },
    (request, reply) =>
      sendList(deps, request, reply, '出入库台账', moveColumns, (ctx, after) =>
        listMoves(ctx, { ...request.query, limit: PAGE, after }),
      ),
  )
  app.post(
    '/api/parts/moves',
    { config, schema: { summary: '登记出入库', body: BookMoves, response: { 201: Booked } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ moves: await bookMoves(ctx, request.body) })),
  )
  app.post(
    '/api/parts/moves/:id/reverse',
    { config, schema: { summary: '冲回一笔出入库', params: ById, body: ReverseMove, response: { 201: Booked } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => ({ moves: [await reverseMove(ctx, request.params.id, request.body.reason)] })),
  )
  app.get(
    '/api/parts/reservations',
    { config, schema: { summary: '预留与拣货', querystring: ListReservations, response: { 200: ReservationPage } } },
    request => inRequest(deps, request, ctx => listReservations(ctx, request.query)),
  )
  app.post(
    '/api/parts/reservations/:id',
    {
      config,
      schema: { summary: '补足、发放或取消预留', params: ById, body: ChangeReservation, response: { 200: ReservationPage } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        const about = await changeReservation(ctx, request.params.id, request.body)
        return listReservations(ctx, { of: about })
      }),
  )
  app.get(
    '/api/parts/differences',
    { config, schema: { summary: '备件差异', querystring: ListDifferences, response: { 200: DifferencePage } } },
    request => inRequest(deps, request, ctx => listDifferences(ctx, request.query)),
  )
  app.post(
    '/api/parts/differences/:id',
    { config, schema: { summary: '处理备件差异', params: ById, body: ClearDifference, response: { 200: DifferencePage } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await clearDifference(ctx, request.params.id, request.body)
        return listDifferences(ctx, ListDifferences.parse({}))
      }),
  )
  app.get(
    '/api/cases/:id/parts',
    { config, schema: { summary: '案件的备件', params: ById, response: { 200: CaseParts } } },
    request => inRequest(deps, request, ctx => caseParts(ctx, request.params.id)),
  )
  app.post(
    '/api/cases/:id/reservations',
    { config, schema: { summary: '为案件预留备件', params: ById, body: Reserve, response: { 201: CaseParts } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        await reserve(ctx, request.params.id, request.body)
        return caseParts(ctx, request.params.id)
      }),
  )
}
