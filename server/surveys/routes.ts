import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { callbackSheet, listCallbacks, makeCallbackLink } from './callbacks.ts'
import { questionnaireFigures } from './figures.ts'
import { addVersion, createQuestionnaire, retireQuestionnaire } from './keep-questionnaire.ts'
import { addAttempt, closeSurvey, leaveOut, mailSurvey, makeMemberLink, openSurvey } from './keep-survey.ts'
import { listQuestionnaires, viewQuestionnaire } from './list-questionnaires.ts'
import { listAnswers } from './read-answers.ts'
import { listMembers, listSurveys, viewSurvey } from './read-surveys.ts'
import {
  AnswerPage,
  AskFigures,
  AskVersion,
  ById,
  CallbackPage,
  CallbackSheet,
  LeaveOut,
  ListAnswers,
  ListCallbacks,
  ListMembers,
  ListSurveys,
  MadeSurveyLink,
  Mailed,
  MemberPage,
  MemberParams,
  NewAttempt,
  NewQuestionnaire,
  NewSurvey,
  NewVersion,
  QuestionnaireFigures,
  QuestionnaireList,
  QuestionnaireView,
  SurveyList,
  SurveyView,
  TakenAnswers,
} from './schema.ts'
import { takeSurveyAnswers } from './take-answers.ts'

/** 回访与调查: callbacks, questionnaires, surveys and their figures. Who may is asked by the use cases. */
export const surveyRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in' } as const

  app.get(
    '/api/callbacks',
    { config, schema: { summary: '待回访', querystring: ListCallbacks, response: { 200: CallbackPage } } },
    request => inRequest(deps, request, ctx => listCallbacks(ctx, request.query)),
  )
  app.get(
    '/api/cases/:id/callback',
    { config, schema: { summary: '回访单：话术、问卷、联系记录', params: ById, response: { 200: CallbackSheet } } },
    request => inRequest(deps, request, ctx => callbackSheet(ctx, request.params.id)),
  )
  app.post(
    '/api/cases/:id/callback/link',
    { config, schema: { summary: '生成问卷链接（旧的作废）', params: ById, response: { 201: MadeSurveyLink } } },
    (request, reply) => once(deps, request, reply, 201, ctx => makeCallbackLink(ctx, deps.publicUrl, request.params.id)),
  )

  app.get('/api/questionnaires', { config, schema: { summary: '问卷', response: { 200: QuestionnaireList } } }, request =>
    inRequest(deps, request, listQuestionnaires),
  )
  app.get(
    '/api/questionnaires/:id',
    { config, schema: { summary: '问卷及其版本', params: ById, querystring: AskVersion, response: { 200: QuestionnaireView } } },
    request => inRequest(deps, request, ctx => viewQuestionnaire(ctx, request.params.id, request.query.version)),
  )
  app.post(
    '/api/questionnaires',
    { config, schema: { summary: '新建问卷', body: NewQuestionnaire, response: { 201: QuestionnaireView } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => viewQuestionnaire(ctx, await createQuestionnaire(ctx, request.body))),
  )
  app.post(
    '/api/questionnaires/:id/versions',
    { config, schema: { summary: '发布新版本', params: ById, body: NewVersion, response: { 201: QuestionnaireView } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        await addVersion(ctx, request.params.id, request.body)
        return viewQuestionnaire(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/questionnaires/:id/retire',
    { config, schema: { summary: '停用问卷', params: ById, response: { 200: QuestionnaireView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await retireQuestionnaire(ctx, request.params.id)
        return viewQuestionnaire(ctx, request.params.id)
      }),
  )
  app.get(
    '/api/questionnaires/:id/figures',
    {
      config,
      schema: {
        summary: '回访结果：样本量、回收率和区间',
        params: ById,
        querystring: AskFigures,
        response: { 200: QuestionnaireFigures },
      },
    },
    request => inRequest(deps, request, ctx => questionnaireFigures(ctx, request.params.id, request.query)),
  )
  app.get(
    '/api/survey-answers',
    { config, schema: { summary: '答卷', querystring: ListAnswers, response: { 200: AnswerPage } } },
    request => inRequest(deps, request, ctx => listAnswers(ctx, request.query)),
  )

  app.get(
    '/api/surveys',
    { config, schema: { summary: '满意度调查', querystring: ListSurveys, response: { 200: SurveyList } } },
    request => inRequest(deps, request, ctx => listSurveys(ctx, request.query)),
  )
  app.get(
    '/api/surveys/:id',
    { config, schema: { summary: '调查及其结果', params: ById, response: { 200: SurveyView } } },
    request => inRequest(deps, request, ctx => viewSurvey(ctx, request.params.id)),
  )
  app.get(
    '/api/surveys/:id/members',
    { config, schema: { summary: '调查对象', params: ById, querystring: ListMembers, response: { 200: MemberPage } } },
    request => inRequest(deps, request, ctx => listMembers(ctx, request.params.id, request.query)),
  )
  app.post(
    '/api/surveys',
    { config, schema: { summary: '开始调查（总体由系统算定并固定）', body: NewSurvey, response: { 201: SurveyView } } },
    (request, reply) => once(deps, request, reply, 201, async ctx => viewSurvey(ctx, await openSurvey(ctx, request.body))),
  )
  app.post(
    '/api/surveys/:id/mail',
    { config, schema: { summary: '向有邮箱的客户发送问卷', params: ById, response: { 200: Mailed } } },
    (request, reply) => once(deps, request, reply, 200, ctx => mailSurvey(ctx, deps.publicUrl, request.params.id)),
  )
  app.post(
    '/api/surveys/:id/close',
    { config, schema: { summary: '结束调查，固定数字', params: ById, response: { 200: SurveyView } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await closeSurvey(ctx, request.params.id)
        return viewSurvey(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/surveys/:id/members/:customer/link',
    { config, schema: { summary: '生成调查链接（旧的作废）', params: MemberParams, response: { 201: MadeSurveyLink } } },
    (request, reply) =>
      once(deps, request, reply, 201, ctx => makeMemberLink(ctx, deps.publicUrl, request.params.id, request.params.customer)),
  )
  const member = { params: MemberParams, response: { 200: SurveyView } }
  app.post(
    '/api/surveys/:id/members/:customer/attempts',
    { config, schema: { summary: '联系未果', body: NewAttempt, ...member } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await addAttempt(ctx, request.params.id, request.params.customer, request.body)
        return viewSurvey(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/surveys/:id/members/:customer/leave-out',
    { config, schema: { summary: '注明不参与', body: LeaveOut, ...member } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await leaveOut(ctx, request.params.id, request.params.customer, request.body)
        return viewSurvey(ctx, request.params.id)
      }),
  )
  app.post(
    '/api/surveys/:id/members/:customer/answers',
    { config, schema: { summary: '代读问卷，记录客户的回答', body: TakenAnswers, ...member } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await takeSurveyAnswers(ctx, request.params.id, request.params.customer, request.body)
        return viewSurvey(ctx, request.params.id)
      }),
  )
}
