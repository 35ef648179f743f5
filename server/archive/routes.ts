import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { logReading } from '../access/access-log.ts'
import { headPicture } from '../company-head/company-head.ts'
import type { Feature } from '../deps.ts'
import { disposition } from '../files/file-name.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { certificatePdf } from './certificate-pdf.ts'
import { liftHold, listHolds, placeHold } from './holds.ts'
import { listKept, viewCaseArchive, viewClasses } from './list-kept.ts'
import { decideDisposal, proposeDisposal, viewProposal, withdrawDisposal } from './propose-disposal.ts'
import {
  AskProposal,
  ById,
  CaseArchive,
  Classes,
  DecideDisposal,
  DisposalItemPage,
  DisposalPage,
  DisposalRow,
  Done,
  GiveReason,
  HoldPage,
  KeptPage,
  ListDisposals,
  ListHolds,
  ListItems,
  ListKept,
  PlaceHold,
  Proposal,
  ProposeDisposal,
} from './schema.ts'
import { certificateOf, listDisposals, listItems, viewDisposal } from './view-disposals.ts'

const config = { access: 'signed-in' } as const

/** 归档: until when everything is kept and why, holds, disposal with approval and certificate. Who may, the company's settings say. */
export const archiveRoutes: Feature = (app, { deps }) => {
  app.get(
    '/api/archive/kept',
    { config, schema: { summary: '归档：案卷保管至何时', querystring: ListKept, response: { 200: KeptPage } } },
    request => inRequest(deps, request, ctx => listKept(ctx, request.query)),
  )
  app.get('/api/archive/classes', { config, schema: { summary: '档案类别与保管期限', response: { 200: Classes } } }, request =>
    inRequest(deps, request, viewClasses),
  )
  app.get(
    '/api/cases/:id/archive',
    { config, schema: { summary: '案件的保管与保全', params: z.object({ id: Id }), response: { 200: CaseArchive } } },
    request => inRequest(deps, request, ctx => viewCaseArchive(ctx, request.params.id)),
  )
  app.get(
    '/api/archive/holds',
    { config, schema: { summary: '保全清单', querystring: ListHolds, response: { 200: HoldPage } } },
    request => inRequest(deps, request, ctx => listHolds(ctx, request.query)),
  )
  app.post(
    '/api/archive/holds',
    { config, schema: { summary: '保全', body: PlaceHold, response: { 201: Done } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ id: await placeHold(ctx, request.body) })),
  )
  app.post(
    '/api/archive/holds/:id/lift',
    { config, schema: { summary: '解除保全（由另一人）', params: ById, body: GiveReason, response: { 200: Done } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await liftHold(ctx, request.params.id, request.body.reason)
        return { id: request.params.id }
      }),
  )
  app.get(
    '/api/archive/proposal',
    { config, schema: { summary: '到期可销毁的清单', querystring: AskProposal, response: { 200: Proposal } } },
    request => inRequest(deps, request, ctx => viewProposal(ctx, request.query.class)),
  )
  app.get(
    '/api/archive/disposals',
    { config, schema: { summary: '销毁清册', querystring: ListDisposals, response: { 200: DisposalPage } } },
    request => inRequest(deps, request, ctx => listDisposals(ctx, request.query)),
  )
  app.post(
    '/api/archive/disposals',
    { config, schema: { summary: '提出销毁', body: ProposeDisposal, response: { 201: DisposalRow } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => viewDisposal(ctx, await proposeDisposal(ctx, request.body))),
  )
  app.get(
    '/api/archive/disposals/:id',
    { config, schema: { summary: '销毁清册', params: ById, response: { 200: DisposalRow } } },
    request => inRequest(deps, request, ctx => viewDisposal(ctx, request.params.id)),
  )
  app.get(
    '/api/archive/disposals/:id/items',
    { config, schema: { summary: '销毁清册的明细', params: ById, querystring: ListItems, response: { 200: DisposalItemPage } } },
    request => inRequest(deps, request, ctx => listItems(ctx, request.params.id, request.query)),
  )
  app.post(
    '/api/archive/disposals/:id/decide',
    {
      config,
      schema: { summary: '销毁审批（从不是提出人）', params: ById, body: DecideDisposal, response: { 200: DisposalRow } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await decideDisposal(ctx, request.params.id, request.body)
        return viewDisposal(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/archive/disposals/:id/withdraw',
    { config, schema: { summary: '撤回销毁清册', params: ById, body: GiveReason, response: { 200: DisposalRow } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await withdrawDisposal(ctx, request.params.id, request.body.reason)
        return viewDisposal(ctx, request.params.id)
      }),
  )
  app.get(
    '/api/archive/disposals/:id/certificate.pdf',
    { config: { ...config, rateLimit: { max: 60, timeWindow: 60_000 } }, schema: { summary: '销毁证明（PDF）', params: ById } },
    async (request, reply) => {
      const paper = await inRequest(deps, request, async ctx => {
        const found = await certificateOf(ctx, request.params.id)
        await logReading(ctx, request, { action: 'print', subject: 'disposal', detail: { form: found.certificate.number } })
        return { ...found, language: ctx.language, calendar: ctx.rules.calendar, picture: await headPicture(ctx) }
      })
      const file = await certificatePdf({ ...paper, mark: request.exportMark?.text ?? '' })
      return reply
        .headers({ 'Content-Disposition': disposition('inline', `${paper.certificate.number}.pdf`), 'Cache-Control': 'no-store' })
        .type('application/pdf')
        .send(file)
    },
  )
}
