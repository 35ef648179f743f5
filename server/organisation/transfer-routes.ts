import multipart from '@fastify/multipart'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { signedIn } from '../access/access.ts'
import { logAdministration } from '../access/admin-log.ts'
import type { Ctx } from '../context.ts'
import type { Feature } from '../deps.ts'
import { refuse, refuseInput } from '../errors.ts'
import { disposition } from '../files/file-name.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { brokenOff, sentFile } from '../http/sent-file.ts'
import { findUpload, keepUpload } from '../imports/upload-store.ts'
import { closeAccount } from './close-account.ts'
import { handOverUnits, viewObligations } from './hand-over-units.ts'
import { DryRun, importStaff } from './import-staff.ts'
import { keepers } from './may-hold.ts'
import { readStaffTable, staffTemplate, type TableRow } from './staff-table.ts'
import { HandedOverUnits, HandOverUnits, ObligationList, StaffImport, StaffImportBody } from './transfer-schema.ts'

const ById = z.object({ id: Id })
const Done = z.object({ done: z.literal(true) })
const done = { done: true } as const
const MOST_BYTES = 20 * 1024 * 1024
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** 离岗交接 and the import of people and departments from a table. */
export const transferRoutes: Feature = async (app, { deps }) => {
  await app.register(multipart, { limits: { files: 1, fileSize: MOST_BYTES, fields: 5 } })

  app.get(
    '/api/people/:id/obligations',
    { config: { access: 'signed-in' }, schema: { summary: '名下未办事项', params: ById, response: { 200: ObligationList } } },
    request => inRequest(deps, request, ctx => viewObligations(ctx, request.params.id)),
  )
  app.post(
    '/api/people/:id/hand-over',
    {
      config: { access: 'signed-in', rateLimit: { max: 300, timeWindow: 60_000 } },
      schema: { summary: '离岗交接（逐项给出结果）', params: ById, body: HandOverUnits, response: { 200: HandedOverUnits } },
    },
    request => handOverUnits(deps, request, request.params.id, request.body),
  )
  app.post(
    '/api/people/:id/close',
    { config: { access: keepers }, schema: { summary: '关闭账户', params: ById, response: { 200: Done } } },
    async (request, reply) => {
      const answer = await once(deps, request, reply, 200, async ctx => {
        await closeAccount(ctx, request.params.id)
        return done
      })
      app.sessions.forget()
      return answer
    },
  )

  app.get(
    '/api/organisation/import/template.xlsx',
    { config: { access: keepers, rateLimit: { max: 30, timeWindow: 60_000 } }, schema: { summary: '人员与部门导入模板' } },
    async (request, reply) => {
      const { language } = signedIn(request)
      const workbook = await inRequest(deps, request, ctx => staffTemplate(ctx, language))
      const name = language === 'zh' ? '人员与部门.xlsx' : 'staff.xlsx'
      return reply
        .headers({ 'Content-Disposition': disposition('attachment', name), 'Cache-Control': 'no-store' })
        .type(XLSX)
        .send(workbook)
    },
  )
  const run = async (ctx: Ctx, rows: readonly TableRow[], upload: { id: string; name: string }, apply: boolean) => {
    const found = await importStaff(ctx, rows)
    if (!apply) throw new DryRun(found)
    if (found.counts.new + found.counts.changed === 0) throw refuse('staff-import.nothing-to-do')
    const { new: made, changed, failed } = found.counts
    await logAdministration(ctx, {
      ...{ actor: ctx.actor.person, action: 'organisation.imported' },
      detail: { entity: 'person', about: upload.name, before: {}, after: { made, changed, ...(failed > 0 ? { failed } : {}) } },
    })
    return { ...found, file: upload.id, name: upload.name, applied: true }
  }
  app.post(
    '/api/organisation/import/preview',
    {
      bodyLimit: MOST_BYTES,
      config: { access: keepers, rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: { summary: '人员与部门导入：试算', response: { 200: StaffImport } },
    },
    async request => {
      const place = { dataDir: deps.dataDir, org: signedIn(request).org }
      const { upload, mends } = await uploadOf()
      const rows = mended(await readStaffTable(upload.path), mends)
      try {
        await inRequest(deps, request, ctx => run(ctx, rows, upload, false))
      } catch (error) {
        if (error instanceof DryRun) return { ...error.found, file: upload.id, name: upload.name, applied: false }
        throw error
      }
      throw new Error('a dry run always takes its transaction back')

      async function uploadOf() {
        if (!request.isMultipart()) {
          const parsed = StaffImportBody.safeParse(request.body)
          if (!parsed.success) throw refuseInput(parsed.error)
          return { upload: await findUpload(place, parsed.data.file), mends: parsed.data.mends }
        }
        const file = await sentFile(request)
        if (!file) throw refuse('import.no-rows')
        const kept = await keepUpload(place, deps.newId(), file.filename || 'staff', file.file, deps.clock()).catch(
          brokenOff(file),
        )
        return { upload: kept, mends: {} }
      }
    },
  )
  app.post(
    '/api/organisation/import',
    {
      config: { access: keepers, rateLimit: { max: 30, timeWindow: 60_000 } },
      schema: { summary: '人员与部门导入', body: StaffImportBody, response: { 200: StaffImport } },
    },
    async (request, reply) => {
      const { file, mends } = request.body
      const upload = await findUpload({ dataDir: deps.dataDir, org: signedIn(request).org }, file)
      const rows = mended(await readStaffTable(upload.path), mends)
      const answer = await once(deps, request, reply, 200, ctx => run(ctx, rows, upload, true))
      app.sessions.forget()
      return answer
    },
  )
}

/** The rows with the cells that were put right in the preview; an empty mend takes a cell away. */
function mended(rows: readonly TableRow[], mends: StaffImportBody['mends']): TableRow[] {
  return rows.map(row => {
    const mend = mends[String(row.line)]
    if (mend === undefined) return row
    const cells = Object.fromEntries(
      Object.entries({ ...row.cells, ...mend }).filter(([, text]) => text !== undefined && text.trim() !== ''),
    )
    return { line: row.line, cells }
  })
}
