import { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Role } from '../../events/roles.ts'
import { signedIn } from '../access/access.ts'
import { logReading } from '../access/access-log.ts'
import { inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { refuse, refuseInput } from '../errors.ts'
import { disposition } from '../files/file-name.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { brokenOff, sentFile } from '../http/sent-file.ts'
import { exportFailed } from './export-failed.ts'
import { importFigures } from './figures.ts'
import type { Mapping } from './mapping-schema.ts'
import { presetNamed } from './presets.ts'
import { checkColumns, previewImport } from './preview.ts'
import { countOutcomes, endImport, findImport, insertImport, listImports, listRows } from './queries.ts'
import { openRows } from './read-file.ts'
import { MOST_BYTES } from './row.ts'
import { type Run, runImport } from './run-import.ts'
import {
  Figures,
  FileOptions,
  ImportPage,
  ImportRowPage,
  ImportView,
  ListImports,
  ListRows,
  Preview,
  PreviewAgain,
  StartImport,
} from './schema.ts'
import { streamImport } from './stream-import.ts'
import type { Encoding } from './text-encoding.ts'
import { dropImported, findImported, findUpload, keepImported, keepUpload } from './upload-store.ts'

/** Who brings in cases by the thousand: the desk that registers them, and who answers for it. */
export const importers: readonly Role[] = ['service-desk', 'department-head', 'deputy-leader', 'administrator']
const ImportId = z.object({ id: Id })
const charsets: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  gb18030: 'gb18030',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
}

