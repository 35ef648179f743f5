import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { sayAnswers } from '../../engine/surveys/say-answer.ts'
import type { SurveyTexts } from '../../events/questionnaire.ts'
import { caseSeenOrTrue, unsealedOrNone } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { customerNames } from './customer-names.ts'
import { isCounted, isOfSide } from './cuts.ts'
import type { AnswerPage, AnswerRow, ListAnswers } from './schema.ts'
import { mustReadSurveys } from './who.ts'

/** 答卷 one by one, the newest first: those about cases that the viewer sees, and those of surveys. */
export async function listAnswers(ctx: Ctx, ask: ListAnswers): Promise<AnswerPage> {
  mustReadSurveys(ctx)
  const { questionnaire, survey, satisfied, limit, after } = ask
  // Which answers first, by their index alone; what stands around them is read for these only.
  let query = ctx.tx
    .selectFrom('survey_answers as a')
    .select(['a.event_id', 'a.answered_at'])
    .where('a.org_id', '=', ctx.org)
    .where(eb => eb.or([eb('a.case_id', 'is', null), caseSeenOrTrue(ctx, 'a.case_id')]))
    // An answer to a survey is about all the cases by which its customer was asked: none of them may be sealed from the reader.
    .where(
      sql<SqlBool>`(a.case_id is not null or not exists (select from unnest(a.cases) as about(id) where not ${unsealedOrNone(ctx, 'about.id')}))`,
    )
  if (questionnaire !== undefined) query = query.where('a.questionnaire_id', '=', questionnaire)
  if (survey !== undefined) query = query.where('a.survey_id', '=', survey)
  if (satisfied !== undefined) query = query.where('a.satisfied', '=', satisfied === 'yes')
  for (const condition of conditionsOf(ctx, ask)) query = query.where(condition)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(a.answered_at, a.event_id) < (${at}::timestamptz, ${id})`)
  }
  const found = await query
    .orderBy('a.answered_at', 'desc')
    .orderBy('a.event_id', 'desc')
    .limit(limit + 1)
    .execute()
  const last = found.slice(0, limit).at(-1)
  const page = await answersWithNames(
    ctx,
    found.slice(0, limit).map(one => one.event_id),
  )
  const names = await customerNames(
    ctx,
    page.map(row => row.customer_id ?? row.case_customer),
  )
  const customerOf = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' })
  return {
    items: page.map(
      (row): AnswerRow => ({
        ...{ id: row.event_id, at: row.answered_at, satisfied: row.satisfied, via: row.via, byJudged: row.by_judged },
        handedByJudged: row.handed_by_judged,
        questionnaire: { id: row.questionnaire, title: row.questionnaire_title, version: row.version },
        case: row.case_id === null ? null : { id: row.case_id, number: row.number!, title: row.title! },
        customer: customerOf(row.customer_id ?? row.case_customer),
        survey: row.survey_id === null ? null : { id: row.survey_id, name: row.survey_title! },
        takenBy: row.taken_by === null ? null : { id: row.taken_by, name: named(ctx, row.taken_by).name },
        followUp: row.follow_id === null || !row.sees_follow ? null : { id: row.follow_id, number: row.follow_number! },
        said: sayAnswers(row.content.questions, row.answers, (row.texts ?? {}) as SurveyTexts),
      }),
    ),
    next: found.length > limit && last ? writeCursor([last.answered_at, last.event_id]) : null,
  }
}

/** What a figure counts, as conditions over `a`. */
function conditionsOf(ctx: Ctx, ask: ListAnswers): RawBuilder<SqlBool>[] {
  const { version, from, to, question, value, counted } = ask
  const { calendar } = ctx.rules
  return [
    ...(version === undefined ? [] : [sql<SqlBool>`a.version = ${version}`]),
    ...(from === undefined ? [] : [sql<SqlBool>`a.answered_at >= ${startOfDay(calendar, from)}`]),
    ...(to === undefined ? [] : [sql<SqlBool>`a.answered_at < ${startOfDay(calendar, addCalendarDays(to, 1))}`]),
    ...(['department', 'person', 'kind', 'product'] as const).flatMap(side => {
      const key = ask[side]
      return key === undefined ? [] : [isOfSide(side, key)]
    }),
    ...(question === undefined ? [] : [sql<SqlBool>`(a.answers ? ${question} or ${question} = any(a.texts))`]),
    // A number, or one of the options that were chosen.
    ...(question === undefined || value === undefined
      ? []
      : [sql<SqlBool>`(a.answers ->> ${question} = ${value} or a.answers -> ${question} @> to_jsonb(${value}::text))`]),
    ...(counted === undefined ? [] : [isCounted(ctx)]),
  ]
}

/** These answers, the newest first, with the questionnaire, case, customer, survey and follow-up that they are about. */
async function answersWithNames(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return ctx.tx
    .selectFrom('survey_answers as a')
    .innerJoin('questionnaires as q', join => join.onRef('q.org_id', '=', 'a.org_id').onRef('q.id', '=', 'a.questionnaire_id'))
    .innerJoin('questionnaire_versions as v', join =>
      join
        .onRef('v.org_id', '=', 'a.org_id')
        .onRef('v.questionnaire_id', '=', 'a.questionnaire_id')
        .onRef('v.version', '=', 'a.version'),
    )
    .leftJoin('cases', join => join.onRef('cases.org_id', '=', 'a.org_id').onRef('cases.id', '=', 'a.case_id'))
    .leftJoin('surveys as s', join => join.onRef('s.org_id', '=', 'a.org_id').onRef('s.id', '=', 'a.survey_id'))
    .leftJoin('cases as f', join => join.onRef('f.org_id', '=', 'a.org_id').onRef('f.id', '=', 'a.follow_up'))
    .leftJoin('sealed_fields as w', join =>
      join.onRef('w.org_id', '=', 'a.org_id').onRef('w.event_id', '=', 'a.event_id').on('w.field', '=', 'texts'),
    )
    .select([
      'a.event_id',
      'a.answered_at',
      'a.answers',
      'a.satisfied',
      'a.via',
      'a.taken_by',
      'a.by_judged',
      'a.version',
      'a.handed_by_judged',
    ])
    .select(['q.id as questionnaire', 'q.title as questionnaire_title', 'v.content', 'w.value as texts'])
    .select(['cases.id as case_id', 'cases.number', 'cases.title', 'a.customer_id', 'cases.customer_id as case_customer'])
    .select(['s.id as survey_id', 's.title as survey_title', 'f.id as follow_id', 'f.number as follow_number'])
    .select(caseSeenOrTrue(ctx, 'f.id').as('sees_follow'))
    .where('a.org_id', '=', ctx.org)
    .where('a.event_id', 'in', [...ids])
    .orderBy('a.answered_at', 'desc')
    .orderBy('a.event_id', 'desc')
    .execute()
}
