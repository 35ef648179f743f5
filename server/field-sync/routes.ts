import { z } from 'zod'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { fileLimits } from '../files/limits.ts'
import { dropIfRefused, dropObject } from '../files/store-file.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { fieldBundle, tagOf } from './bundle.ts'
import { noteContact } from './device-acts.ts'
import { reportFromField } from './field-report.ts'
import { Contact, ContactAnswer, FieldBundle, FieldReport, PartQuery, StartUpload, UploadId, UploadState } from './schema.ts'
import { completeUpload, dropParts, finishUpload, PART_BYTES, startUpload, storeParts, takePart } from './uploads.ts'

/** Twenty photographs of 5 MB are 200 parts; two minutes are long for them on a good line. */
const OFTEN = { max: 1_200, timeWindow: 60_000 }

/** What phones need that work without a network: the clock, uploads that go on where they broke off. */
export const fieldSyncRoutes: Feature = async (app, { deps }) => {
  const config = { access: 'signed-in', rateLimit: OFTEN } as const
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: PART_BYTES }, (_, body, done) =>
    done(null, body),
  )
  app.post(
    '/api/field/contact',
    { config, schema: { summary: '手机联系服务器：对时', body: Contact, response: { 200: ContactAnswer } } },
    request =>
      inRequest(deps, request, async ctx => {
        await noteContact(ctx, request.body)
        return { now: ctx.now, partBytes: PART_BYTES }
      }),
  )
  app.get(
    '/api/field/bundle',
    {
      config: { access: 'signed-in' },
      schema: { summary: '手机离线所需，一次取齐', response: { 200: FieldBundle, 304: z.null() } },
    },
    async (request, reply) => {
      const bundle = await inRequest(deps, request, fieldBundle)
      const tag = tagOf(bundle)
      void reply.headers({ ETag: tag, 'Cache-Control': 'private, no-cache' })
      if (request.headers['if-none-match'] === tag) return reply.code(304).send(null)
      return bundle
    },
  )
  app.post(
    '/api/field/reports',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: '现场补报：案件已不接收的离线记录交内勤',
        body: FieldReport,
        response: { 201: z.object({ event: z.string() }) },
      },
    },
    (request, reply) => once(deps, request, reply, 201, ctx => reportFromField(ctx, request.body)),
  )
  app.post(
    '/api/files/uploads',
    { config, schema: { summary: '开始或接续分片上传', body: StartUpload, response: { 200: UploadState } } },
    request => inRequest(deps, request, ctx => startUpload(ctx, deps.files, request.body)),
  )
  app.put(
    '/api/files/uploads/:id',
    {
      config,
      bodyLimit: PART_BYTES,
      schema: { summary: '上传一个分片', params: UploadId, querystring: PartQuery, response: { 200: UploadState } },
    },
    request => {
      const { body } = request
      if (!Buffer.isBuffer(body)) throw refuse('file.none-sent')
      return inRequest(deps, request, ctx => takePart(ctx, deps.files, request.params.id, request.query.offset, body))
    },
  )
  app.post(
    '/api/files/uploads/:id/finish',
    { config, schema: { summary: '完成分片上传', params: UploadId, response: { 200: UploadState } } },
    async request => {
      const { id } = request.params
      const { complete, org, limits } = await inRequest(deps, request, async ctx => ({
        complete: await completeUpload(ctx, deps.files, id),
        ...{ org: ctx.org, limits: await fileLimits(ctx) },
      }))
      if ('done' in complete) return complete
      const stored = await storeParts(deps.files, org, complete, limits)
      const { state, left } = await inRequest(deps, request, ctx => finishUpload(ctx, deps.files, id, stored)).catch(
        dropIfRefused(deps.files, stored),
      )
      if (left) await dropObject(deps.files, left)
      if (state !== 'hash-differs') await dropParts(deps.dataDir, org, id)
      // Refused outside the transaction, so that the upload begins anew.
      if (state === 'hash-differs') throw refuse('upload.hash-differs')
      return state
    },
  )
}
