import type { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { localDateOf } from '../../engine/calendar/days.ts'
import { listCases } from '../cases/list-cases.ts'
import type { Ctx } from '../context.ts'
import type { Feature } from '../deps.ts'
import { listDuties } from '../duties/list-duties.ts'
import { disposition } from '../files/file-name.ts'
import { inRequest } from '../http/organisation-context.ts'
import { namesFor } from './columns.ts'
import { caseColumns, dutyColumns } from './list-columns.ts'
import { ExportCases, ExportDuties } from './schema.ts'
import { writeWorkbook } from './write-workbook.ts'

/** Rows read at a time, each page in a transaction of its own: a long export keeps nobody waiting. */
const PAGE = 1_000

/** Lists as Excel: the same filters as on the screen, whole instead of by pages. */
export const exportRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in', rateLimit: { max: 20, timeWindow: 60_000 } } as const
  const send = async (reply: FastifyReply, name: string, workbook: PassThrough) =>
    reply
      .headers({ 'Content-Disposition': disposition('attachment', name), 'Cache-Control': 'no-store' })
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .send(workbook)
  const dated = (ctx: Ctx, name: string) => `${name} ${localDateOf(ctx.rules.calendar, ctx.now)}.xlsx`

  app.get(
    '/api/cases.xlsx',
    { config, schema: { summary: '导出案件（Excel）', querystring: ExportCases } },
    async (request, reply) => {
      let name = ''
      const workbook = await writeWorkbook('案件', caseColumns, after =>
        inRequest(deps, request, async ctx => {
          name = dated(ctx, '案件')
          return { ...(await listCases(ctx, { ...request.query, limit: PAGE, after })), names: namesFor(ctx) }
        }),
      )
      return send(reply, name, workbook)
    },
  )
  app.get(
    '/api/duties.xlsx',
    { config, schema: { summary: '导出责任事项（Excel）', querystring: ExportDuties } },
    async (request, reply) => {
      let name = ''
      const workbook = await writeWorkbook('责任事项', dutyColumns, after =>
        inRequest(deps, request, async ctx => {
          name = dated(ctx, '责任事项')
          return { ...(await listDuties(ctx, { ...request.query, limit: PAGE, after })), names: namesFor(ctx) }
        }),
      )
      return send(reply, name, workbook)
    },
  )
}
