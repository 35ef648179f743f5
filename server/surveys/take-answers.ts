import { feedbackOf, onlyAsked } from '../../engine/surveys/questions.ts'
import type { SurveyAnswers, SurveyTexts } from '../../events/questionnaire.ts'
import { lockCase } from '../cases/case-record.ts'
import { performAct } from '../cases/perform-act.ts'
import { type Ctx, notPeople } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { companyName } from './callbacks.ts'
import { mustFitQuestionnaire, noteWhoHanded } from './feedback-by-questionnaire.ts'
import { openFollowUp } from './follow-up.ts'
import { keepLowScore } from './follow-ups.ts'
import { lockMember, lockOpenSurvey } from './keep-survey.ts'
import { type FoundSurveyLink, usableLink } from './links.ts'
import type { SentAnswers, SurveyPage } from './page-schema.ts'
import { questionnaireOf, scriptOf } from './read-questionnaire.ts'
import type { TakenAnswers } from './schema.ts'
import { sidesOf } from './sides.ts'
import { mustKeepSurveys } from './who.ts'

type Said = { readonly answers: SurveyAnswers; readonly texts: SurveyTexts }

/**
 * 答卷 of a survey: once for each customer, by the version that it asks. A low score opens a case for somebody to follow up, in the same transaction.
 */
