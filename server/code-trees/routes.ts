import multipart from '@fastify/multipart'
import { codeTrees } from '../../events/code-trees.ts'
import { signedIn } from '../access/access.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { brokenOff, sentFile } from '../http/sent-file.ts'
import { findUpload, keepUpload } from '../imports/upload-store.ts'
import { addCode, changeCode } from './change-codes.ts'
import { DryRun, importCodes, readCodeLines } from './import-codes.ts'
import { codesOn, countCodes, todayOf } from './read-codes.ts'
import { ApplyImport, ChangeCode, CodeImport, CodeList, CodeParams, ListCodes, NewCode, Tree, TreeList } from './schema.ts'

const MOST_BYTES = 20 * 1024 * 1024
const write = { access: ['administrator'] } as const

/** 代码树: failures, causes, parts and solutions of the company, each with its time. */
export const codeTreeRoutes: Feature = async (app, { deps }) => {
  await app.register(multipart, { limits: { files: 1, fileSize: MOST_BYTES, fields: 5 } })

  app.get(
    '/api/code-trees',
    { config: { access: 'signed-in' }, schema: { summary: '代码树', response: { 200: TreeList } } },
    request =>
      inRequest(deps, request, async ctx => {
        const counts = await countCodes(ctx, todayOf(ctx))
        return { items: codeTrees.map(tree => ({ tree, codes: counts.get(tree) ?? 0 })) }
      }),
  )
  app.get(
    '/api/code-trees/:tree',
    {
      config: { access: 'signed-in' },
      schema: { summary: '代码', params: Tree, querystring: ListCodes, response: { 200: CodeList } },
    },
    request =>
      inRequest(deps, request, async ctx => {
        const { tree } = request.params
        const on = request.query.on ?? todayOf(ctx)
        return { tree, on, items: await codesOn(ctx, tree, on, request.query.all === 'yes') }
      }),
  )
  app.post(
    '/api/code-trees/:tree',
    { config: write, schema: { summary: '新增代码', params: Tree, body: NewCode, response: { 201: CodeList } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        const { tree } = request.params
        await addCode(ctx, tree, request.body)
        return { tree, on: todayOf(ctx), items: await codesOn(ctx, tree, todayOf(ctx), true) }
      }),
  )
  app.patch(
    '/api/code-trees/:tree/:code',
    { config: write, schema: { summary: '更改或停用代码', params: CodeParams, body: ChangeCode, response: { 200: CodeList } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        const { tree, code } = request.params
        await changeCode(ctx, tree, code, request.body)
        return { tree, on: todayOf(ctx), items: await codesOn(ctx, tree, todayOf(ctx), true) }
      }),
  )
  app.post(
    '/api/code-trees/:tree/import/preview',
    {
      bodyLimit: MOST_BYTES,
      config: { ...write, rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: { summary: '导入代码：试算', params: Tree, response: { 200: CodeImport } },
    },
    async request => {
      const { tree } = request.params
      const file = await sentFile(request)
      if (!file) throw refuse('import.no-rows')
      const place = { dataDir: deps.dataDir, org: signedIn(request).org }
      const kept = await keepUpload(place, deps.newId(), file.filename || 'codes', file.file, deps.clock()).catch(brokenOff(file))
      const lines = await readCodeLines(kept.path)
      try {
        await inRequest(deps, request, async ctx => {
          throw new DryRun(await importCodes(ctx, tree, lines))
        })
      } catch (error) {
        if (error instanceof DryRun) return { ...error.found, file: kept.id, name: kept.name, applied: false }
        throw error
      }
      throw new Error('a dry run always takes its transaction back')
    },
  )
  app.post(
    '/api/code-trees/:tree/import',
    {
      config: { ...write, rateLimit: { max: 30, timeWindow: 60_000 } },
      schema: { summary: '导入代码', params: Tree, body: ApplyImport, response: { 200: CodeImport } },
    },
    async (request, reply) => {
      const { tree } = request.params
      const kept = await findUpload({ dataDir: deps.dataDir, org: signedIn(request).org }, request.body.file)
      const lines = await readCodeLines(kept.path)
      return once(deps, request, reply, 200, async ctx => {
        const found = await importCodes(ctx, tree, lines)
        if (found.counts.new + found.counts.changed === 0) throw refuse('code-import.nothing-to-do')
        return { ...found, file: kept.id, name: kept.name, applied: true }
      })
    },
  )
}
