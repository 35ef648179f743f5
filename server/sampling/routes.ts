import { localDateOf } from '../../engine/calendar/days.ts'
import { signedIn } from '../access/access.ts'
import { logReading } from '../access/access-log.ts'
import type { Feature } from '../deps.ts'
import { disposition } from '../files/file-name.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { coverage } from './coverage.ts'
import { coverageWorkbook } from './coverage-workbook.ts'
import { listSamples } from './list-samples.ts'
import { planVisit } from './plan-visit.ts'
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
  PlanVisit,
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
const files = { ...config, rateLimit: { max: 60, timeWindow: 60_000 } } as const
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

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
  app.get(
    '/api/samples/coverage.xlsx',
    { config: files, schema: { summary: '抽查覆盖的表格（Excel）', querystring: AskCoverage } },
    async (request, reply) => {
      const { view, day } = await inRequest(deps, request, async ctx => {
        await logReading(ctx, request, {
          action: 'export',
          subject: 'list',
          detail: { list: 'sample-coverage', filter: request.query },
        })
        return { view: await coverage(ctx, request.query), day: localDateOf(ctx.rules.calendar, ctx.now) }
      })
      const file = await coverageWorkbook(view, signedIn(request).language)
      return reply
        .headers({ 'Content-Disposition': disposition('attachment', `抽查覆盖 ${day}.xlsx`), 'Cache-Control': 'no-store' })
        .type(xlsx)
        .send(file)
    },
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
  app.post(
    '/api/samples/:id/items/:item/visit',
    { config, schema: { summary: '安排谁去、哪天去', params: ByItem, body: PlanVisit, response: { 200: SampleView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await planVisit(ctx, request.params.id, request.params.item, request.body)
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
