import { z } from 'zod'
import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { caseParts } from './case-parts.ts'
import { ChangeClaim, ClaimPage, FailedParts, ListClaims, NewClaim, ReturnGoods } from './claim-schema.ts'
import { changeClaim, listClaims, openClaim } from './claims.ts'
import { askEmergency, changeEmergency, listChannels, listEmergency, saveChannel } from './emergency.ts'
import {
  ChangeEmergency,
  ChannelList,
  CheckMaterial,
  EmergencyPage,
  ListEmergency,
  MaterialList,
  NewEmergency,
  SaveChannel,
  SaveMaterial,
} from './emergency-schema.ts'
import { checkMaterial, listMaterials, saveMaterial } from './materials.ts'
import { issuePlan, listPlans, viewIssuedPlan, viewPlan } from './plan.ts'
import { AskPlan, IssuedPlan, IssuePlan, PlanList, PlanView } from './plan-schema.ts'
import { ChangePurchase, ListProposals, ListPurchases, NewPurchase, ProposalList, PurchasePage } from './purchase-schema.ts'
import { changePurchase, listPurchases, proposePurchase } from './purchases.ts'
import { listProposals } from './reorder.ts'
import { CaseParts } from './reservation-schema.ts'
import { moveReturnedGoods } from './return-goods.ts'
import { ChangeStocktake, ListStocktakes, NewStocktake, StocktakePage, StocktakeView } from './stocktake-schema.ts'
import { changeStocktake, listStocktakes, openStocktake, viewStocktake } from './stocktakes.ts'
import { failedParts } from './trace.ts'

const ById = z.object({ id: z.string().min(1).max(64) })
const config = { access: 'signed-in' } as const
const Made = z.object({ id: z.string() })

