import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { signedIn as signedInAs } from '../access/access.ts'
import { logReading } from '../access/access-log.ts'
import type { Feature } from '../deps.ts'
import { disposition } from '../files/file-name.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { sequenceOrganisation } from '../ledger/sequence.ts'
import { contentsOf, gatherBundle } from './gather-bundle.ts'
import { letIn, listSealed, openForAudit, takeBack } from './insiders.ts'
import { LetIn, ListSealed, OpenedForAudit, OpenForAudit, Seal, SealedPage, TakeBack, TakeBundle } from './schema.ts'
import { viewSeal } from './view-seal.ts'
import { zipBundle } from './zip-bundle.ts'

const ById = z.object({ id: Id })

/** 密封案件: who sees one and why, letting somebody in, opening one for audit, and its whole file for the parties' lawyers. */
export const sealedRoutes: Feature = (app, { deps }) => {
  const signedIn = { access: 'signed-in' } as const
  const rare = { ...signedIn, rateLimit: { max: 60, timeWindow: 60_000 } }

  app.get(
    '/api/cases/:id/insiders',
    { config: signedIn, schema: { summary: '密封案件：谁可查看、依据', params: ById, response: { 200: Seal } } },
    request => inRequest(deps, request, ctx => viewSeal(ctx, request.params.id)),
  )
  app.post(
    '/api/cases/:id/insiders',
    {
      config: rare,
      schema: { summary: '允许某人查看密封案件（写明事由，留痕）', params: ById, body: LetIn, response: { 200: Seal } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await letIn(ctx, request, request.params.id, request.body)
        return viewSeal(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/cases/:id/insiders/take-back',
    {
      config: rare,
      schema: { summary: '收回允许的查看（写明事由，留痕）', params: ById, body: TakeBack, response: { 200: Seal } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await takeBack(ctx, request, request.params.id, request.body)
        return viewSeal(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/cases/:id/bundle',
    {
      config: { ...signedIn, rateLimit: { max: 20, timeWindow: 60_000 } },
      schema: {
        summary: '导出证据包（ZIP：可阅读的案卷、记录原文与存证证明、全部附件、签名清单和离线核对页；写明事由，留痕）',
        params: ById,
        body: TakeBundle,
      },
    },
    async (request, reply) => {
      // The newest entries are proved too.
      await sequenceOrganisation(deps, signedInAs(request).org, deps.clock(), { waits: true })
      const { contents, ...bundle } = await inRequest(deps, request, async ctx => {
        const gathered = await gatherBundle(ctx, deps.dataDir, request.params.id, request.body.reason)
        await logReading(ctx, request, {
          ...{ action: 'bundle', caseId: request.params.id, subject: request.params.id, reason: request.body.reason },
          detail: { files: gathered.files.length, left: gathered.left.length },
        })
        return { ...gathered, contents: await contentsOf(ctx, gathered.files) }
      })
      return reply
        .headers({ 'Content-Disposition': disposition('attachment', `${bundle.name}.zip`), 'Cache-Control': 'no-store' })
        .type('application/zip')
        .send(await zipBundle(bundle, contents))
    },
  )
  app.get(
    '/api/sealed-cases',
    {
      config: signedIn,
      schema: { summary: '可写明事由查阅的密封案件（审计）', querystring: ListSealed, response: { 200: SealedPage } },
    },
    request => inRequest(deps, request, ctx => listSealed(ctx, request, request.query)),
  )
  app.post(
    '/api/sealed-cases/:id/open',
    {
      config: rare,
      schema: {
        summary: '审计查阅一件密封案件（写明事由，限时，留痕）',
        params: ById,
        body: OpenForAudit,
        response: { 200: OpenedForAudit },
      },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => ({
        id: request.params.id,
        until: await openForAudit(ctx, request, request.params.id, request.body.reason),
      })),
  )
}