async function keepSurveyAnswers(
  ctx: Ctx,
  surveyId: string,
  customer: string,
  said: Said,
  via: 'link' | TakenAnswers['via'],
  maker: string | null = null,
): Promise<void> {
  const survey = await lockOpenSurvey(ctx, surveyId)
  const member = await lockMember(ctx, surveyId, customer)
  const byPerson = !notPeople.has(ctx.actor.person)
  if (byPerson && member.judged.includes(ctx.actor.person)) throw refuse('callback.judged')
  const { content } = await questionnaireOf(ctx, survey.questionnaire_id, survey.version)
  mustFitQuestionnaire(content, said.answers, said.texts)
  const { satisfied } = feedbackOf(content, said.answers)!
  const followUp = satisfied
    ? undefined
    : await openFollowUp(ctx, { customer, survey: survey.title, content }, said.answers, said.texts)
  const event = await addOrganisationEvent(ctx, {
    type: 'survey.answered',
    plain: {
      ...{ survey: surveyId, customer, questionnaire: survey.questionnaire_id, version: survey.version },
      ...{ answers: said.answers, satisfied, via, ...(followUp === undefined ? {} : { followUp }) },
    },
    sealed: Object.keys(said.texts).length === 0 ? {} : { texts: said.texts },
  })
  await ctx.tx
    .insertInto('survey_answers')
    .values({
      ...{ org_id: ctx.org, event_id: event.id, questionnaire_id: survey.questionnaire_id, version: survey.version },
      ...{ case_id: null, survey_id: surveyId, customer_id: customer, answers: JSON.stringify(said.answers) },
      ...{ texts: Object.keys(said.texts), satisfied, via, answered_at: ctx.now, follow_up: followUp ?? null },
      taken_by: byPerson ? ctx.actor.person : null,
      ...(await sidesOf(ctx, member.cases, member.judged)),
      handed_by_judged: maker !== null && member.judged.includes(maker),
    })
    .execute()
  if (!satisfied && followUp === undefined)
    await keepLowScore(ctx, { event: event.id, record: null, judged: member.judged, customer, survey: surveyId })
  await ctx.tx
    .updateTable('survey_links')
    .set({ used_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('survey_id', '=', surveyId)
    .where('customer_id', '=', customer)
    .where('used_at', 'is', null)
    .execute()
}

/** Read out by somebody of the company who keeps surveys and is not judged by this customer. */
export async function takeSurveyAnswers(
  ctx: Ctx,
  survey: string,
  customer: string,
  { via, answers, texts = {} }: TakenAnswers,
): Promise<void> {
  mustKeepSurveys(ctx)
  await keepSurveyAnswers(ctx, survey, customer, { answers, texts }, via)
}

/** What the customer sees on a link; one that cannot be used any more is `survey.link-not-valid`. */
export async function surveyPage(ctx: Ctx, link: FoundSurveyLink): Promise<SurveyPage> {
  const row = await usableLink(ctx, link)
  const { content, title } = await questionnaireOf(ctx, row.questionnaire_id, row.version)
  const about = await aboutLink(ctx, row)
  const { name, name_en: nameEn } = await ctx.tx
    .selectFrom('organisations')
    .select(['name', 'name_en'])
    .where('id', '=', ctx.org)
    .executeTakeFirstOrThrow()
  // Whoever holds the link is told nobody's name: the customer's neither.
  const customer = ctx.language === 'en' ? 'dear customer' : '尊敬的客户'
  const words = { customer, title: about ?? title, company: await companyName(ctx), agent: '' }
  return {
    company: { zh: name, ...(nameEn ? { en: nameEn } : {}) },
    ...{ title, about, questions: content.questions, expiresAt: row.expires_at },
    opening: scriptOf(content.opening, words),
    closing: scriptOf(content.closing, words),
  }
}

/** What is asked about: a case that can still be answered, or the survey. Nothing where it is over. */
async function aboutLink(ctx: Ctx, row: Awaited<ReturnType<typeof usableLink>>): Promise<string | null> {
  if (row.case_id !== null) {
    const record = await ctx.tx
      .selectFrom('cases')
      .select(['title', 'is_closed'])
      .where('org_id', '=', ctx.org)
      .where('id', '=', row.case_id)
      .executeTakeFirstOrThrow()
    if (record.is_closed) throw refuse('survey.link-not-valid')
    return record.title
  }
  const survey = await ctx.tx
    .selectFrom('surveys')
    .select(['title', 'closed_at'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', row.survey_id!)
    .executeTakeFirstOrThrow()
  if (survey.closed_at !== null) throw refuse('survey.link-not-valid')
  return survey.title
}

/** The customer's own answers: as feedback on the case that was asked about, or to the survey; the link is used up in the same transaction. */
export async function answerSurveyLink(ctx: Ctx, link: FoundSurveyLink, sent: SentAnswers): Promise<void> {
  const about = await ctx.tx
    .selectFrom('survey_links')
    .select(['case_id', 'survey_id', 'customer_id'])
    .where('org_id', '=', ctx.org)
    .where('token_hash', '=', link.hash)
    .executeTakeFirstOrThrow()
  // The case, or the survey's member, first, as whoever makes a link does, so that the two never wait for each other.
  if (about.case_id !== null) await lockCase(ctx, about.case_id)
  else
    await ctx.tx
      .selectFrom('survey_members')
      .select('position')
      .where('org_id', '=', ctx.org)
      .where('survey_id', '=', about.survey_id!)
      .where('customer_id', '=', about.customer_id!)
      .forUpdate()
      .execute()
  const row = await usableLink(ctx, link)
  await aboutLink(ctx, row)
  const { id, version, content } = await questionnaireOf(ctx, row.questionnaire_id, row.version)
  const { answers, texts } = onlyAsked(content, { answers: sent.answers, texts: sent.texts ?? {} })
  mustFitQuestionnaire(content, answers, texts)
  if (row.case_id === null)
    return keepSurveyAnswers(ctx, row.survey_id!, row.customer_id!, { answers, texts }, 'link', row.created_by)
  const said = feedbackOf(content, answers)!
  const done = await performAct(ctx, row.case_id, {
    type: 'record-feedback',
    data: {
      ...{ ...said, via: 'link', questionnaire: id, version, answers },
      ...(Object.keys(texts).length === 0 ? {} : { texts }),
    },
  })
  await noteWhoHanded(ctx, done.event, row.created_by)
}
