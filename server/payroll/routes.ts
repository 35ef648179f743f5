import { rm } from 'node:fs/promises'
import multipart from '@fastify/multipart'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { signedIn } from '../access/access.ts'
import { logReading } from '../access/access-log.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { disposition } from '../files/file-name.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { brokenOff, sentFile } from '../http/sent-file.ts'
import { keepUpload } from '../imports/upload-store.ts'
import { enterAnnouncement, listAnnouncements } from './announcements.ts'
import { listBatches, mustFindBatch } from './batch-rows.ts'
import { csvOf, workbookOf } from './export-file.ts'
import { frozenLines } from './frozen-lines.ts'
import { enterPaper } from './papers.ts'
import { enters } from './posts.ts'
import { payrollPosts } from './posts-schema.ts'
import { prepareBatch } from './prepare-batch.ts'
import { viewBatch } from './read-batch.ts'
import { readWageTable } from './read-wage-table.ts'
import {
  AnnouncementList,
  AskFile,
  AskMonth,
  BatchPage,
  BatchView,
  Done,
  EnterAnnouncement,
  EnterPaper,
  EnterWages,
  ListBatches,
  ListWages,
  OwnPayroll,
  PayrollView,
  PrepareBatch,
  ReadWages,
  Reveal,
  Revealed,
  releasePosts,
  SettleBatch,
  WageList,
  wagePosts,
} from './schema.ts'
import { settleBatch } from './settle-batch.ts'
import { revealSum, viewOwnPayroll, viewPayroll } from './view-payroll.ts'
import { enterWages, listWages } from './wages.ts'

