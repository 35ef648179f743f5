import { PassThrough } from 'node:stream'
import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { localDateOf } from '../../../engine/calendar/days.ts'
import { Pack } from '../../../engine/pack.ts'
import { draftPackFrom } from '../../../engine/text/draft-pack.ts'
import type { Deps } from '../../deps.ts'
import { refuse, refuseInput } from '../../errors.ts'
import { inRequest } from '../../http/organisation-context.ts'
import { brokenOff, sentFile } from '../../http/sent-file.ts'
import { problemFor } from './problem-line.ts'
import { readInThread } from './read-in-thread.ts'
import { DraftFromText, MOST_BYTES, PastedText, TextImport, type TextImportLine, textImporters } from './schema.ts'
import type { TextWorkerData } from './text-worker.ts'

/** Reading a regulation's text: clauses, repairs and candidates of rules; nothing is stored. */
export const textImportRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  await app.register(multipart, { limits: { files: 1, fileSize: MOST_BYTES, fields: 5 } })

  app.post(
    '/api/policies/text',
    {
      bodyLimit: MOST_BYTES,
      config: { access: textImporters },
      schema: {
        summary: '读取制度文本：条款、修复、规则候选（不保存）；application/x-ndjson 逐行报告进度',
        response: { 200: TextImport },
      },
    },
    async (request, reply) => {
      const given = await givenText(request)
      if (!(request.headers.accept ?? '').includes('application/x-ndjson')) return readInThread(given)
      const lines = new PassThrough()
      const gone = new AbortController()
      const write = (line: z.input<typeof TextImportLine>) => lines.writable && lines.write(`${JSON.stringify(line)}\n`)
      reply.raw.on('close', () => gone.abort())
      // The answer has begun: whatever goes wrong now is a line of it, and an unknown fault is logged as any other.
      void readInThread(given, { onProgress: progress => write({ progress }), signal: gone.signal })
        .then(result => write({ result }))
        .catch(error => write({ problem: problemFor(error, request) }))
        .finally(() => lines.end())
      return reply.type('application/x-ndjson; charset=utf-8').send(lines as never)
    },
  )

  app.post(
    '/api/policies/text/draft',
    {
      bodyLimit: MOST_BYTES,
      config: { access: textImporters },
      schema: { summary: '由已确认的候选生成草案（不保存）', body: DraftFromText, response: { 200: Pack } },
    },
    request =>
      inRequest(deps, request, async ctx => {
        const { clauses, confirmed, ...facts } = request.body
        const by = await ctx.tx
          .selectFrom('people')
          .select('name')
          .where('org_id', '=', ctx.org)
          .where('id', '=', ctx.actor.person)
          .executeTakeFirst()
        const on = localDateOf(ctx.rules.calendar, ctx.now)
        return draftPackFrom({ clauses }, confirmed, { ...facts, reviewed: { on, by: by?.name ?? '' } })
      }),
  )
}

async function givenText(request: FastifyRequest): Promise<TextWorkerData> {
  if (!request.isMultipart()) {
    const parsed = PastedText.safeParse(request.body)
    if (!parsed.success) throw refuseInput(parsed.error)
    return { name: '', text: parsed.data.text }
  }
  const file = await sentFile(request)
  if (!file) throw refuse('policy-text.no-text')
  const bytes = await file.toBuffer().catch(brokenOff(file))
  if (file.file.truncated) throw refuse('policy-text.too-large')
  return { name: file.filename ?? '', bytes: new Uint8Array(bytes) }
}
