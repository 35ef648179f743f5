import type { FastifyReply, FastifyRequest } from 'fastify'
import { localDateOf } from '../../engine/calendar/days.ts'
import { signedIn } from '../access/access.ts'
import { logReading } from '../access/access-log.ts'
import type { Ctx } from '../context.ts'
import type { Feature } from '../deps.ts'
import { disposition } from '../files/file-name.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { questionnaireCuts, surveyCuts } from './cuts.ts'
import { AskCuts, AskFile, CutsView, FileParams } from './cuts-schema.ts'
import { figuresPdf, figuresXlsx, type PrintedFigures } from './figures-file.ts'
import { FollowUpPage, ListFollowUps, LowScoreSetting, NewFollowUpDone, SetLowScore } from './follow-up-schema.ts'
import { doFollowUp, listFollowUps } from './follow-ups.ts'
import { setLowScore, viewLowScoreSetting } from './low-score-setting.ts'
import { printedQuestionnaire, printedSurvey, surveyRow } from './printed-figures.ts'
import { ById } from './schema.ts'

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const

/** Figures of answers by department, person, kind, product and month, as files too; and the low scores that the company follows up by its own setting. */
export const surveyFigureRoutes: Feature = (app, { deps }) => {
  const config = { access: 'signed-in' } as const
  const files = { ...config, rateLimit: { max: 60, timeWindow: 60_000 } } as const

  app.get(
    '/api/questionnaires/:id/cuts',
    { config, schema: { summary: '回访结果分组', params: ById, querystring: AskCuts, response: { 200: CutsView } } },
    request => inRequest(deps, request, ctx => questionnaireCuts(ctx, request.params.id, request.query)),
  )
  app.get(
    '/api/surveys/:id/cuts',
    { config, schema: { summary: '调查结果分组', params: ById, querystring: AskCuts, response: { 200: CutsView } } },
    request => inRequest(deps, request, async ctx => surveyCuts(ctx, await surveyRow(ctx, request.params.id), request.query)),
  )

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    format: keyof typeof types,
    make: (ctx: Ctx) => Promise<PrintedFigures>,
  ) => {
    const { printed, day } = await inRequest(deps, request, async ctx => {
      const printed = await make(ctx)
      await logReading(ctx, request, {
        action: 'export',
        subject: 'list',
        detail: { list: 'survey-figures', filter: request.query },
      })
      return { printed, day: localDateOf(ctx.rules.calendar, ctx.now) }
    })
    const file = format === 'xlsx' ? await figuresXlsx(printed) : await figuresPdf(printed, request.exportMark?.text)
    return reply
      .headers({
        'Content-Disposition': disposition('attachment', `${printed.title} ${day}.${format}`),
        'Cache-Control': 'no-store',
      })
      .type(types[format])
      .send(file)
  }
  app.get(
    '/api/questionnaires/:id/figures/:format',
    { config: files, schema: { summary: '回访结果的文件（Excel、PDF）', params: FileParams, querystring: AskFile } },
    (request, reply) => {
      const { id, format } = request.params
      return send(request, reply, format, ctx => printedQuestionnaire(ctx, id, request.query, signedIn(request).language))
    },
  )
  app.get(
    '/api/surveys/:id/figures/:format',
    { config: files, schema: { summary: '调查结果的文件（Excel、PDF）', params: FileParams, querystring: AskFile } },
    (request, reply) => {
      const { id, format } = request.params
      return send(request, reply, format, ctx => printedSurvey(ctx, id, request.query, signedIn(request).language))
    },
  )

  app.get(
    '/api/low-score-follow-ups',
    { config, schema: { summary: '低分跟进', querystring: ListFollowUps, response: { 200: FollowUpPage } } },
    request => inRequest(deps, request, ctx => listFollowUps(ctx, request.query)),
  )
  app.post(
    '/api/low-score-follow-ups/:id/done',
    { config, schema: { summary: '低分跟进完成', params: ById, body: NewFollowUpDone, response: { 200: FollowUpPage } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await doFollowUp(ctx, request.params.id, request.body)
        return listFollowUps(ctx, ListFollowUps.parse({}))
      }),
  )
  app.get(
    '/api/low-score-setting',
    { config, schema: { summary: '低分由谁、多久内跟进', response: { 200: LowScoreSetting } } },
    request => inRequest(deps, request, viewLowScoreSetting),
  )
  app.post(
    '/api/low-score-setting',
    { config, schema: { summary: '设置低分跟进', body: SetLowScore, response: { 200: LowScoreSetting } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await setLowScore(ctx, request.body)
        return viewLowScoreSetting(ctx)
      }),
  )
}