/** Imports: a preview that changes nothing, runs in the background with progress and outcomes by row, figures, and the streaming door for programs. */
export const importRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  await app.register(multipart, { limits: { files: 1, fileSize: MOST_BYTES, fields: 10 } })
  for (const type of ['application/x-ndjson', 'application/jsonl', 'text/csv', 'application/gzip'])
    app.addContentTypeParser(type, (_request, payload, done) => done(null, payload))
  const runs = new Map<string, { stop: AbortController; done: Promise<void> }>()
  app.addHook('onClose', async () => {
    for (const { stop } of runs.values()) stop.abort()
    await Promise.all([...runs.values()].map(r => r.done))
  })
  const start = (run: Omit<Run, 'signal'>, onDone: () => Promise<void>) => {
    const stop = new AbortController()
    const done = runImport({ ...run, signal: stop.signal })
      .then(onDone)
      .catch(error => run.deps.log.error({ err: error, import: run.id }, 'an import could not end'))
      .finally(() => runs.delete(run.id))
    runs.set(run.id, { stop, done })
  }

  app.post(
    '/api/imports/preview',
    { bodyLimit: MOST_BYTES, config: { access: importers }, schema: { response: { 200: Preview } } },
    async request => {
      const { org } = signedIn(request)
      const now = deps.clock()
      if (!request.isMultipart()) {
        const parsed = PreviewAgain.safeParse(request.body)
        if (!parsed.success) throw refuseInput(parsed.error)
        return previewImport(deps, { org, now }, await findUpload({ dataDir: deps.dataDir, org }, parsed.data.file), parsed.data)
      }
      const file = await sentFile(request)
      if (!file) throw refuse('import.no-rows')
      const place = { dataDir: deps.dataDir, org }
      const upload = await keepUpload(place, deps.newId(), file.filename || 'upload', file.file, now).catch(brokenOff(file))
      const options = FileOptions.safeParse(
        Object.fromEntries(
          Object.entries(file.fields).flatMap(([name, f]) =>
            f && 'value' in f && typeof f.value === 'string' ? [[name, f.value]] : [],
          ),
        ),
      )
      return previewImport(deps, { org, now }, upload, options.success ? options.data : {})
    },
  )

  app.post(
    '/api/imports',
    { config: { access: importers }, schema: { body: StartImport, response: { 202: ImportView } } },
    async (request, reply) => {
      const { org, person } = signedIn(request)
      const { file, mapping, ...options } = request.body
      const upload = await findUpload({ dataDir: deps.dataDir, org }, file)
      checkColumns(mapping, (await openRows(upload.path, options)).headers)
      // The same request again (a second click, a retry) gets the first answer and starts nothing.
      let begun: string | undefined
      const view = await once(deps, request, reply, 202, async ctx => {
        begun = deps.newId()
        await insertImport(ctx, { id: begun, name: upload.name, kind: mapping.kind, mapping, by: person })
        return findImport(ctx, begun)
      })
      if (begun !== undefined) {
        const id = begun
        const kept = await keepImported({ dataDir: deps.dataDir, org }, upload, id, options)
        start({ deps: { ...deps, log: request.log }, org, id, path: kept.path, mapping, options }, async () => {
          const { failed } = await inOrganisation(deps.database, org, tx => countOutcomes(tx, org, id))
          if (failed === 0) await dropImported(kept)
        })
      }
      return view
    },
  )

  app.get(
    '/api/imports',
    { config: { access: importers }, schema: { querystring: ListImports, response: { 200: ImportPage } } },
    request => inRequest(deps, request, ctx => listImports(ctx, request.query)),
  )
  app.get(
    '/api/imports/:id',
    { config: { access: importers }, schema: { params: ImportId, response: { 200: ImportView } } },
    request => inRequest(deps, request, ctx => findImport(ctx, request.params.id)),
  )
  app.get(
    '/api/imports/:id/rows',
    { config: { access: importers }, schema: { params: ImportId, querystring: ListRows, response: { 200: ImportRowPage } } },
    request => inRequest(deps, request, ctx => listRows(ctx, request.params.id, request.query)),
  )
  app.get(
    '/api/imports/:id/failed.xlsx',
    {
      config: { access: importers, rateLimit: { max: 20, timeWindow: 60_000 } },
      schema: { summary: '导出未导入的行（Excel）', params: ImportId },
    },
    async (request, reply) => {
      const { id } = request.params
      const kept = await findImported({ dataDir: deps.dataDir, org: signedIn(request).org }, id)
      await inRequest(deps, request, ctx =>
        logReading(ctx, request, { action: 'export', subject: id, detail: { list: '未导入的行' } }),
      )
      const { name, workbook } = await exportFailed(work => inRequest(deps, request, work), id, kept, request.exportMark)
      return reply
        .headers({ 'Content-Disposition': disposition('attachment', name), 'Cache-Control': 'no-store' })
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .send(workbook)
    },
  )
  app.get(
    '/api/imports/:id/figures',
    { config: { access: importers }, schema: { params: ImportId, response: { 200: Figures } } },
    request => inRequest(deps, request, ctx => importFigures(ctx, request.params.id)),
  )
  app.post(
    '/api/imports/:id/cancel',
    { config: { access: importers }, schema: { params: ImportId, response: { 200: ImportView } } },
    request =>
      inRequest(deps, request, async ctx => {
        await findImport(ctx, request.params.id)
        if (!(await endImport(ctx, request.params.id, 'cancelled', null))) throw refuse('import.not-running')
        return findImport(ctx, request.params.id)
      }),
  )

  app.post(
    '/api/cases/import',
    {
      bodyLimit: MOST_BYTES,
      config: { access: importers },
      schema: { querystring: z.object({ map: z.string().max(100).optional() }) },
    },
    async (request, reply) => {
      const { org, person, language } = signedIn(request)
      const type = request.headers['content-type'] ?? ''
      const encoding = charsets[/charset="?([\w-]+)/i.exec(type)?.[1]?.toLowerCase() ?? '']
      const mapping = request.query.map === undefined ? undefined : mappingNamed(request.query.map)
      if (!(request.body instanceof Readable)) throw refuse('media.unsupported')
      const isGzip = /gzip/.test(type) || request.headers['content-encoding'] === 'gzip'
      const lines = await streamImport(
        { ...deps, log: request.log },
        {
          org,
          by: person,
          language,
          body: request.body,
          format: /csv/.test(type) ? 'csv' : 'ndjson',
          isGzip,
          encoding,
          mapping,
        },
      )
      return reply.type('application/x-ndjson; charset=utf-8').send(lines)
    },
  )
}

/** A preset by name or a mapping as JSON. */
function mappingNamed(text: string): Mapping {
  const preset = presetNamed(text)
  if (preset) return preset.mapping
  throw refuse('import.mapping-invalid', {
    detail: { zh: `没有名为“${text}”的对应关系`, en: `There is no mapping called "${text}"` },
  })
}
