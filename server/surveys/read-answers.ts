import { type SqlBool, sql } from 'kysely'
import { sayAnswers } from '../../engine/surveys/say-answer.ts'
import type { SurveyTexts } from '../../events/questionnaire.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { AnswerPage, AnswerRow, ListAnswers } from './schema.ts'
import { mustReadSurveys } from './who.ts'

/** 答卷 one by one, the newest first: those about cases that the viewer sees, and those of surveys. */
export async function listAnswers(
  ctx: Ctx,
  { questionnaire, survey, satisfied, limit, after }: ListAnswers,
): Promise<AnswerPage> {
  mustReadSurveys(ctx)
  let query = ctx.tx
    .selectFrom('survey_answers as a')
    .innerJoin('questionnaires as q', join => join.onRef('q.org_id', '=', 'a.org_id').onRef('q.id', '=', 'a.questionnaire_id'))
    .innerJoin('questionnaire_versions as v', join =>
      join
        .onRef('v.org_id', '=', 'a.org_id')
        .onRef('v.questionnaire_id', '=', 'a.questionnaire_id')
        .onRef('v.version', '=', 'a.version'),
    )
    .leftJoin('cases', join => join.onRef('cases.org_id', '=', 'a.org_id').onRef('cases.id', '=', 'a.case_id'))
    .leftJoin('customers as c', join =>
      join.onRef('c.org_id', '=', 'a.org_id').on(sql<SqlBool>`c.id = coalesce(a.customer_id, cases.customer_id)`),
    )
    .leftJoin('surveys as s', join => join.onRef('s.org_id', '=', 'a.org_id').onRef('s.id', '=', 'a.survey_id'))
    .leftJoin('cases as f', join => join.onRef('f.org_id', '=', 'a.org_id').onRef('f.id', '=', 'a.follow_up'))
    .leftJoin('sealed_fields as w', join =>
      join.onRef('w.org_id', '=', 'a.org_id').onRef('w.event_id', '=', 'a.event_id').on('w.field', '=', 'texts'),
    )
    .select(['a.event_id', 'a.answered_at', 'a.answers', 'a.satisfied', 'a.via', 'a.taken_by', 'a.by_judged', 'a.version'])
    .select(['q.id as questionnaire', 'q.title as questionnaire_title', 'v.content', 'w.value as texts'])
    .select(['cases.id as case_id', 'cases.number', 'cases.title', 'c.id as customer_id', 'c.name as customer'])
    .select(['s.id as survey_id', 's.title as survey_title', 'f.id as follow_id', 'f.number as follow_number'])
    .select(caseSeenOrTrue(ctx, 'f.id').as('sees_follow'))
    .where('a.org_id', '=', ctx.org)
    .where(eb => eb.or([eb('a.case_id', 'is', null), caseSeenOrTrue(ctx, 'a.case_id')]))
  if (questionnaire !== undefined) query = query.where('a.questionnaire_id', '=', questionnaire)
  if (survey !== undefined) query = query.where('a.survey_id', '=', survey)
  if (satisfied !== undefined) query = query.where('a.satisfied', '=', satisfied === 'yes')
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(a.answered_at, a.event_id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('a.answered_at', 'desc')
    .orderBy('a.event_id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(
      (row): AnswerRow => ({
        ...{ id: row.event_id, at: row.answered_at, satisfied: row.satisfied, via: row.via, byJudged: row.by_judged },
        questionnaire: { id: row.questionnaire, title: row.questionnaire_title, version: row.version },
        case: row.case_id === null ? null : { id: row.case_id, number: row.number!, title: row.title! },
        customer: row.customer_id === null ? null : { id: row.customer_id, name: row.customer! },
        survey: row.survey_id === null ? null : { id: row.survey_id, name: row.survey_title! },
        takenBy: row.taken_by === null ? null : { id: row.taken_by, name: named(ctx, row.taken_by).name },
        followUp: row.follow_id === null || !row.sees_follow ? null : { id: row.follow_id, number: row.follow_number! },
        said: sayAnswers(row.content.questions, row.answers, (row.texts ?? {}) as SurveyTexts),
      }),
    ),
    next: rows.length > limit && last ? writeCursor([last.answered_at, last.event_id]) : null,
  }
}
