import multipart from '@fastify/multipart'
import { z } from 'zod'
import { localDateOf } from '../../engine/calendar/days.ts'
import { Id } from '../../events/define.ts'
import { inLanguage } from '../../events/in-language.ts'
import { signedIn } from '../access/access.ts'
import { logReading } from '../access/access-log.ts'
import { companyWide } from '../analysis/base.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { kindTitles } from '../export/columns.ts'
import { disposition } from '../files/file-name.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { brokenOff, sentFile } from '../http/sent-file.ts'
import { MOST_BYTES } from '../imports/row.ts'
import { findUpload, keepUpload } from '../imports/upload-store.ts'
import { handInAnalysis, listAnalyses, readAnalysis } from './analyses.ts'
import { processChoices } from './choices.ts'
import { hashOfFile, importLog } from './import-log.ts'
import { LogColumns } from './log-schema.ts'
import { answerOf, listLogCases, listLogs, logKeepers, readLog, removeLog, viewLog } from './logs.ts'
import { loopOf } from './loop.ts'
import { mine, zoneIn } from './mine.ts'
import { openEventLog } from './read-event-log.ts'
import {
  AnalysisPage,
  AnalysisRead,
  AnswerView,
  AskLog,
  AskLogCases,
  AskProcess,
  AskProcessCases,
  HandInAnalysis,
  ListLogs,
  LogPage,
  LogPreview,
  LogView,
  ProcessCasePage,
  ProcessChoices,
  ProcessView,
  StartLog,
} from './schema.ts'
import { answersForProcess, chosenCases, listProcessCases, titleIn, viewProcess } from './view-process.ts'
import { processWorkbook, tablesOf } from './workbook.ts'

const ById = z.object({ id: Id })
const Made = z.object({ id: Id })
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const SHOWN_ROWS = 8
const SHOWN_CELL = 120

