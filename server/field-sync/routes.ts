import { z } from 'zod'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { fieldBundle, tagOf } from './bundle.ts'
import { noteContact } from './device-acts.ts'
import { reportFromField } from './field-report.ts'
import { Contact, ContactAnswer, FieldBundle, FieldReport, PartQuery, StartUpload, UploadId, UploadState } from './schema.ts'
import { finishUpload, PART_BYTES, startUpload, takePart } from './uploads.ts'

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
    request => inRequest(deps, request, ctx => startUpload(ctx, deps.dataDir, request.body)),
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
      return inRequest(deps, request, ctx => takePart(ctx, deps.dataDir, request.params.id, request.query.offset, body))
    },
  )
  app.post(
    '/api/files/uploads/:id/finish',
    { config, schema: { summary: '完成分片上传', params: UploadId, response: { 200: UploadState } } },
    async request => {
      const state = await inRequest(deps, request, ctx => finishUpload(ctx, deps.dataDir, request.params.id))
      // Refused outside the transaction, so that the upload begins anew.
      if (state === 'hash-differs') throw refuse('upload.hash-differs')
      return state
    },
  )
}
