import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import multipart from '@fastify/multipart'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { brokenOff, sentFile } from '../http/sent-file.ts'
import { fileHeaders } from './file-headers.ts'
import { cleanName } from './file-name.ts'
import { readableFile } from './readable-file.ts'
import { FileId, FileQuery, StoredFile } from './schema.ts'
import { LARGEST_BYTES, pathOf, storeFile } from './store-file.ts'

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
      const stored = await storeFile(deps, name, part.file).catch(brokenOff(part))
      // What an Idempotency-Key stands for is the content, which is not in the body any more.
      request.body = { name, sha256: stored.sha256 }
      return once(deps, request, reply, 201, async ctx => {
        const id = ctx.newId()
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
        return { id, name, size: stored.size, sha256: stored.sha256, mime: stored.mime, uploadedAt: ctx.now }
      })
    },
  )

  app.get(
    '/api/files/:id',
    { config: { access: 'signed-in' }, schema: { summary: '下载文件', params: FileId, querystring: FileQuery } },
    async (request, reply) => {
      const file = await inRequest(deps, request, ctx => readableFile(ctx, request.params.id))
      const path = pathOf(deps.dataDir, file.sha256)
      const onDisk = await stat(path).catch(() => undefined)
      if (!onDisk) throw refuse('file.lost')
      const inPlace = request.query.download === '0'
      return reply
        .headers({ ...fileHeaders({ ...file, size: onDisk.size }, { inPlace, kept: true }), ETag: `"${file.sha256}"` })
        .send(createReadStream(path))
    },
  )
}