/** 流程分析 (furn 4.4): of our own cases by their events, of other programs' event logs apart from them, and the yearly analysis that is handed in. */
export const miningRoutes: Feature = async (app, { deps }) => {
  await app.register(multipart, { limits: { files: 1, fileSize: MOST_BYTES, fields: 10 } })
  const config = { access: 'signed-in' } as const
  const keepers = { access: logKeepers } as const
  const files = { ...config, rateLimit: { max: 60, timeWindow: 60_000 } } as const
  const reading = new Set<Promise<void>>()
  app.addHook('onClose', async () => {
    await Promise.all(reading)
  })
  app.get(
    '/api/mining',
    { config, schema: { summary: '流程分析', querystring: AskProcess, response: { 200: ProcessView } } },
    request => inRequest(deps, request, ctx => viewProcess(ctx, request.query)),
  )
  app.get(
    '/api/mining/choices',
    { config, schema: { summary: '流程分析可选的部门与产品', response: { 200: ProcessChoices } } },
    request => inRequest(deps, request, processChoices),
  )
  app.get(
    '/api/mining/cases',
    { config, schema: { summary: '一个数字背后的案件', querystring: AskProcessCases, response: { 200: ProcessCasePage } } },
    request => inRequest(deps, request, ctx => listProcessCases(ctx, request.query)),
  )
  app.get(
    '/api/mining.xlsx',
    { config: files, schema: { summary: '流程分析的表格（Excel）', querystring: AskProcess } },
    async (request, reply) => {
      const { language } = signedIn(request)
      const { kind, from, to } = request.query
      const { tables, day } = await inRequest(deps, request, async ctx => {
        await logReading(ctx, request, { action: 'export', subject: 'list', detail: { list: 'mining', filter: request.query } })
        const { found, chosen } = await chosenCases(answersForProcess(ctx) ? companyWide(ctx) : ctx, request.query)
        const parts = mine(chosen, titleIn(ctx), zoneIn(ctx))
        const conformance = loopOf(ctx, found, request.query.kind, chosen.traces)
        return { tables: tablesOf(parts, conformance, language), day: localDateOf(ctx.rules.calendar, ctx.now) }
      })
      const about = `${inLanguage(kindTitles[kind] ?? { zh: kind }, language)} ${from} – ${to}`
      return reply
        .headers({ 'Content-Disposition': disposition('attachment', `流程分析 ${day}.xlsx`), 'Cache-Control': 'no-store' })
        .type(xlsx)
        .send(await processWorkbook([about], tables))
    },
  )

  app.get(
    '/api/mining/logs',
    { config, schema: { summary: '外部事件日志', querystring: ListLogs, response: { 200: LogPage } } },
    request => inRequest(deps, request, ctx => listLogs(ctx, request.query)),
  )
  app.post(
    '/api/mining/logs/preview',
    { bodyLimit: MOST_BYTES, config: keepers, schema: { summary: '查看一份日志文件', response: { 200: LogPreview } } },
    async request => {
      const { org } = signedIn(request)
      const sent = await sentFile(request)
      if (!sent) throw refuse('import.no-rows')
      const place = { dataDir: deps.dataDir, org }
      const upload = await keepUpload(place, deps.newId(), sent.filename || 'log', sent.file, deps.clock()).catch(brokenOff(sent))
      const { format, headers, sample, guess } = await openEventLog(upload.path)
      return {
        ...{ file: upload.id, name: upload.name, format, headers: [...headers], columns: guess },
        sample: sample.slice(0, SHOWN_ROWS).map(({ line, cells }) => ({
          line,
          cells: Object.fromEntries(headers.map(name => [name, (cells[name] ?? '').slice(0, SHOWN_CELL)])),
        })),
      }
    },
  )
  app.post(
    '/api/mining/logs',
    { config: keepers, schema: { summary: '导入一份日志', body: StartLog, response: { 202: Made } } },
    async (request, reply) => {
      const { org } = signedIn(request)
      const { file, name, columns } = request.body
      const upload = await findUpload({ dataDir: deps.dataDir, org }, file)
      const { format } = await openEventLog(upload.path)
      const hash = await hashOfFile(upload.path)
      // The same request again gets the first answer and starts nothing.
      let begun: string | undefined
      const made = await once(deps, request, reply, 202, async ctx => {
        begun = deps.newId()
        await ctx.tx
          .insertInto('event_logs')
          .values({
            ...{ org_id: org, id: begun, name, format, file_hash: hash, columns: JSON.stringify(columns), state: 'reading' },
            ...{
              problem: null,
              activities: '[]',
              attributes: '[]',
              problems: '[]',
              imported_by: ctx.actor.person,
              imported_at: ctx.now,
            },
          })
          .execute()
        return { id: begun }
      })
      if (begun !== undefined) {
        const work: Promise<void> = importLog({
          ...{ deps: { ...deps, log: request.log }, org, id: begun, path: upload.path },
          columns: LogColumns.parse(columns),
        })
          .catch(error => request.log.error({ err: error, log: begun }, 'an event log could not be read'))
          .finally(() => reading.delete(work))
        reading.add(work)
      }
      return made
    },
  )
  app.get(
    '/api/mining/logs/:id',
    { config, schema: { summary: '一份外部日志', params: ById, querystring: AskLog, response: { 200: LogView } } },
    request => inRequest(deps, request, ctx => viewLog(ctx, request.params.id, request.query)),
  )
  app.get(
    '/api/mining/logs/:id/cases',
    {
      config,
      schema: { summary: '外部日志里的案件', params: ById, querystring: AskLogCases, response: { 200: ProcessCasePage } },
    },
    request => inRequest(deps, request, ctx => listLogCases(ctx, request.params.id, request.query)),
  )
  app.get(
    '/api/mining/logs/:id/answer',
    {
      config,
      schema: {
        summary: '就一份外部日志提问',
        params: ById,
        querystring: z.object({ question: z.string().max(20_000) }),
        response: { 200: AnswerView },
      },
    },
    request => inRequest(deps, request, ctx => answerOf(ctx, request.params.id, request.query.question)),
  )
  app.get(
    '/api/mining/logs/:id/xlsx',
    { config: files, schema: { summary: '外部日志的表格（Excel）', params: ById, querystring: AskLog } },
    async (request, reply) => {
      const { name, parts } = await inRequest(deps, request, async ctx => {
        await logReading(ctx, request, { action: 'export', subject: 'list', detail: { list: 'mining', log: request.params.id } })
        return readLog(ctx, request.params.id, request.query)
      })
      return reply
        .headers({ 'Content-Disposition': disposition('attachment', `${name}.xlsx`), 'Cache-Control': 'no-store' })
        .type(xlsx)
        .send(await processWorkbook([name], tablesOf(parts, null, signedIn(request).language)))
    },
  )
  app.delete(
    '/api/mining/logs/:id',
    { config: keepers, schema: { summary: '删除一份外部日志', params: ById, response: { 200: Made } } },
    request =>
      inRequest(deps, request, async ctx => {
        await removeLog(ctx, request.params.id)
        return { id: request.params.id }
      }),
  )

  app.get(
    '/api/mining/analyses',
    { config, schema: { summary: '已提交的流程分析', querystring: ListLogs, response: { 200: AnalysisPage } } },
    request => inRequest(deps, request, ctx => listAnalyses(ctx, request.query)),
  )
  app.post(
    '/api/mining/analyses',
    { config, schema: { summary: '提交流程分析', body: HandInAnalysis, response: { 201: Made } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => ({ id: await handInAnalysis(ctx, request.body) })),
  )
  app.get(
    '/api/mining/analyses/:id',
    { config, schema: { summary: '一份已提交的流程分析', params: ById, response: { 200: AnalysisRead } } },
    request => inRequest(deps, request, ctx => readAnalysis(ctx, request.params.id)),
  )
}