/** 备件的补货、盘点、应急供应、索赔与退换货实物. */
export const supplyRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/parts/proposals',
    { config, schema: { summary: '补货建议', querystring: ListProposals, response: { 200: ProposalList } } },
    request => inRequest(deps, request, ctx => listProposals(ctx, request.query)),
  )
  app.get(
    '/api/parts/purchases',
    { config, schema: { summary: '采购申请', querystring: ListPurchases, response: { 200: PurchasePage } } },
    request => inRequest(deps, request, ctx => listPurchases(ctx, request.query)),
  )
  app.post(
    '/api/parts/purchases',
    { config, schema: { summary: '提出采购申请', body: NewPurchase, response: { 201: Made } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ id: await proposePurchase(ctx, request.body) })),
  )
  app.post(
    '/api/parts/purchases/:id',
    { config, schema: { summary: '批准、下单、收货或取消', params: ById, body: ChangePurchase, response: { 200: Made } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await changePurchase(ctx, request.params.id, request.body)
        return { id: request.params.id }
      }),
  )
  app.get('/api/parts/plans', { config, schema: { summary: '已签发的储备计划', response: { 200: PlanList } } }, request =>
    inRequest(deps, request, listPlans),
  )
  app.get(
    '/api/parts/plan',
    { config, schema: { summary: '储备计划（按当前数据）', querystring: AskPlan, response: { 200: PlanView } } },
    request => inRequest(deps, request, ctx => viewPlan(ctx, request.query)),
  )
  app.post(
    '/api/parts/plans',
    { config, schema: { summary: '签发储备计划', body: IssuePlan, response: { 201: Made } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ id: await issuePlan(ctx, request.body) })),
  )
  app.get(
    '/api/parts/plans/:id',
    { config, schema: { summary: '一份储备计划', params: ById, response: { 200: IssuedPlan } } },
    request => inRequest(deps, request, ctx => viewIssuedPlan(ctx, request.params.id)),
  )
  app.get(
    '/api/parts/stocktakes',
    { config, schema: { summary: '盘点单', querystring: ListStocktakes, response: { 200: StocktakePage } } },
    request => inRequest(deps, request, ctx => listStocktakes(ctx, request.query)),
  )
  app.post(
    '/api/parts/stocktakes',
    { config, schema: { summary: '开始盘点', body: NewStocktake, response: { 201: Made } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ id: await openStocktake(ctx, request.body) })),
  )
  app.get(
    '/api/parts/stocktakes/:id',
    { config, schema: { summary: '一张盘点单', params: ById, response: { 200: StocktakeView } } },
    request => inRequest(deps, request, ctx => viewStocktake(ctx, request.params.id)),
  )
  app.post(
    '/api/parts/stocktakes/:id',
    { config, schema: { summary: '清点、复核、过账', params: ById, body: ChangeStocktake, response: { 200: StocktakeView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await changeStocktake(ctx, request.params.id, request.body)
        return viewStocktake(ctx, request.params.id)
      }),
  )
  app.get('/api/parts/channels', { config, schema: { summary: '应急供应渠道', response: { 200: ChannelList } } }, request =>
    inRequest(deps, request, listChannels),
  )
  app.post(
    '/api/parts/channels',
    { config, schema: { summary: '新建应急供应渠道', body: SaveChannel, response: { 201: ChannelList } } },
    (request, reply) => once(deps, request, reply, 201, ctx => saveChannel(ctx, undefined, request.body)),
  )
  app.put(
    '/api/parts/channels/:id',
    { config, schema: { summary: '修改应急供应渠道', params: ById, body: SaveChannel, response: { 200: ChannelList } } },
    (request, reply) => once(deps, request, reply, 200, ctx => saveChannel(ctx, request.params.id, request.body)),
  )
  app.get(
    '/api/parts/emergency',
    { config, schema: { summary: '应急订货', querystring: ListEmergency, response: { 200: EmergencyPage } } },
    request => inRequest(deps, request, ctx => listEmergency(ctx, request.query)),
  )
  app.post(
    '/api/parts/emergency/:id',
    { config, schema: { summary: '批准、收货或取消应急订货', params: ById, body: ChangeEmergency, response: { 200: Made } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await changeEmergency(ctx, request.params.id, request.body)
        return { id: request.params.id }
      }),
  )
  app.get('/api/parts/materials', { config, schema: { summary: '应急物资', response: { 200: MaterialList } } }, request =>
    inRequest(deps, request, listMaterials),
  )
  app.post(
    '/api/parts/materials',
    { config, schema: { summary: '登记应急物资', body: SaveMaterial, response: { 201: MaterialList } } },
    (request, reply) => once(deps, request, reply, 201, ctx => saveMaterial(ctx, undefined, request.body)),
  )
  app.put(
    '/api/parts/materials/:id',
    { config, schema: { summary: '修改应急物资', params: ById, body: SaveMaterial, response: { 200: MaterialList } } },
    (request, reply) => once(deps, request, reply, 200, ctx => saveMaterial(ctx, request.params.id, request.body)),
  )
  app.post(
    '/api/parts/materials/:id/checks',
    { config, schema: { summary: '检查应急物资', params: ById, body: CheckMaterial, response: { 201: MaterialList } } },
    (request, reply) => once(deps, request, reply, 201, ctx => checkMaterial(ctx, request.params.id, request.body)),
  )
  app.get(
    '/api/parts/claims',
    { config, schema: { summary: '供应商索赔', querystring: ListClaims, response: { 200: ClaimPage } } },
    request => inRequest(deps, request, ctx => listClaims(ctx, request.query)),
  )
  app.post(
    '/api/parts/claims/:id',
    { config, schema: { summary: '发出、答复、结清索赔', params: ById, body: ChangeClaim, response: { 200: Made } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await changeClaim(ctx, request.params.id, request.body)
        return { id: request.params.id }
      }),
  )
  app.get(
    '/api/cases/:id/failed-parts',
    { config, schema: { summary: '换下备件的来源', params: ById, response: { 200: FailedParts } } },
    request => inRequest(deps, request, ctx => failedParts(ctx, request.params.id)),
  )
  app.post(
    '/api/cases/:id/supplier-claims',
    { config, schema: { summary: '向供应商索赔', params: ById, body: NewClaim, response: { 201: CaseParts } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        await openClaim(ctx, request.params.id, request.body)
        return caseParts(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/cases/:id/emergency-orders',
    { config, schema: { summary: '申请应急订货', params: ById, body: NewEmergency, response: { 201: CaseParts } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        await askEmergency(ctx, request.params.id, request.body)
        return caseParts(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/cases/:id/returned-goods',
    { config, schema: { summary: '退回货物的收发', params: ById, body: ReturnGoods, response: { 201: CaseParts } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        await moveReturnedGoods(ctx, request.params.id, request.body)
        return caseParts(ctx, request.params.id)
      }),
  )
}
