import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Ctx } from '../context.ts'
import type { Feature } from '../deps.ts'
import { Refusal, refuse } from '../errors.ts'
import { readContent } from '../files/contents.ts'
import { fileHeaders } from '../files/file-headers.ts'
import { mustBeScanned } from '../files/readable-file.ts'
import { dropObject, forgetContent, keepContent, pathOf, storeFile } from '../files/store-file.ts'
import { inRequest } from '../http/organisation-context.ts'
import { GiveReason, GrantSeal, OpenedRecord, PlaceSeal, SealList, sealers } from './schema.ts'
import { dropSealed, readSealed, writeSealed } from './sealed-content.ts'
import { grantSeal, insertSeal, liftSeal, listSeals, openSeal, subjectOf } from './seals.ts'

const ById = z.object({ id: Id })
const fileOf = async (ctx: Ctx, id: string) => {
  const file = await ctx.tx
    .selectFrom('files')
    .select(['name', 'mime', 'size', 'sha256'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!file) throw refuse('file.not-found')
  return file
}
const isElsewhere = async ({ tx }: Ctx, sha256: string): Promise<boolean> =>
  (await sql<{ elsewhere: boolean }>`select bihuan_content_elsewhere(${sha256}) as elsewhere`.execute(tx)).rows[0]!.elsewhere

/** 密件: a file or the words of a record that nobody reads without a written reason, each time (C1.2: trade secrets, lawsuits). */
export const sealRoutes: Feature = (app, { deps }) => {
  const bySealers = { access: [...sealers], rateLimit: { max: 60, timeWindow: 60_000 } }
  const digest = (text: string) => createHash('sha256').update(text).digest()

  app.get(
    '/api/cases/:id/seals',
    { config: { access: 'signed-in' }, schema: { summary: '案件的密件', params: ById, response: { 200: SealList } } },
    request => inRequest(deps, request, ctx => listSeals(ctx, request.params.id)),
  )
  app.post(
    '/api/cases/:id/seals',
    { config: bySealers, schema: { summary: '封存文件或记录', params: ById, body: PlaceSeal, response: { 201: SealList } } },
    async (request, reply) => {
      const { id: caseId } = request.params
      const { subject, content } = await inRequest(deps, request, async ctx => {
        const subject = await subjectOf(ctx, caseId, request.body)
        // What a scanner has not cleared must not come back out through a seal.
        if (subject.sha256 !== undefined) await mustBeScanned(ctx, subject.sha256)
        return { subject, content: subject.sha256 === undefined ? undefined : await readContent(ctx, subject.sha256) }
      })
      if (subject.sha256 !== undefined && content === undefined) throw refuse('file.lost')
      const id = deps.newId()
      const key = subject.sha256 === undefined ? undefined : digest(`${deps.newSalt()} ${deps.newSalt()}`).toString('hex')
      if (content !== undefined)
        await writeSealed(deps.files, { seal: id, key: key!, iv: digest(deps.newSalt()).subarray(0, 12), content })
      const { seals, elsewhere, left } = await inRequest(deps, request, async ctx => {
        await insertSeal(ctx, request, caseId, { ...request.body, id, key, title: subject.title })
        const elsewhere = subject.sha256 !== undefined && (await isElsewhere(ctx, subject.sha256))
        const left = subject.sha256 === undefined ? [] : await forgetContent(ctx, subject.sha256)
        return { seals: await listSeals(ctx, caseId), elsewhere, left }
      }).catch(async error => {
        // After anything but a refusal the commit may have happened, and then this is the only copy.
        if (error instanceof Refusal) await dropSealed(deps.files, id)
        throw error
      })
      for (const one of left) await dropObject(deps.files, one)
      if (subject.sha256 !== undefined && !elsewhere) await rm(pathOf(deps.dataDir, subject.sha256), { force: true })
      return reply.code(201).send(seals)
    },
  )
  app.post(
    '/api/seals/:id/open',
    {
      config: { access: 'signed-in', rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: { summary: '启封查看（须写明事由，每次留痕）：文件为其内容，记录为 JSON', params: ById, body: GiveReason },
    },
    async (request, reply) => {
      const { id } = request.params
      const opened = await inRequest(deps, request, async ctx => {
        const found = await openSeal(ctx, request, id, request.body.reason)
        return { ...found, file: found.kind === 'file' ? await fileOf(ctx, found.subject) : undefined }
      })
      if (opened.file === undefined)
        return reply.header('Cache-Control', 'no-store').send(OpenedRecord.parse({ words: opened.words }))
      const content = await readSealed(deps.files, id, opened.key ?? '')
      return reply.headers(fileHeaders({ ...opened.file, size: content.length }, { inPlace: false, kept: false })).send(content)
    },
  )
  app.post(
    '/api/seals/:id/grants',
    {
      config: bySealers,
      schema: {
        summary: '允许某人在期限内启封查看',
        params: ById,
        body: GrantSeal,
        response: { 200: z.object({ granted: z.literal(true) }) },
      },
    },
    request =>
      inRequest(deps, request, async ctx => {
        await grantSeal(ctx, request, request.params.id, request.body)
        return { granted: true as const }
      }),
  )
  app.post(
    '/api/seals/:id/lift',
    { config: bySealers, schema: { summary: '解除封存', params: ById, body: GiveReason, response: { 200: SealList } } },
    async request => {
      const { id } = request.params
      const seals = await inRequest(deps, request, async ctx => {
        const { caseId, kind, subject, key } = await liftSeal(ctx, request, id, request.body.reason)
        if (kind === 'file') {
          // Before the seal is gone for good: a content that cannot be read must not be lost with it.
          const content = await readSealed(deps.files, id, key ?? '')
          const { name } = await fileOf(ctx, subject)
          await keepContent(ctx, deps.files, await storeFile(deps.files, ctx.org, name, Readable.from([content])))
        }
        return listSeals(ctx, caseId)
      })
      await dropSealed(deps.files, id)
      return seals
    },
  )
}
