import multipart from '@fastify/multipart'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { signedIn } from '../access/access.ts'
import { logAdministration } from '../access/admin-log.ts'
import type { Feature } from '../deps.ts'
import { refuse, refuseInput } from '../errors.ts'
import { disposition } from '../files/file-name.ts'
import { inRequest } from '../http/organisation-context.ts'
import { brokenOff, sentFile } from '../http/sent-file.ts'
import { findUpload, keepUpload } from '../imports/upload-store.ts'
import { failedWorkbook, fileTemplate, importTable, readTable } from './import-file.ts'
import { FileImport, FileImportBody, fileTables } from './import-schema.ts'

const MOST_BYTES = 20 * 1024 * 1024
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const Which = z.object({ table: z.enum(fileTables) })
const ofFile = z.object({ file: Id })
/** Whoever keeps the customers' files. */
const keepers = [
  'administrator',
  'service-desk',
  'customer-service-manager',
  'department-head',
  'deputy-leader',
  'supervisor',
] as const
const limited = (max: number) => ({ access: keepers, rateLimit: { max, timeWindow: 60_000 } }) as const

/** Customers, sites, contacts, machines and contracts of service from a table: tried first, row by row, then taken over. */
export const customerImportRoutes: Feature = async (app, { deps }) => {
  await app.register(multipart, { limits: { files: 1, fileSize: MOST_BYTES, fields: 5 } })

  app.get(
    '/api/customers/import/:table/template.xlsx',
    { config: limited(30), schema: { summary: '客户档案导入模板', params: Which } },
    async (request, reply) => {
      const { language } = signedIn(request)
      return reply
        .headers({
          'Content-Disposition': disposition('attachment', `${request.params.table}.xlsx`),
          'Cache-Control': 'no-store',
        })
        .type(XLSX)
        .send(await fileTemplate(request.params.table, language))
    },
  )
  app.post(
    '/api/customers/import/:table/preview',
    {
      bodyLimit: MOST_BYTES,
      config: limited(60),
      schema: { summary: '客户档案导入：试算', params: Which, response: { 200: FileImport } },
    },
    async request => {
      const place = { dataDir: deps.dataDir, org: signedIn(request).org }
      const upload = await uploadOf()
      const { table } = request.params
      const rows = await readTable(upload.path, table)
      const { failed: _, ...found } = await importTable(work => inRequest(deps, request, work), table, rows, false)
      return { ...found, file: upload.id, name: upload.name, applied: false }

      async function uploadOf() {
        if (!request.isMultipart()) {
          const parsed = FileImportBody.safeParse(request.body)
          if (!parsed.success) throw refuseInput(parsed.error)
          return findUpload(place, parsed.data.file)
        }
        const file = await sentFile(request)
        if (!file) throw refuse('import.no-rows')
        return keepUpload(place, deps.newId(), file.filename || 'table', file.file, deps.clock()).catch(brokenOff(file))
      }
    },
  )
  app.post(
    '/api/customers/import/:table',
    {
      config: limited(30),
      schema: { summary: '客户档案导入', params: Which, body: FileImportBody, response: { 200: FileImport } },
    },
    async request => {
      const { table } = request.params
      const upload = await findUpload({ dataDir: deps.dataDir, org: signedIn(request).org }, request.body.file)
      const rows = await readTable(upload.path, table)
      const { failed: _, ...found } = await importTable(work => inRequest(deps, request, work), table, rows, true)
      const { new: made, changed, failed } = found.counts
      if (made + changed > 0)
        await inRequest(deps, request, ctx =>
          logAdministration(ctx, {
            ...{ actor: ctx.actor.person, action: 'customers.imported' },
            detail: {
              about: `${upload.name} (${table})`,
              before: {},
              after: { made, changed, ...(failed > 0 ? { failed } : {}) },
            },
          }),
        )
      return { ...found, file: upload.id, name: upload.name, applied: true }
    },
  )
  app.get(
    '/api/customers/import/:table/failed.xlsx',
    { config: limited(30), schema: { summary: '客户档案导入：未导入的行', params: Which, querystring: ofFile } },
    async (request, reply) => {
      const { language, org } = signedIn(request)
      const { table } = request.params
      const upload = await findUpload({ dataDir: deps.dataDir, org }, request.query.file)
      const rows = await readTable(upload.path, table)
      const { failed } = await importTable(work => inRequest(deps, request, work), table, rows, false)
      const name = language === 'zh' ? '未导入的行.xlsx' : 'rows-not-imported.xlsx'
      return reply
        .headers({ 'Content-Disposition': disposition('attachment', name), 'Cache-Control': 'no-store' })
        .type(XLSX)
        .send(await failedWorkbook(table, rows, failed, language))
    },
  )
}
