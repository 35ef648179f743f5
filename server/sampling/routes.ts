import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { coverage } from './coverage.ts'
import { listSamples } from './list-samples.ts'
import { replaceItem, reviewItem, setPublicValue } from './review-item.ts'
import { sampleRecord } from './sample-record.ts'
import { listSampleRules, setSampling } from './sample-settings.ts'
import {
  AskCoverage,
  ById,
  ByItem,
  CloseShop,
  Coverage,
  ListSamples,
  ReplaceItem,
  ReviewItem,
  SamplePage,
  SampleRecord,
  SampleRules,
  SampleView,
  SaveShop,
  SetPublicValue,
  SetSampling,
  ShopList,
} from './schema.ts'
import { closeShop, listShops, saveShop } from './shops.ts'
import { viewSample } from './view-sample.ts'

const config = { access: 'signed-in' } as const

/** 抽样: what regulations have drawn, checked by those who are not judged, and re-drawn by anybody. */
export const sampleRoutes: Feature = (app, { deps }) => {
  app.get(
    '/api/samples',
    { config, schema: { summary: '抽样', querystring: ListSamples, response: { 200: SamplePage } } },
    request => inRequest(deps, request, ctx => listSamples(ctx, request.query)),
  )
  app.get('/api/samples/rules', { config, schema: { summary: '抽样规则与设置', response: { 200: SampleRules } } }, request =>
    inRequest(deps, request, listSampleRules),
  )
  app.post(
    '/api/samples/rules',
    { config, schema: { summary: '设置分层和公布值', body: SetSampling, response: { 200: SampleRules } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await setSampling(ctx, request.body)
        return listSampleRules(ctx)
      }),
  )
  app.get(
    '/api/samples/coverage',
    { config, schema: { summary: '抽查覆盖', querystring: AskCoverage, response: { 200: Coverage } } },
    request => inRequest(deps, request, ctx => coverage(ctx, request.query)),
  )
  app.get('/api/samples/:id', { config, schema: { summary: '一次抽样', params: ById, response: { 200: SampleView } } }, request =>
    inRequest(deps, request, ctx => viewSample(ctx, request.params.id)),
  )
  app.get(
    '/api/samples/:id/record',
    { config, schema: { summary: '抽样记录（可重新抽取）', params: ById, response: { 200: SampleRecord } } },
    request => inRequest(deps, request, ctx => sampleRecord(ctx, request.params.id)),
  )
  app.post(
    '/api/samples/:id/value',
    { config, schema: { summary: '录入公布值', params: ById, body: SetPublicValue, response: { 200: SampleView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await setPublicValue(ctx, request.params.id, request.body.value)
        return viewSample(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/samples/:id/items/:item/review',
    { config, schema: { summary: '抽查一件', params: ByItem, body: ReviewItem, response: { 200: SampleView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await reviewItem(ctx, request.params.id, request.params.item, request.body)
        return viewSample(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/samples/:id/items/:item/replace',
    { config, schema: { summary: '替换一件', params: ByItem, body: ReplaceItem, response: { 200: SampleView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await replaceItem(ctx, request.params.id, request.params.item, request.body.because)
        return viewSample(ctx, request.params.id)
      }),
  )
  app.get('/api/shops', { config, schema: { summary: '门店', response: { 200: ShopList } } }, request =>
    inRequest(deps, request, listShops),
  )
  app.post(
    '/api/shops',
    { config, schema: { summary: '登记门店', body: SaveShop, response: { 201: ShopList } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        await saveShop(ctx, request.body)
        return listShops(ctx)
      }),
  )
  app.post(
    '/api/shops/:id/close',
    { config, schema: { summary: '门店停业', params: ById, body: CloseShop, response: { 200: ShopList } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await closeShop(ctx, request.params.id, request.body.closedOn)
        return listShops(ctx)
      }),
  )
}
