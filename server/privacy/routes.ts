import { signedIn } from '../access/access.ts'
import { logReading } from '../access/access-log.ts'
import { mustHoldPost } from '../archive/rights.ts'
import { ById, Done } from '../archive/schema.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { disposition } from '../files/file-name.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { answerRequest, decideRequest, extendRequest } from './decide-request.ts'
import { personArchive } from './export-person.ts'
import { gather } from './gather.ts'
import { AnswerRequest, DecideRequest, ExtendRequest, ListRequests, PrivacyPage, PrivacyView, TakeRequest } from './schema.ts'
import { subjectOf } from './subject.ts'
import { takeRequest } from './take-request.ts'
import { listRequests, mustFindRequest, viewRequest } from './view-requests.ts'

const config = { access: 'signed-in' } as const

/** 个人信息请求: the register of what people ask about their own data, with its clock, preview, export, decision, answer and erasure. */
export const privacyRoutes: Feature = (app, { deps }) => {
  app.get(
    '/api/privacy/requests',
    { config, schema: { summary: '个人信息请求', querystring: ListRequests, response: { 200: PrivacyPage } } },
    request => inRequest(deps, request, ctx => listRequests(ctx, request.query)),
  )
  app.post(
    '/api/privacy/requests',
    { config, schema: { summary: '登记个人信息请求', body: TakeRequest, response: { 201: Done } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ id: await takeRequest(ctx, request.body) })),
  )
  app.get(
    '/api/privacy/requests/:id',
    { config, schema: { summary: '个人信息请求：持有哪些、删除方案', params: ById, response: { 200: PrivacyView } } },
    request =>
      inRequest(deps, request, async ctx => {
        const view = await viewRequest(ctx, request.params.id)
        await logReading(ctx, request, { action: 'audit-view', subject: 'privacy', detail: { page: view.number } })
        return view
      }),
  )
  app.post(
    '/api/privacy/requests/:id/extend',
    { config, schema: { summary: '延期（GDPR）', params: ById, body: ExtendRequest, response: { 200: PrivacyView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await extendRequest(ctx, request.params.id, request.body.reason)
        return viewRequest(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/privacy/requests/:id/decide',
    { config, schema: { summary: '决定个人信息请求', params: ById, body: DecideRequest, response: { 200: PrivacyView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await decideRequest(ctx, request.params.id, request.body)
        return viewRequest(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/privacy/requests/:id/answer',
    { config, schema: { summary: '答复个人信息请求', params: ById, body: AnswerRequest, response: { 200: PrivacyView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await answerRequest(ctx, request.params.id, request.body.answer)
        return viewRequest(ctx, request.params.id)
      }),
  )
  app.get(
    '/api/privacy/requests/:id/copy.zip',
    {
      config: { ...config, rateLimit: { max: 20, timeWindow: 60_000 } },
      schema: { summary: '个人信息副本（JSON 与 HTML）', params: ById },
    },
    async (request, reply) => {
      const asked = await inRequest(deps, request, async ctx => {
        await mustHoldPost(ctx, 'privacyOfficers')
        const row = await mustFindRequest(ctx, request.params.id)
        if (row.state === 'done' || (row.kind !== 'access' && row.state !== 'open')) throw refuse('privacy.no-copy')
        const { groups } = await gather(ctx, subjectOf(row))
        const { name: company } = await ctx.tx
          .selectFrom('organisations')
          .select('name')
          .where('id', '=', ctx.org)
          .executeTakeFirstOrThrow()
        const { mark } = await logReading(ctx, request, {
          ...{ action: 'export', subject: row.number, rows: groups.reduce((sum, group) => sum + group.rows.length, 0) },
          detail: { list: '个人信息副本' },
        })
        return { number: row.number, company, mark, groups, language: signedIn(request).language }
      })
      const file = await personArchive(asked)
      return reply
        .headers({ 'Content-Disposition': disposition('attachment', `${asked.number}.zip`), 'Cache-Control': 'no-store' })
        .type('application/zip')
        .send(file)
    },
  )
}