const ById = z.object({ id: Id })
const MOST_BYTES = 10 * 1024 * 1024
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** 工资核算: lines that are due with their limits, wages, papers, batches with a second person, exports. Every reading is written down. */
export const payrollRoutes: Feature = async (app, { deps }) => {
  await app.register(multipart, { limits: { files: 1, fileSize: MOST_BYTES, fields: 5 } })
  const looking = { access: [...payrollPosts] }
  const entering = { access: [...wagePosts] }
  const releasing = { access: [...releasePosts] }

  app.get(
    '/api/payroll',
    {
      config: looking,
      schema: { summary: '工资核算：待核算的扣款与发放', querystring: AskMonth, response: { 200: PayrollView } },
    },
    request =>
      inRequest(deps, request, async ctx => {
        const view = await viewPayroll(ctx, request.query.month)
        await logReading(ctx, request, { action: 'payroll', subject: 'lines', detail: { month: view.month } })
        return view
      }),
  )
  app.post(
    '/api/payroll/reveal',
    { config: looking, schema: { summary: '查看一笔的计算（留痕）', body: Reveal, response: { 200: Revealed } } },
    request =>
      inRequest(deps, request, async ctx => {
        const { view, caseId } = await revealSum(ctx, request.body)
        const { month, reason } = request.body
        await logReading(ctx, request, { action: 'payroll', subject: 'sum', caseId, reason, detail: { month } })
        return view
      }),
  )
  app.get(
    '/api/payroll/wages',
    { config: entering, schema: { summary: '当月工资', querystring: ListWages, response: { 200: WageList } } },
    request =>
      inRequest(deps, request, async ctx => {
        await logReading(ctx, request, { action: 'payroll', subject: 'wages', detail: { month: request.query.month } })
        return listWages(ctx, request.query.month)
      }),
  )
  app.post(
    '/api/payroll/wages',
    { config: entering, schema: { summary: '录入当月工资', body: EnterWages, response: { 200: WageList } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await enterWages(ctx, request.body)
        return listWages(ctx, request.body.month)
      }),
  )
  app.post(
    '/api/payroll/wages/read',
    {
      bodyLimit: MOST_BYTES + 100_000,
      config: { ...entering, rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: { summary: '读取工资表（不保存）', response: { 200: ReadWages } },
    },
    async request => {
      const file = request.isMultipart() ? await sentFile(request) : undefined
      if (file === undefined) throw refuse('file.none-sent')
      const place = { dataDir: deps.dataDir, org: signedIn(request).org }
      const upload = await keepUpload(place, deps.newId(), file.filename || 'wages', file.file, deps.clock()).catch(
        brokenOff(file),
      )
      try {
        if (file.file.truncated) throw refuse('import.too-large')
        return await inRequest(deps, request, ctx => readWageTable(ctx, upload.path))
      } finally {
        // What people earn does not lie about.
        await Promise.all([rm(upload.path, { force: true }), rm(`${upload.path}.name`, { force: true })])
      }
    },
  )
  app.get(
    '/api/payroll/announcements',
    { config: looking, schema: { summary: '制度的民主程序与公示', response: { 200: AnnouncementList } } },
    request => inRequest(deps, request, listAnnouncements),
  )
  app.post(
    '/api/payroll/announcements',
    { config: entering, schema: { summary: '录入民主程序与公示', body: EnterAnnouncement, response: { 201: Done } } },
    (request, reply) => once(deps, request, reply, 201, ctx => enterAnnouncement(ctx, request.body)),
  )
  app.post(
    '/api/cases/:id/payroll-papers',
    { config: entering, schema: { summary: '录入书面协议或工会通知', params: ById, body: EnterPaper, response: { 201: Done } } },
    (request, reply) => once(deps, request, reply, 201, ctx => enterPaper(ctx, request.params.id, request.body)),
  )
  app.get(
    '/api/cases/:id/payroll',
    {
      config: { access: 'signed-in' },
      schema: { summary: '本人处罚：扣多少、何时、为什么', params: ById, response: { 200: OwnPayroll } },
    },
    request =>
      inRequest(deps, request, async ctx => {
        const view = await viewOwnPayroll(ctx, request.params.id)
        if (enters(ctx)) await logReading(ctx, request, { action: 'payroll', subject: 'case', caseId: request.params.id })
        return view
      }),
  )
  app.get(
    '/api/payroll/batches',
    { config: looking, schema: { summary: '核算单', querystring: ListBatches, response: { 200: BatchPage } } },
    request => inRequest(deps, request, ctx => listBatches(ctx, request.query)),
  )
  app.post(
    '/api/payroll/batches',
    { config: entering, schema: { summary: '编制核算单', body: PrepareBatch, response: { 201: BatchView } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => viewBatch(ctx, await prepareBatch(ctx, request, request.body))),
  )
  app.get(
    '/api/payroll/batches/:id',
    { config: looking, schema: { summary: '一份核算单', params: ById, response: { 200: BatchView } } },
    request =>
      inRequest(deps, request, async ctx => {
        const view = await viewBatch(ctx, request.params.id)
        await logReading(ctx, request, { action: 'payroll', subject: view.number })
        return view
      }),
  )
  app.post(
    '/api/payroll/batches/:id/settle',
    { config: releasing, schema: { summary: '放行或退回核算单', params: ById, body: SettleBatch, response: { 200: BatchView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await settleBatch(ctx, request.params.id, request.body)
        return viewBatch(ctx, request.params.id)
      }),
  )
  app.get(
    '/api/payroll/batches/:id/file',
    {
      config: { ...looking, rateLimit: { max: 30, timeWindow: 60_000 } },
      schema: { summary: '导出已放行的核算单', params: ById, querystring: AskFile },
    },
    async (request, reply) => {
      const { as } = request.query
      const { name, body, hash } = await inRequest(deps, request, async ctx => {
        const batch = await mustFindBatch(ctx, request.params.id)
        if (batch.state !== 'released') throw refuse('payroll.not-due')
        if (!batch.isWhole) throw refuse('payroll.not-all-seen')
        const lines = await frozenLines(ctx, batch.id)
        await logReading(ctx, request, { action: 'export', subject: batch.number, detail: { list: '工资核算', as } })
        return {
          ...{ name: `${batch.number}.${as}`, hash: batch.hash ?? '' },
          body: as === 'csv' ? Buffer.from(csvOf(ctx, batch, lines), 'utf8') : await workbookOf(ctx, batch, lines),
        }
      })
      return reply
        .headers({
          'Content-Disposition': disposition('attachment', name),
          'Cache-Control': 'no-store',
          'X-Content-SHA256': hash,
        })
        .type(as === 'csv' ? 'text/csv; charset=utf-8' : XLSX)
        .send(body)
    },
  )
}
