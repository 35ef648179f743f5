import multipart from '@fastify/multipart'
import type { FastifyReply } from 'fastify'
import { signedIn } from '../access/access.ts'
import { systemActor } from '../context.ts'
import { inOrganisation } from '../database/transaction.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { once } from '../http/once.ts'
import { contextOf, inRequest } from '../http/organisation-context.ts'
import { brokenOff, sentFile } from '../http/sent-file.ts'
import { linkTo, readLink, wantsToShow } from './file-links.ts'
import { cleanName } from './file-name.ts'
import { findAsked, giveFile } from './give-file.ts'
import { fileLimits, warnOfQuota } from './limits.ts'
import { RangeOutside } from './range.ts'
import { FileId, FileQuery, FileToken, StoredFile } from './schema.ts'
import type { StorageKind } from './storage.ts'
import { dropIfRefused, dropObject, keepContent, LARGEST_BYTES, storeFile } from './store-file.ts'

/** Files: sent once, bound to a case by the act `attach`, given out so that no browser runs them. */
export const fileRoutes: Feature = async app => {
  const { deps } = app
  // One byte more than allowed, so that a file of exactly the limit is not cut off.
  await app.register(multipart, {
    limits: { fileSize: LARGEST_BYTES + 1, files: 1, fields: 10, parts: 11 },
    throwFileSizeLimit: false,
  })

  app.post(
    '/api/files',
    {
      config: { access: 'signed-in', rateLimit: { max: 120, timeWindow: 60_000 } },
      bodyLimit: LARGEST_BYTES + 100_000,
      schema: { summary: '上传文件（multipart，字段 file）', response: { 201: StoredFile } },
    },
    async (request, reply) => {
      if (!request.isMultipart()) throw refuse('file.none-sent')
      const part = await sentFile(request)
      if (!part) throw refuse('file.none-sent')
      const name = cleanName(part.filename)
      const limits = await inRequest(deps, request, fileLimits)
      const stored = await storeFile(deps.files, signedIn(request).org, name, part.file, limits).catch(brokenOff(part))
      // What an Idempotency-Key stands for is the content, which is not in the body any more.
      request.body = { name, sha256: stored.sha256 }
      let left: { storage: StorageKind; object: string } | undefined
      const answer = await once(deps, request, reply, 201, async ctx => {
        const id = ctx.newId()
        left = await keepContent(ctx, deps.files, stored)
        await ctx.tx
          .insertInto('files')
          .values({
            org_id: ctx.org,
            id,
            case_id: null,
            name,
            size: stored.size,
            mime: stored.mime,
            sha256: stored.sha256,
            uploaded_by: ctx.actor.person,
            uploaded_at: ctx.now,
          })
          .execute()
        await warnOfQuota(ctx)
        const { size, sha256, mime, marks } = stored
        return { id, name, size, sha256, mime, ...marks, uploadedAt: ctx.now }
      }).catch(dropIfRefused(deps.files, stored))
      // Of a request sent again nobody needs the content that came with it; what an attempt said that was rolled back may be the object in use.
      if (reply.getHeader('Idempotent-Replayed') === 'true') left = stored
      if (left) await dropObject(deps.files, left)
      return answer
    },
  )

  app.get(
    '/api/files/:id',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: '下载文件；图片默认给出重新绘制的版本（不含拍摄地点等信息），download=1 为原文件',
        params: FileId,
        querystring: FileQuery,
      },
    },
    async (request, reply) => {
      const asked = await inRequest(deps, request, ctx => findAsked(ctx, request.params.id, request.query))
      if (deps.fileLinks && wantsToShow(request)) {
        const { org, person } = signedIn(request)
        const link = linkTo(deps.fileLinks, { org, person, file: request.params.id, query: request.query }, deps.clock())
        return reply.header('Cache-Control', 'no-store').redirect(link, 302)
      }
      const { status, headers, body } = await giveFile(deps, asked, request.headers).catch(sayingHowLong(reply))
      return reply.code(status).headers(headers).send(body)
    },
  )

  app.get(
    '/f',
    { config: { access: 'public', rateLimit: { max: 600, timeWindow: 60_000 } }, schema: { hide: true, querystring: FileToken } },
    async (request, reply) => {
      if (!deps.fileLinks) throw refuse('route.not-found')
      const { org, file, person, query } = readLink(deps.fileLinks, request.query.t, deps.clock())
      // What the person may see is asked again: a link outlives a leave, a seal or a quarantine by no moment.
      const asked = await inOrganisation(deps.database, org, async tx => {
        const base = await contextOf(deps, tx, org, systemActor)
        const roles = base.roster.people.get(person)?.roles
        if (roles === undefined) throw refuse('file.link-ended')
        return findAsked(await contextOf(deps, tx, org, { person, roles }), file, query)
      })
      const { status, headers, body } = await giveFile(deps, asked, request.headers).catch(sayingHowLong(reply))
      return reply
        .code(status)
        .headers({ ...headers, 'Cross-Origin-Resource-Policy': 'cross-origin', 'Referrer-Policy': 'no-referrer' })
        .send(body)
    },
  )
}

/** For `.catch`: a range beyond the end is answered with how long the content is. */
const sayingHowLong =
  (reply: FastifyReply) =>
  (error: unknown): never => {
    if (error instanceof RangeOutside) reply.header('Content-Range', `bytes */${error.size}`)
    throw error
  }
