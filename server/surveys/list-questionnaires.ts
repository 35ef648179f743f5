import { sql } from 'kysely'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { questionnaireOf } from './read-questionnaire.ts'
import type { QuestionnaireList, QuestionnaireView } from './schema.ts'
import { mayKeepSurveys, mustReadSurveys } from './who.ts'

const inUseFirst = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('questionnaires as q')
    .innerJoin('questionnaire_versions as v', join =>
      join.onRef('v.org_id', '=', 'q.org_id').onRef('v.questionnaire_id', '=', 'q.id'),
    )
    .distinctOn('q.id')
    .select(['q.id', 'q.title', 'q.purpose', 'q.kinds', 'q.retired_at', 'v.version', 'v.published_at'])
    .select(sql<number>`jsonb_array_length(v.content -> 'questions')`.as('questions'))
    .where('q.org_id', '=', ctx.org)
    .orderBy('q.id')
    .orderBy('v.version', 'desc')

const rowOf = ({
  published_at: publishedAt,
  retired_at: retiredAt,
  ...row
}: Awaited<ReturnType<ReturnType<typeof inUseFirst>['execute']>>[number]) => ({
  ...row,
  publishedAt,
  isRetired: retiredAt !== null,
})

/** All questionnaires in their last version, those in use first; a company has a handful. */
export async function listQuestionnaires(ctx: Ctx): Promise<QuestionnaireList> {
  mustReadSurveys(ctx)
  const rows = (await inUseFirst(ctx).execute()).map(rowOf)
  const items = rows.sort((a, b) => Number(a.isRetired) - Number(b.isRetired) || (a.publishedAt < b.publishedAt ? 1 : -1))
  return { items, mayKeep: mayKeepSurveys(ctx) }
}

/** A questionnaire in one of its versions, with all of them. */
export async function viewQuestionnaire(ctx: Ctx, id: string, version?: number): Promise<QuestionnaireView> {
  mustReadSurveys(ctx)
  const kept = await questionnaireOf(ctx, id, version)
  const row = await inUseFirst(ctx).where('q.id', '=', id).executeTakeFirstOrThrow()
  const versions = await ctx.tx
    .selectFrom('questionnaire_versions as v')
    .select(['v.version', 'v.reason', 'v.published_at', 'v.published_by', 'v.hash'])
    .select(
      sql<string>`(select count(*) from survey_answers a where a.org_id = v.org_id and a.questionnaire_id = v.questionnaire_id and a.version = v.version)`.as(
        'answers',
      ),
    )
    .where('v.org_id', '=', ctx.org)
    .where('v.questionnaire_id', '=', id)
    .orderBy('v.version', 'desc')
    .execute()
  return {
    ...rowOf(row),
    ...{ version: kept.version, content: kept.content, hash: kept.hash, questions: kept.content.questions.length },
    versions: versions.map(({ published_at: publishedAt, published_by: by, answers, ...one }) => ({
      ...one,
      ...{ publishedAt, answers: Number(answers), publishedBy: { id: by, name: named(ctx, by).name } },
    })),
    mayKeep: mayKeepSurveys(ctx),
  }
}
