import type { Question, Questionnaire } from '../../events/questionnaire.ts'
import type { Ctx } from '../context.ts'
import { createQuestionnaire } from '../surveys/keep-questionnaire.ts'
import { addAttempt, openSurvey } from '../surveys/keep-survey.ts'
import { takeSurveyAnswers } from '../surveys/take-answers.ts'
import { type Found, idOf } from './company.ts'
import { asPerson } from './play.ts'

const DAY = 86_400_000
const daysBefore = (ctx: Ctx, days: number) => new Date(Date.parse(ctx.now) - days * DAY).toISOString()
const both = (zh: string, en: string) => ({ zh, en })
const option = (id: string, zh: string, en: string) => ({ id, title: both(zh, en) })

const overall: Question = {
  ...{ id: 'overall', kind: 'scale', required: true, from: 1, to: 5, satisfiedFrom: 4 },
  title: both('您对这次服务总体满意吗？', 'Overall, are you satisfied with this service?'),
  ...{ low: both('很不满意', 'not at all'), high: both('很满意', 'very much') },
}
const why: Question = {
  ...{ id: 'why', kind: 'choice', required: true, several: true, onlyIf: { question: 'overall', lte: 3 } },
  title: both('哪些方面让您不满意？', 'What were you not satisfied with?'),
  options: [
    option('time', '响应和上门太慢', 'Slow to answer or come'),
    option('solved', '问题没有解决', 'The problem is not solved'),
    option('attitude', '服务态度', 'Attitude'),
    option('price', '收费说明', 'How charges were explained'),
  ],
}
const recommend: Question = {
  ...{ id: 'recommend', kind: 'nps', required: false },
  title: both('您有多大可能把我们推荐给朋友或同行？', 'How likely would you recommend us?'),
}
const words: Question = {
  ...{ id: 'words', kind: 'text', required: false },
  title: both('还有什么想告诉我们的？', 'Anything else you would like to tell us?'),
}
const tidy: Question = {
  ...{ id: 'tidy', kind: 'choice', required: true, several: false },
  title: both('师傅离开前清理现场了吗？', 'Was the place tidied up before they left?'),
  options: [option('yes', '清理了', 'Yes'), option('no', '没有', 'No'), option('none', '没有上门', 'Nobody came')],
}

const callback: Questionnaire = {
  opening: '您好，{{customer}}，我是{{company}}客服{{agent}}。您的“{{title}}”已经办完，想用两分钟听听您的意见。',
  closing: '谢谢您。有任何问题请随时拨打客服热线，祝您生活愉快。',
  linkDays: 7,
  questions: [overall, why, tidy, recommend, words],
}
const quarterly: Questionnaire = {
  opening: '{{customer}}，您好。我们想了解您对{{company}}近一季度服务的评价，共五题，约两分钟。',
  closing: '感谢您的时间，每一条意见都有专人阅读。',
  linkDays: 21,
  questions: [
    {
      ...overall,
      title: both('您对我们近一季度的服务总体满意吗？', 'Overall, are you satisfied with our service of the last quarter?'),
    },
    why,
    {
      ...{ id: 'speed', kind: 'scale', required: true, from: 1, to: 5 },
      title: both('异常发生后，我们的响应速度怎么样？', 'How quickly did we react when something went wrong?'),
      ...{ low: both('很慢', 'slow'), high: both('很快', 'fast') },
    },
    recommend,
    words,
  ],
}

/** The furniture maker has called back by a questionnaire for half a year. */
export async function callsBackBy(ctx: Ctx, found: Found): Promise<void> {
  const desk = asPerson(ctx, idOf(found, 'tao.ran'), daysBefore(ctx, 180))
  await createQuestionnaire(desk, {
    ...{ title: '服务完成回访问卷', purpose: 'callback', content: callback },
    kinds: ['enquiry', 'request', 'return', 'work-order'],
  })
}

/** The integrator's survey of the last quarter, half answered. Nobody scored low, so that it opens no case. */
export async function surveyed(ctx: Ctx, found: Found): Promise<void> {
  const deputy = (days: number) => asPerson(ctx, idOf(found, 'shen.lei'), daysBefore(ctx, days))
  const questionnaire = await createQuestionnaire(deputy(60), {
    ...{ title: '季度客户满意度问卷', purpose: 'survey', kinds: [], content: quarterly },
  })
  const day = (days: number) => daysBefore(ctx, days).slice(0, 10)
  const survey = await openSurvey(deputy(5), {
    ...{ title: '客户满意度季度调查', questionnaire, from: day(95), to: day(5) },
    closesOn: new Date(Date.parse(ctx.now) + 10 * DAY).toISOString().slice(0, 10),
  })
  const members = await ctx.tx
    .selectFrom('survey_members')
    .select(['customer_id', 'judged'])
    .where('org_id', '=', ctx.org)
    .where('survey_id', '=', survey)
    .orderBy('position')
    .execute()
  const shen = idOf(found, 'shen.lei')
  const free = members.filter(one => !one.judged.includes(shen))
  const said = ['现场工程师到得很快', '希望备件再快一点', '', '远程支持讲得清楚'] as const
  for (const [i, one] of free.slice(0, Math.ceil(free.length / 2)).entries()) {
    const overallScore = i % 3 === 0 ? 5 : 4
    const text = said[i % said.length]!
    await takeSurveyAnswers(deputy(4 - (i % 4)), survey, one.customer_id, {
      via: 'phone',
      answers: { overall: overallScore, speed: 3 + (i % 3), recommend: 7 + (i % 4) },
      ...(text === '' ? {} : { texts: { words: text } }),
    })
  }
  for (const one of free.slice(-2))
    await addAttempt(deputy(1), survey, one.customer_id, { via: 'phone', outcome: 'no-answer', note: '总机转接无人接听' })
}
