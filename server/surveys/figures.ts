import { startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { tallySurvey } from '../../engine/surveys/tally.ts'
import type { SurveyAnswers } from '../../events/questionnaire.ts'
import { sealedFromNobody } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { callbacksAsked } from './asked.ts'
import { isCounted } from './cuts.ts'
import { questionnaireOf } from './read-questionnaire.ts'
import type { AskFigures, QuestionnaireFigures, Tally } from './schema.ts'
import { mustReadSurveys } from './who.ts'

type Row = { readonly answers: SurveyAnswers; readonly texts: readonly string[]; readonly handed_by_judged: boolean }

const textCounts = (rows: readonly Row[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { texts } of rows) for (const id of texts) counts[id] = (counts[id] ?? 0) + 1
  return counts
}
const tallied = (content: Parameters<typeof tallySurvey>[0], asked: number, rows: readonly Row[]): Tally => {
  const { questions, ...rest } = tallySurvey(
    content,
    asked,
    rows.map(row => row.answers),
    textCounts(rows),
  )
  const handedByJudged = rows.filter(row => row.handed_by_judged).length
  return { ...rest, handedByJudged, questions: questions.map(q => ({ ...q, given: [...q.given] })) }
}

/** The figures of a survey: asked are all who were drawn, those left out too, so that leaving somebody out never betters the response. Answers about sealed cases are in no figure. */
export async function surveyFigures(
  ctx: Ctx,
  survey: { readonly id: string; readonly questionnaire_id: string; readonly version: number; readonly drawn: number },
): Promise<Tally> {
  const { content } = await questionnaireOf(ctx, survey.questionnaire_id, survey.version)
  const rows = await ctx.tx
    .selectFrom('survey_answers as a')
    .select(['a.answers', 'a.texts', 'a.handed_by_judged'])
    .where('a.org_id', '=', ctx.org)
    .where('a.survey_id', '=', survey.id)
    .where(isCounted(ctx))
    .execute()
  return tallied(content, survey.drawn, rows)
}

/**
 * The figures of callbacks by a version of a questionnaire (the last one where none is said), of a period. Asked are the callbacks of its kinds of case
 * that began in the period and were not cancelled, while that version was in force; answered, those with an answer. Sealed cases are in no figure.
 */
export async function questionnaireFigures(
  ctx: Ctx,
  id: string,
  { version, from, to }: AskFigures,
): Promise<QuestionnaireFigures> {
  mustReadSurveys(ctx)
  const kept = await questionnaireOf(ctx, id, version)
  const { calendar } = ctx.rules
  const since = from === undefined ? undefined : startOfDay(calendar, from)
  const until = to === undefined ? undefined : startOfDay(calendar, addCalendarDays(to, 1))
  let query = ctx.tx
    .selectFrom('survey_answers as a')
    .select(['a.answers', 'a.texts', 'a.by_judged', 'a.handed_by_judged'])
    .where('a.org_id', '=', ctx.org)
    .where('a.questionnaire_id', '=', id)
    .where('a.version', '=', kept.version)
    .where('a.case_id', 'is not', null)
    .where(sealedFromNobody(ctx.org, 'a.case_id'))
  if (since !== undefined) query = query.where('a.answered_at', '>=', since)
  if (until !== undefined) query = query.where('a.answered_at', '<', until)
  const rows = await query.execute()
  const counted = rows.filter(row => !row.by_judged)
  const asked = Math.max(counted.length, await callbacksAsked(ctx, kept, { from, to }))
  return {
    ...{ version: kept.version, content: kept.content, from: from ?? null, to: to ?? null },
    tally: tallied(kept.content, asked, counted),
    byJudged: rows.length - counted.length,
    handedByJudged: counted.filter(row => row.handed_by_judged).length,
  }
}
