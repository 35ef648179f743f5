import { sql } from 'kysely'
import { answerProblems, feedbackOf } from '../../engine/surveys/questions.ts'
import type { Questionnaire, SurveyAnswers, SurveyTexts } from '../../events/questionnaire.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import { type Ctx, notPeople } from '../context.ts'
import { type RefusalExtras, refuse } from '../errors.ts'
import { keepLowScore } from './follow-ups.ts'
import { isJudged, letsJudgedAsk } from './judged.ts'
import { callbackQuestionnaire, questionnaireOf } from './read-questionnaire.ts'
import { sidesOf } from './sides.ts'

type Input = Readonly<Record<string, unknown>>
const how = {
  missing: { zh: '请回答', en: 'Please answer' },
  'not-asked': { zh: '没有问到这道题', en: 'This was not asked' },
  unknown: { zh: '问卷里没有这道题', en: 'There is no such question' },
  unfit: { zh: '答案不在选项之内', en: 'Not one of the answers' },
} as const

/** Answers that a questionnaire takes; else `survey.answers-unfit`, each problem beside its question. */
export function mustFitQuestionnaire(
  content: Pick<Questionnaire, 'questions'>,
  answers: SurveyAnswers,
  texts: SurveyTexts,
  extras: RefusalExtras = {},
): void {
  const problems = answerProblems(content, { answers, texts })
  if (problems.length === 0) return
  throw refuse('survey.answers-unfit', {
    ...extras,
    fields: Object.fromEntries(problems.map(p => [`answers.${p.question}`, how[p.how]])),
  })
}

/** Which clause orders the callback of a case, where a duty of its regulations does. */
export function callbackClause(ctx: Pick<Ctx, 'rules'>, { state }: Pick<OpenedCase, 'state'>): RefusalExtras {
  for (const duty of Object.values(state.duties)) {
    const edition = ctx.rules.editions.find(e => e.key === duty.edition)
    const rule = edition?.duties.get(duty.rule)
    if (edition && rule?.acts.includes('record-feedback')) return { clause: rule.clause, regulation: edition.pack.title }
  }
  return {}
}

/**
 * 客户反馈: what the server fills in, and what it refuses. Once the company calls back by a questionnaire, its people take an answer down by that
 * (furn 4.1(4)), and nobody takes down the judgement of their own work. Without one they do where the regulation itself has the worker ask (robot 8(6)), and
 * it is marked.
 */
export async function fillFeedback(ctx: Ctx, record: OpenedCase, input: Input): Promise<Record<string, unknown>> {
  const byPerson = !notPeople.has(ctx.actor.person)
  const judged = byPerson && !record.isHistory && (await isJudged(ctx, record))
  if (byPerson && !record.isHistory) await mustFollowQuestionnaire(ctx, record, input, judged)
  if (input.answers !== undefined) await mustSayWhatWasAnswered(ctx, input)
  return judged ? { byJudged: true } : {}
}

async function mustFollowQuestionnaire(ctx: Ctx, record: OpenedCase, input: Input, judged: boolean): Promise<void> {
  const wanted = await callbackQuestionnaire(ctx, record.state.kind)
  const extras = callbackClause(ctx, record)
  const isPlain = wanted === undefined && input.questionnaire === undefined
  if (judged && !(isPlain && letsJudgedAsk(ctx, record))) throw refuse('callback.judged', extras)
  if (isPlain) return
  if (input.questionnaire === undefined) throw refuse('callback.questionnaire-missing', extras)
  if (input.questionnaire !== wanted?.id || input.version !== wanted.version) throw refuse('questionnaire.changed-meanwhile')
}

/** 联系未果 is refused to whoever may not ask either: three days on which nobody called would end the callback (`callback.judged`). */
export async function mustMayTry(ctx: Ctx, record: OpenedCase): Promise<void> {
  if (notPeople.has(ctx.actor.person) || record.isHistory || !(await isJudged(ctx, record))) return
  const isPlain = (await callbackQuestionnaire(ctx, record.state.kind)) === undefined
  if (!(isPlain && letsJudgedAsk(ctx, record))) throw refuse('callback.judged', callbackClause(ctx, record))
}

/** `satisfied` and `rating` follow from the answers; whoever sends something else has not read them. */
async function mustSayWhatWasAnswered(ctx: Ctx, input: Input): Promise<void> {
  if (typeof input.questionnaire !== 'string' || typeof input.version !== 'number') throw refuse('survey.answers-unfit')
  const { content } = await questionnaireOf(ctx, input.questionnaire, input.version)
  const answers = input.answers as SurveyAnswers
  mustFitQuestionnaire(content, answers, (input.texts ?? {}) as SurveyTexts)
  const said = feedbackOf(content, answers)
  if (said === undefined || said.satisfied !== input.satisfied || said.rating !== input.rating)
    throw refuse('survey.answers-unfit')
}

/** Keeps the answers of a case where figures read them. */
export async function keepCaseAnswers(
  ctx: Ctx,
  record: OpenedCase,
  { event, plain, sealed }: { readonly event: string; readonly plain: Input; readonly sealed: Input },
): Promise<void> {
  const sides = await sidesOf(ctx, [record.id])
  await closeLinks(ctx, record.id)
  if (!record.isHistory && plain.satisfied === false)
    await keepLowScore(ctx, { event, record, judged: sides.people, customer: null, survey: null })
  if (plain.answers === undefined) return
  await ctx.tx
    .insertInto('survey_answers')
    .values({
      org_id: ctx.org,
      event_id: event,
      questionnaire_id: String(plain.questionnaire),
      version: Number(plain.version),
      ...{ case_id: record.id, survey_id: null, customer_id: null, follow_up: null },
      answers: JSON.stringify(plain.answers),
      texts: Object.keys((sealed.texts ?? {}) as object),
      satisfied: plain.satisfied === true,
      via: String(plain.via),
      by_judged: plain.byJudged === true,
      answered_at: ctx.now,
      taken_by: notPeople.has(ctx.actor.person) ? null : ctx.actor.person,
      ...sides,
    })
    .execute()
}

/** However it was answered, no link that waits has anything to ask any more: neither that of the questionnaire nor the one that went with the result. */
async function closeLinks(ctx: Ctx, caseId: string): Promise<void> {
  await ctx.tx
    .updateTable('survey_links')
    .set({ used_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('used_at', 'is', null)
    .execute()
  await ctx.tx
    .updateTable('customer_links')
    .set({ used_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('purpose', '=', 'feedback')
    .where('used_at', 'is', null)
    .execute()
}

/** Notes that the link of an answer was handed to the customer by somebody whom the answer judges: it counts, and is seen to be so. */
export async function noteWhoHanded(ctx: Ctx, event: string, maker: string | null): Promise<void> {
  if (maker === null) return
  await ctx.tx
    .updateTable('survey_answers')
    .set({ handed_by_judged: true })
    .where('org_id', '=', ctx.org)
    .where('event_id', '=', event)
    .where(sql<boolean>`${maker} = any(people)`)
    .execute()
}
